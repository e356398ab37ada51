import { readMatrix } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { withClients } from "../../testing/stock-client.ts"
import { type TestServer, withServer } from "../../testing/test-server.ts"

interface Listed {
  readonly n: number
  readonly reason: string
  readonly name: string | null
  readonly at: string
}

function versionsOf(
  server: TestServer,
  { id, links }: Awaited<ReturnType<TestServer["createBoard"]>>,
): {
  readonly call: (path: string, call?: Parameters<TestServer["call"]>[1]) => Promise<Response>
  readonly list: () => Promise<readonly Listed[]>
  readonly take: (name: string) => Promise<Listed>
} {
  const { token } = links.facilitator
  const call: ReturnType<typeof versionsOf>["call"] = (path, more = {}) =>
    server.call(`/api/boards/${id}/versions${path}`, { token, ...more })
  return {
    call,
    list: async () => (await (await call("")).json()) as readonly Listed[],
    take: async (name) => (await (await call("", { body: { name } })).json()) as Listed,
  }
}

test("a facilitator names, lists, reads, restores and removes versions, while people are connected", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const versions = versionsOf(server, board)
    const named = await versions.take("  Vor der Pause ")
    expect(named).toMatchObject({ name: "Vor der Pause", reason: "named" })

    await withClients(server, async (connect) => {
      // The bin is for what people remove; another client may delete as facilitator.
      const client = connect(board.id, board.links.facilitator.token)
      await client.synced()
      const tasks = client.doc.getMap("tasks")
      client.doc.transact(() => {
        for (const id of [...tasks.keys()].slice(0, 20)) tasks.delete(id)
      })
      const { token } = board.links.viewer
      const other = connect(board.id, token)
      await other.until(() => other.doc.getMap("tasks").size === 4)

      const restored = await versions.call(`/${named.n}/restore`, { body: {} })
      expect(restored.status).toBe(200)
      await client.until(() => tasks.size === 24)
      expect(client.closeCodes).toEqual([])

      // Undone: what was there before is a version, too.
      const { before } = (await restored.json()) as { before: number }
      await versions.call(`/${before}/restore`, { body: {} })
      await client.until(() => tasks.size === 4)
    })
    const listed = await versions.list()
    expect(listed.map(({ reason }) => reason)).toEqual(["restore", "restore", "named"])

    const content = (await (await versions.call(`/${named.n}/content`)).json()) as {
      tasks: unknown[]
      contacts: unknown[]
    }
    expect(content.tasks).toHaveLength(24)
    expect(content.contacts.length).toBeGreaterThan(0)

    expect((await versions.call(`/${named.n}`, { method: "DELETE" })).status).toBe(204)
    expect((await versions.call(`/${named.n}`, { method: "DELETE" })).status).toBe(404)
    expect((await versions.call(`/${named.n}/content`)).status).toBe(404)
  }))

test("the state of a version shows canvas and matrix, and no contact", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const versions = versionsOf(server, board)
    const { n } = await versions.take("A")

    const state = await versions.call(`/${n}/state`)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(await state.arrayBuffer()))

    expect(doc.getMap("records").has("shape:matrix")).toBe(true)
    expect(readMatrix(doc).institutions.length).toBeGreaterThan(0)
    expect(doc.getMap("contacts").size).toBe(0)
  }))

test("contacts come back with their visibility, each to the room that may see it", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const versions = versionsOf(server, board)
    const { n } = await versions.take("A")
    const { facilitator, participant } = board.links
    const contactsFor = async (token: string): Promise<unknown> => {
      const response = await server.call(`/api/boards/${board.id}/content`, { token })
      return ((await response.json()) as { contacts: unknown }).contacts
    }
    const before = [await contactsFor(facilitator.token), await contactsFor(participant.token)]
    const empty = { schema: "tafelrunde/board-content", version: 1 }
    await server.call(`/api/boards/${board.id}/content`, {
      method: "PUT",
      token: facilitator.token,
      body: empty,
    })
    expect(await contactsFor(facilitator.token)).toBeUndefined()

    await versions.call(`/${n}/restore`, { body: { only: "content" } })

    expect([await contactsFor(facilitator.token), await contactsFor(participant.token)]).toEqual(
      before,
    )
  }))

test("when a participant deletes many shapes, the board from before it is a version", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const versions = versionsOf(server, board)
    await withClients(server, async (connect) => {
      const { token } = board.links.participant
      const [client, other] = [connect(board.id, token), connect(board.id, token)]
      await Promise.all([client.synced(), other.synced()])
      const records = client.doc.getMap("records")
      const notes = [...records.keys()].filter((id) => /^shape:(?!frame-|matrix)/.test(id))
      expect(notes.length).toBeGreaterThan(10)

      client.doc.transact(() => {
        for (const id of notes) records.delete(id)
      })
      await other.until(() => !other.doc.getMap("records").has(notes[0] ?? ""))
      let listed = await versions.list()
      while (listed.length === 0) listed = await versions.list()
      expect(listed).toMatchObject([{ reason: "bulkDeletion" }])

      await versions.call(`/${listed[0]?.n}/restore`, { body: {} })
      await other.until(() => notes.every((id) => other.doc.getMap("records").has(id)))
    })
  }))

test("only facilitators see versions, and a version of another board is none", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const other = await server.createBoard("musterstadt")
    const { n } = await versionsOf(server, board).take("A")
    const { participant, viewer } = board.links
    for (const { token } of [participant, viewer]) {
      for (const path of ["", `/${n}/content`, `/${n}/state`]) {
        const response = await server.call(`/api/boards/${board.id}/versions${path}`, { token })
        expect(response.status).toBe(403)
      }
      const restore = `/api/boards/${board.id}/versions/${n}/restore`
      expect((await server.call(restore, { token, body: {} })).status).toBe(403)
    }
    const foreign = versionsOf(server, other)
    expect((await foreign.call(`/${n}/content`)).status).toBe(404)
    expect((await foreign.call(`/${n}/restore`, { body: {} })).status).toBe(404)
    expect((await foreign.call("", { body: { name: "  " } })).status).toBe(400)
  }))

test("the versions of a deleted board are gone", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const versions = versionsOf(server, board)
    await versions.take("A")
    const { token } = board.links.facilitator
    await server.call(`/api/boards/${board.id}`, { method: "DELETE", token })

    expect((await versions.call("")).status).toBe(410)
  }))
