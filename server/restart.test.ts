import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { withServerProcesses } from "./testing/server-process.ts"
import { withClients } from "./testing/stock-client.ts"
import { withTemporaryFolder } from "./testing/temporary-folder.ts"

test("an edit that another person has seen survives a kill, also when its author is gone", () =>
  withServerProcesses(async (start) => {
    const first = await start()
    const { id, links } = await first.createBoard()
    await withClients(first, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(id, links.participant.token).synced()
      const seen = bob.sees("seen", 200)
      for (let step = 1; step <= 200; step++) alice.map.set("seen", step)
      await seen
      await first.end("SIGKILL")
    })

    const second = await start()

    await withClients(second, async (connect) => {
      const carol = await connect(id, links.viewer.token).synced()
      expect(carol.map.get("seen")).toBe(200)
    })
    expect(await second.end("SIGTERM")).toBe(0)
  }))

test("a restart loses nothing: content, links and join code stay", () =>
  withServerProcesses(async (start) => {
    const first = await start()
    const { id, links, joinCode } = await first.createBoard("musterstadt")
    const token = links.facilitator.token
    const before = await (await first.call(`/api/boards/${id}/content`, { token })).text()
    expect(await first.end("SIGTERM")).toBe(0)

    const second = await start()

    const after = await (await second.call(`/api/boards/${id}/content`, { token })).text()
    const joined = await second.call("/api/join", { body: { code: joinCode } })
    expect(after).toBe(before)
    expect(joined.status).toBe(200)
  }))

test("people are sent away to come back, and come back, when the server restarts", () =>
  withServerProcesses(async (start) => {
    const first = await start()
    const { id, links } = await first.createBoard()
    await withClients(first, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()

      await first.end("SIGTERM")
      expect(await alice.closed()).toBe(1012)
      const port = new URL(first.url).port
      await start({ PORT: port })

      await alice.synced()
      expect(alice.closeCodes).not.toContain(4404)
    })
  }))

test("a second server on the same data does not start, and says why", () =>
  withServerProcesses(async (start) => {
    await start()

    await expect(start()).rejects.toThrow(/Another process has .*tafelrunde\.db open/)
  }))

test("settings that cannot be used are all named before anything starts", () =>
  withServerProcesses(async (start) => {
    const wrong = { PORT: "http", PUBLIC_URL: "tafel", REDIS_URL: "redis://x" }

    await expect(start(wrong)).rejects.toThrow(/REDIS_URL[^]*PORT[^]*PUBLIC_URL/)
  }))

test("people are told where to go on stdout, machines get one JSON line per event on stderr", () =>
  withServerProcesses(async (start) => {
    const server = await start()

    await server.end("SIGTERM")

    expect(server.output.stdout.join("\n")).toContain(server.url.replace("127.0.0.1", "localhost"))
    const events = server.output.stderr.map((line) => JSON.parse(line)["event"])
    expect(events).toEqual(["server.started", "server.stopping", "server.stopped"])
  }))

test("a server that cannot keep compiled code starts all the same", () =>
  withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, "compile-cache"), "a file where the folder should be")

    await withServerProcesses(async (start) => {
      const server = await start({ NODE_COMPILE_CACHE: "" })
      expect((await server.call("/readyz")).status).toBe(200)
      expect(await server.end("SIGTERM")).toBe(0)
    }, folder)
  }))

test("compiled code is kept for the next start", () =>
  withTemporaryFolder((folder) =>
    withServerProcesses(async (start) => {
      const server = await start({ NODE_COMPILE_CACHE: "" })
      expect(await server.end("SIGTERM")).toBe(0)

      expect(await readdir(join(folder, "compile-cache"))).not.toEqual([])
    }, folder),
  ))
