import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { readMessages, toStep1Message } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { RawSocket } from "../testing/raw-socket.ts"
import { withClients } from "../testing/stock-client.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { withServer, withTestServer } from "../testing/test-server.ts"

test("a client is not synced before its board is loaded, and then has it whole", () => {
  const storage = new FailingStorage()
  return withServer(
    async (server) => {
      const { id, links } = await server.createBoard("musterstadt")
      const gate = Promise.withResolvers<void>()
      storage.readGate = gate.promise
      await withClients(server, async (connect) => {
        const alice = connect(id, links.participant.token)
        await alice.until(() => alice.provider.wsconnected)
        // Another call goes all the way through while she waits.
        await server.call("/healthz")
        expect(alice.provider.synced).toBe(false)

        gate.resolve()

        await alice.synced()
        expect(alice.doc.getMap("tasks").size).toBe(24)
      })
    },
    { storage },
  )
})

test("a link that is renewed while its board loads lets nobody in any more", () => {
  const storage = new FailingStorage()
  return withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const [gate, loading] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      storage.readGate = gate.promise
      storage.onRead = loading.resolve
      await withClients(server, async (connect) => {
        const mallory = connect(id, links.participant.token)
        await loading.promise
        const renewal = await server.call(`/api/boards/${id}/links`, {
          token: links.facilitator.token,
          body: { role: "participant", action: "renew" },
        })
        expect(renewal.status).toBe(200)

        gate.resolve()

        expect(await mallory.closed()).toBe(4401)
        expect(mallory.provider.synced).toBe(false)
      })
    },
    { storage },
  )
})

test("what a client says while its token is being checked is answered", () => {
  const storage = new FailingStorage()
  return withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const gate = Promise.withResolvers<void>()
      storage.tokenGate = gate.promise
      const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
      const early = await new RawSocket(url).opened()
      const answer = early.next((frame) => readMessages(frame)?.[0]?.type === "update")
      early.socket.send(toStep1Message(Uint8Array.of(0)))
      await server.call("/healthz")
      expect(early.frames).toEqual([])

      gate.resolve()

      expect(await answer).toBeDefined()
      early.socket.close()
    },
    { storage },
  )
})

test("while the store fails everybody is told and works on, operators see it, and then all is stored", () => {
  const storage = new FailingStorage()
  return withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const alice = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
        const bob = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
        const heard = (ok: boolean): boolean =>
          bob.serverMessages.some((note) => note.type === "storage" && note.ok === ok)
        const saved = (): number =>
          Math.max(...alice.serverMessages.map((note) => (note.type === "saved" ? note.frames : 0)))

        storage.isFull = true
        alice.map.set("not yet saved", 1)
        await bob.sees("not yet saved", 1)
        await bob.until(() => heard(false))
        expect((await server.call("/readyz")).status).toBe(503)
        expect(await (await server.call("/metrics")).text()).toMatch(/^tafelrunde_storage_ok 0$/m)
        const token = links.facilitator.token
        const put = await server.call(`/api/boards/${id}/content`, {
          method: "PUT",
          token,
          body: {},
        })
        expect(put.status).toBe(422)

        storage.isFull = false
        await bob.until(() => heard(true))
        await alice.until(() => saved() >= 2)
        expect(await (await server.call("/metrics")).text()).toMatch(/^tafelrunde_storage_ok 1$/m)
        expect([...alice.closeCodes, ...bob.closeCodes]).toEqual([])
      })
    },
    { storage },
  )
})

function tables(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true })
  const rows = ["log", "snapshots", "set_aside"].map((name) =>
    db.prepare(`SELECT * FROM ${name}`).all(),
  )
  db.close()
  return JSON.stringify(rows)
}

test("a damaged board is refused with a reason, and its data stays as it is", () =>
  withTemporaryFolder(async (dataDir) => {
    const path = join(dataDir, "tafelrunde.db")
    const board = await withTestServer(dataDir, (server) => server.createBoard("musterstadt"))
    const db = new DatabaseSync(path)
    db.exec("UPDATE log SET crc = crc + 1")
    db.close()
    const before = tables(path)

    await withTestServer(dataDir, (server) =>
      withClients(server, async (connect) => {
        const alice = connect(board.id, board.links.participant.token)
        expect(await alice.closed()).toBe(1013)
        expect(alice.closeReasons[0]).toBe("the board's data is damaged")
        expect(alice.provider.synced).toBe(false)
        const token = board.links.facilitator.token
        expect((await server.call(`/api/boards/${board.id}/content`, { token })).status).toBe(503)
      }),
    )

    expect(tables(path)).toBe(before)
  }))
