import { spawnSync } from "node:child_process"
import { rm, statfs, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { withServerProcesses } from "./testing/server-process.ts"
import { withClients, type StockClient } from "./testing/stock-client.ts"
import { withTemporaryFolder } from "./testing/temporary-folder.ts"

function mount(folder: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]).status === 0
}

function unmount(folder: string): void {
  return void spawnSync("umount", [folder])
}

/** Only root may mount, and not in every container. */
const mayMount = await withTemporaryFolder((folder) => {
  const isMounted = mount(folder)
  if (isMounted) unmount(folder)
  return Promise.resolve(isMounted)
})

function withSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    mount(folder)
    try {
      await work(folder)
    } finally {
      unmount(folder)
    }
  })
}

/** Takes the room that is left, as other programs' files would. */
async function fill(folder: string): Promise<string> {
  const { bsize, bavail } = await statfs(folder)
  const path = join(folder, "other-file")
  await writeFile(path, new Uint8Array(bsize * bavail))
  return path
}

function hasHeard(person: StockClient, ok: boolean): boolean {
  return person.serverMessages.some((note) => note.type === "storage" && note.ok === ok)
}

test.skipIf(!mayMount)(
  "on a full disk people go on and are told; when there is room again, all is stored (skipped where no small file system may be mounted)",
  () =>
    withSmallDisk((dataDir) =>
      withServerProcesses(async (start) => {
        const first = await start({ MIN_FREE_DISK_BYTES: "1" })
        const { id, links } = await first.createBoard()
        await withClients(first, async (connect) => {
          const token = links.participant.token
          const alice = await connect(id, token, { serverMessages: "1" }).synced()
          const bob = await connect(id, token, { serverMessages: "1" }).synced()
          const otherFile = await fill(dataDir)

          let step = 0
          while (!hasHeard(bob, false)) {
            step += 1
            alice.map.set(String(step), "x".repeat(2000))
            await bob.until(() => bob.map.size === step)
          }
          alice.map.set("while full", true)
          await bob.sees("while full", true)
          expect((await first.call("/readyz")).status).toBe(503)
          expect((await first.call("/healthz")).status).toBe(200)
          expect(bob.closeCodes).toEqual([])

          await rm(otherFile)
          await bob.until(() => hasHeard(bob, true))
          await first.end("SIGKILL")
          const shown = bob.map.size

          const second = await start()
          await withClients(second, async (connectAgain) => {
            const late = await connectAgain(id, links.viewer.token).synced()
            expect(late.map.size).toBe(shown)
            expect(late.map.get("while full")).toBe(true)
          })
        })
      }, dataDir),
    ),
)
