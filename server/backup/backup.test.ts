import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdir, readdir, stat } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { createPng } from "../testing/pictures.ts"
import { withServerProcesses } from "../testing/server-process.ts"
import { type StockClient, withClients } from "../testing/stock-client.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { type TestServer, withTestServer } from "../testing/test-server.ts"
import { createBackup } from "./backup.ts"
import { restore } from "./restore.ts"
import { takeSnapshot } from "./take-snapshot.ts"
import { verify } from "./verify.ts"

interface Folders {
  readonly dataDir: string
  readonly backup: string
  readonly restored: string
}

function withFolders(work: (folders: Folders) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const [dataDir, backup, restored] = ["data", "backup", "restored"].map((name) =>
      join(folder, name),
    )
    await work({ dataDir: dataDir ?? "", backup: backup ?? "", restored: restored ?? "" })
  })
}

type Caller = Pick<TestServer, "url">
interface Board {
  readonly id: string
  readonly token: string
}

/** A picture of its own for each note; its hash. */
async function addPicture({ url }: Caller, { id, token }: Board, note: string): Promise<string> {
  const response = await fetch(`${url}/api/boards/${id}/assets`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: createPng({ width: 3, height: 2 }, { note }),
  })
  return ((await response.json()) as { hash: string }).hash
}

/** Several people write as fast as they can, each key once, until told to stop. */
function startWriting(writers: readonly StockClient[]): () => void {
  let step = 0
  const timer = setInterval(() => {
    step += 1
    for (const [index, writer] of writers.entries()) writer.map.set(`${index}/${step}`, step)
  }, 2)
  return () => clearInterval(timer)
}

test(
  "a backup made while people write holds all that anybody had been shown before, and their pictures",
  () =>
    withFolders(({ dataDir, backup, restored }) =>
      withServerProcesses(async (start) => {
        const server = await start()
        const { id, links } = await server.createBoard()
        const board = { id, token: links.facilitator.token }
        const hashes = [await addPicture(server, board, "1"), await addPicture(server, board, "2")]
        let shown: readonly string[] = []
        await withClients(server, async (connect) => {
          const people = Array.from({ length: 5 }, () => connect(id, links.participant.token))
          await Promise.all(people.map((person) => person.synced()))
          const [reader, ...writers] = people
          if (!reader) throw new Error("Somebody reads")
          const stop = startWriting(writers)
          await reader.until(() => reader.map.size > 300)
          shown = [...reader.map.keys()]

          await createBackup(dataDir, backup)

          const before = reader.map.size
          await reader.until(() => reader.map.size > before + 100)
          stop()
        })
        await server.end("SIGKILL")
        expect(await verify(backup)).toMatchObject({ boards: 1, pictures: 2, faults: [] })
        await restore(backup, restored, false)

        await withServerProcesses(async (startRestored) => {
          const again = await startRestored()
          await withClients(again, async (connect) => {
            const late = await connect(id, links.viewer.token).synced()
            expect(shown.filter((key) => !late.map.has(key))).toEqual([])
          })
          for (const hash of hashes) {
            const path = `/api/boards/${id}/assets/${hash}`
            expect((await again.call(path, { token: board.token })).status).toBe(200)
          }
        }, restored)
      }, dataDir),
    ),
  30_000,
)

/** A backup on the command line that does not get further than the pictures. */
async function startStuckBackup(dataDir: string, backup: string): Promise<() => Promise<void>> {
  const hash = "0".repeat(64)
  const assets = join(dataDir, "assets")
  await mkdir(join(assets, "boards", "stuck"), { recursive: true })
  await mkdir(join(assets, "00"), { recursive: true })
  // Nobody ever writes into these pipes, and reading waits for that.
  spawnSync("mkfifo", [join(assets, "boards", "stuck", hash), join(assets, "00", hash)])
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "../main.ts"), "backup", backup],
    {
      env: { PATH: process.env["PATH"], DATA_DIR: dataDir },
      stdio: "ignore",
    },
  )
  const hasDatabase = async (): Promise<boolean> => {
    const [partial] = await findPartials(backup)
    return partial !== undefined && existsSync(join(partial, "assets"))
  }
  while (!(await hasDatabase())) await new Promise((resolve) => setImmediate(resolve))
  return async () => {
    child.kill("SIGKILL")
    await once(child, "exit")
  }
}

async function findPartials(backup: string): Promise<readonly string[]> {
  const parent = join(backup, "..")
  const names = await readdir(parent)
  return names
    .filter((name) => name.startsWith("backup.partial-"))
    .map((name) => join(parent, name))
}

test("a kill during a backup leaves nothing that passes for one", () =>
  withFolders(({ dataDir, backup }) =>
    withTestServer(dataDir, async (server) => {
      await server.createBoard("musterstadt")
      const kill = await startStuckBackup(dataDir, backup)

      await kill()

      const [partial = ""] = await findPartials(backup)
      expect(existsSync(backup)).toBe(false)
      expect((await verify(partial)).faults).toMatchObject([{ fault: "incomplete" }])
      expect(await restore(partial, join(backup, "../other"), false)).toMatchObject({
        faults: [{ fault: "incomplete" }],
      })
    }),
  ))

test("pictures that are removed while a backup copies them go when it is done", () =>
  withFolders(({ dataDir, backup }) =>
    withTestServer(dataDir, async (server) => {
      const { id, links } = await server.createBoard()
      const board = { id, token: links.facilitator.token }
      const hash = await addPicture(server, board, "shown")
      const file = join(dataDir, "assets", hash.slice(0, 2), hash)
      await mkdir(backup)
      const { release } = await takeSnapshot(dataDir, join(backup, "tafelrunde.db"))

      await server.call(`/api/boards/${id}`, { method: "DELETE", token: board.token })
      expect(existsSync(file)).toBe(true)

      await release()
      // The next one waits its turn until the first has ended.
      await expect
        .poll(() => takeSnapshot(dataDir, join(backup, "second.db")).then((next) => next.release()))
        .toBeUndefined()
      expect(existsSync(file)).toBe(false)
    }),
  ))

test("one backup is made at a time", () =>
  withFolders(({ dataDir, backup, restored }) =>
    withTestServer(dataDir, async () => {
      await mkdir(backup)
      const first = await takeSnapshot(dataDir, join(backup, "first.db"))

      await expect(createBackup(dataDir, restored)).rejects.toMatchObject({ fault: "busy" })

      await first.release()
      expect(await readdir(join(dataDir, ".."))).toEqual(["backup", "data"])
    }),
  ))

test("a backup fails when the server ends before all pictures are copied", () =>
  withFolders(async ({ dataDir, backup }) => {
    await mkdir(backup)
    const { release } = await withTestServer(dataDir, () =>
      takeSnapshot(dataDir, join(backup, "tafelrunde.db")),
    )

    await expect(release()).rejects.toThrow("The server has ended")
  }))

test("a backup is made without a server too, of a database that was killed as well", () =>
  withFolders(async ({ dataDir, backup }) => {
    await withServerProcesses(async (start) => {
      const server = await start()
      await server.createBoard("musterstadt")
      await server.end("SIGKILL")
    }, dataDir)

    await createBackup(dataDir, backup)

    expect(await verify(backup)).toMatchObject({ boards: 1, faults: [] })
  }))

test("nobody else on the machine can read a backup", () =>
  withFolders(({ dataDir, backup }) =>
    withTestServer(dataDir, async (server) => {
      const { id, links } = await server.createBoard()
      await addPicture(server, { id, token: links.facilitator.token }, "shown")

      await createBackup(dataDir, backup)

      for (const entry of await readdir(backup, { recursive: true, withFileTypes: true })) {
        const { mode } = await stat(join(entry.parentPath, entry.name))
        expect(mode & 0o777).toBe(entry.isDirectory() ? 0o700 : 0o600)
      }
      expect((await stat(backup)).mode & 0o777).toBe(0o700)
      expect((await stat(join(dataDir, "snapshot.sock"))).mode & 0o777).toBe(0o600)
    }),
  ))
