import { readFile, readdir } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { withClients } from "../testing/stock-client.ts"
import { withServer, type TestServer } from "../testing/test-server.ts"

type Link = { readonly role: string; readonly url: string; readonly token: string }
type Board = Awaited<ReturnType<TestServer["createBoard"]>>

const renew = (server: TestServer, board: Board, call: { token: string; role: string }) =>
  server.call(`/api/boards/${board.id}/links`, {
    token: call.token,
    body: { role: call.role, action: "renew" },
  })

const renewedLink = async (server: TestServer, board: Board, role: string): Promise<Link> => {
  const response = await renew(server, board, { token: board.links.facilitator.token, role })
  return (await response.json()) as Link
}

type Removal = { readonly clientId: number; readonly token?: string }

const remove = (server: TestServer, board: Board, { clientId, token }: Removal) =>
  server.call(`/api/boards/${board.id}/people/${clientId}/remove`, {
    method: "POST",
    token: token ?? board.links.facilitator.token,
  })

const joinByCode = async (server: TestServer, { joinCode }: Board): Promise<string> => {
  const response = await server.call("/api/join", { body: { code: joinCode } })
  return ((await response.json()) as { readonly token: string }).token
}

test("a renewed link ends whoever edits with the old one at once, and the new one works", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    await withClients(server, async (connect) => {
      const old = await connect(board.id, board.links.participant.token).synced()
      const byCode = await connect(board.id, await joinByCode(server, board)).synced()
      const viewer = await connect(board.id, board.links.viewer.token).synced()
      const writing = setInterval(() => old.map.set("at", Date.now()), 1)

      const link = await renewedLink(server, board, "participant")

      expect([await old.closed(), await byCode.closed()]).toEqual([4401, 4401])
      clearInterval(writing)
      const fresh = await connect(board.id, link.token).synced()
      fresh.map.set("new", true)
      await viewer.sees("new", true)
      expect(viewer.closeCodes).toEqual([])
      expect(link.url).toBe(`${server.url}/b/${board.id}#t=${link.token}`)
      const again = connect(board.id, board.links.participant.token)
      expect(await again.closed()).toBe(4401)
    })
  }))

test("facilitators are shown the links that are valid now, also after renewing their own", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const readLinks = async (
      token: string,
    ): Promise<Record<string, { readonly token: string }>> => {
      const response = await server.call(`/api/boards/${board.id}`, { token })
      return ((await response.json()) as { links: Record<string, { token: string }> }).links
    }

    const viewer = await renewedLink(server, board, "viewer")
    const facilitator = await renewedLink(server, board, "facilitator")
    const links = await readLinks(facilitator.token)

    expect(links["facilitator"]?.token).toBe(facilitator.token)
    expect(links["viewer"]?.token).toBe(viewer.token)
    expect(links["participant"]?.token).toBe(board.links.participant.token)
    const old = { token: board.links.facilitator.token, role: "viewer" }
    expect((await renew(server, board, old)).status).toBe(401)
  }))

test("links are renewed by facilitators only, for a role that there is", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { facilitator, participant } = board.links

    const byOther = await renew(server, board, { token: participant.token, role: "viewer" })
    const unknown = await renew(server, board, { token: facilitator.token, role: "owner" })

    expect([byOther.status, unknown.status]).toEqual([403, 400])
  }))

test("a person who joined by code is sent away from every room and cannot come back", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    await withClients(server, async (connect) => {
      const token = await joinByCode(server, board)
      const alice = await connect(board.id, token).synced()
      const contacts = await connect(`${board.id}/contacts`, token).synced()
      const bob = await connect(board.id, await joinByCode(server, board)).synced()
      alice.provider.awareness.setLocalState({ user: { name: "Alice" } })
      await bob.until(() => bob.provider.awareness.getStates().has(alice.doc.clientID))

      const response = await remove(server, board, { clientId: alice.doc.clientID })

      expect(await response.json()).toEqual({ barred: true })
      expect([await alice.closed(), await contacts.closed()]).toEqual([4403, 4403])
      await bob.until(() => !bob.provider.awareness.getStates().has(alice.doc.clientID))
      const again = connect(board.id, token)
      expect(await again.closed()).toBe(4401)
      expect(bob.closeCodes).toEqual([])
    })
  }))

test("a person who came by the shared link is sent away alone, and the answer says that the link is open", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, board.links.participant.token).synced()
      const bob = await connect(board.id, board.links.participant.token).synced()
      alice.provider.awareness.setLocalState({ user: { name: "Alice" } })
      await bob.until(() => bob.provider.awareness.getStates().has(alice.doc.clientID))

      const response = await remove(server, board, { clientId: alice.doc.clientID })

      expect(await response.json()).toEqual({ barred: false })
      expect(await alice.closed()).toBe(4403)
      expect(bob.closeCodes).toEqual([])
    })
  }))

test("nobody is removed who is not there, by who may not, or who is a facilitator", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    await withClients(server, async (connect) => {
      const host = await connect(board.id, board.links.facilitator.token).synced()
      host.provider.awareness.setLocalState({ user: { name: "Host" } })
      const guest = await connect(board.id, board.links.viewer.token).synced()
      await guest.until(() => guest.provider.awareness.getStates().has(host.doc.clientID))

      const gone = await remove(server, board, { clientId: 12_345 })
      const clientId = host.doc.clientID
      const byGuest = await remove(server, board, { clientId, token: board.links.viewer.token })
      const facilitator = await remove(server, board, { clientId })

      expect([gone.status, byGuest.status, facilitator.status]).toEqual([404, 403, 403])
      expect(host.closeCodes).toEqual([])
    })
  }))

test("a deleted board sends everybody away for good and leaves nothing in the store", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const secret = "Vertraulicher Satz, der verschwinden soll"
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, board.links.participant.token, { notes: "1" }).synced()
      alice.map.set("secret", secret)
      await alice.until(() => alice.notes.some((note) => note.type === "saved" && note.frames >= 2))
      expect(await isStored(server, secret)).toBe(true)

      const response = await server.call(`/api/boards/${board.id}`, {
        method: "DELETE",
        token: board.links.facilitator.token,
      })

      expect(response.status).toBe(204)
      expect(await alice.closed()).toBe(4409)
      alice.map.set("late", secret)
      const late = connect(board.id, board.links.participant.token)
      expect(await late.closed()).toBe(4409)
      const read = await server.call(`/api/boards/${board.id}`, {
        token: board.links.facilitator.token,
      })
      expect(read.status).toBe(410)
      const joined = await server.call("/api/join", { body: { code: board.joinCode } })
      expect(joined.status).toBe(404)
      expect(await isStored(server, secret)).toBe(false)
    })
  }))

/** Whether the text stands anywhere in the data folder. */
const isStored = async ({ dataDir }: TestServer, text: string): Promise<boolean> => {
  const names = await readdir(dataDir)
  const files = await Promise.all(names.map((name) => readFile(join(dataDir, name))))
  return files.some((bytes) => bytes.includes(text))
}

test("only a facilitator deletes a board", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()

    const refused = await server.call(`/api/boards/${id}`, {
      method: "DELETE",
      token: links.participant.token,
    })

    expect(refused.status).toBe(403)
    expect((await server.call(`/api/boards/${id}`, { token: links.viewer.token })).status).toBe(200)
  }))
