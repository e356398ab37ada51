import { readFile, readdir } from "node:fs/promises"
import { join } from "node:path"

import { readMessages } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { RawSocket } from "../../testing/raw-socket.ts"
import { withClients } from "../../testing/stock-client.ts"
import { withServer, type TestServer } from "../../testing/test-server.ts"

interface Link {
  readonly role: string
  readonly url: string
  readonly token: string
}
type Board = Awaited<ReturnType<TestServer["createBoard"]>>

function renew(server: TestServer, board: Board, call: { token: string; role: string }) {
  return server.call(`/api/boards/${board.id}/links`, {
    token: call.token,
    body: { role: call.role, action: "renew" },
  })
}

async function renewedLink(server: TestServer, board: Board, role: string): Promise<Link> {
  const response = await renew(server, board, { token: board.links.facilitator.token, role })
  return (await response.json()) as Link
}

interface Removal {
  readonly clientId: number
  readonly token?: string
  readonly renew?: boolean
}

function remove(server: TestServer, board: Board, { clientId, token, renew: isRenewed }: Removal) {
  return server.call(`/api/boards/${board.id}/people/${clientId}/remove`, {
    method: "POST",
    token: token ?? board.links.facilitator.token,
    ...(isRenewed !== undefined && { body: { renew: isRenewed } }),
  })
}

interface Entering {
  readonly token: string
  readonly known?: string
}

async function enter(
  server: TestServer,
  board: Board,
  { token, known }: Entering,
): Promise<string> {
  const response = await server.call(`/api/boards/${board.id}/enter`, {
    token,
    body: known === undefined ? {} : { known },
  })
  return ((await response.json()) as { readonly token: string }).token
}

async function joinByCode(server: TestServer, { joinCode }: Board): Promise<string> {
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

test("a person is sent away from every room with the own token, and everybody else stays", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { facilitator, participant } = board.links
    await withClients(server, async (connect) => {
      const token = await enter(server, board, { token: participant.token })
      const alice = await connect(board.id, token).synced()
      const contacts = await connect(`${board.id}/contacts`, token).synced()
      const bobs = await enter(server, board, { token: participant.token })
      const bob = await connect(board.id, bobs).synced()
      const carol = await connect(board.id, await joinByCode(server, board)).synced()
      for (const { provider } of [bob, carol]) provider.awareness.setLocalState({ user: {} })
      const fetched = await joinByCode(server, board)
      alice.provider.awareness.setLocalState({ user: { name: "Alice" } })
      await bob.until(() => bob.provider.awareness.getStates().has(alice.doc.clientID))
      await bob.until(() => bob.provider.awareness.getStates().has(carol.doc.clientID))

      const clientId = alice.doc.clientID
      const removed = await remove(server, board, { clientId, renew: true })
      // The removed person's, the link's, and the one that nobody uses.
      expect([removed.status, await removed.json()]).toEqual([200, { endedTokens: 3 }])

      expect([await alice.closed(), await contacts.closed()]).toEqual([4403, 4403])
      await bob.until(() => !bob.provider.awareness.getStates().has(clientId))
      bob.map.set("goes", "on")
      await carol.sees("goes", "on")
      expect([...bob.closeCodes, ...carol.closeCodes]).toEqual([])
      for (const ended of [token, participant.token, fetched]) {
        expect(await connect(board.id, ended).closed()).toBe(4401)
        const read = await server.call(`/api/boards/${board.id}`, { token: ended })
        expect(read.status).toBe(401)
      }
      const joined = await server.call("/api/join", { body: { code: board.joinCode } })
      expect(joined.status).toBe(404)
      const now = await server.call(`/api/boards/${board.id}`, { token: facilitator.token })
      const { joinCode, links } = (await now.json()) as Board
      await connect(board.id, links.participant.token).synced()
      expect(links.viewer.token).toBe(board.links.viewer.token)
      await joinByCode(server, { ...board, joinCode })
    })
  }))

test("a connection that shows nobody is sent away as well, with its token", () =>
  withServer(
    async (server) => {
      const board = await server.createBoard()
      const token = await joinByCode(server, board)
      const { facilitator } = board.links
      await withClients(server, async (connect) => {
        const listener = await connect(`${board.id}/contacts`, token).synced()
        const url = `${server.syncUrl}/${board.id}?token=${facilitator.token}&serverMessages=1`
        const host = new RawSocket(url)
        const connectionId = await listedIn(host)
        const path = `/api/boards/${board.id}/connections/${connectionId}/remove`

        expect((await server.call(path, { token, body: {} })).status).toBe(403)
        expect((await server.call(path, { token: facilitator.token, body: {} })).status).toBe(200)

        expect(await listener.closed()).toBe(4403)
        expect(await connect(board.id, token).closed()).toBe(4401)
        expect((await server.call(path, { token: facilitator.token, body: {} })).status).toBe(404)
        host.socket.terminate()
      })
    },
    { timing: { connectionListMs: 1, strayConnectionMs: 1 } },
  ))

/** The id of the participant's connection, once the facilitator's socket is told of one. */
async function listedIn(host: RawSocket): Promise<number> {
  let found: number | undefined
  await host.next((frame) => {
    for (const message of readMessages(frame) ?? []) {
      if (message.type !== "server" || message.message.type !== "connections") continue
      found = message.message.connections.find(({ role }) => role === "participant")?.id
    }
    return found !== undefined
  })
  return found ?? 0
}

test("who came with the link's token itself is sent away, and all who use it when it is renewed", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const link = board.links.participant.token
    await withClients(server, async (connect) => {
      const [alice, bob] = [
        await connect(board.id, link).synced(),
        await connect(board.id, link).synced(),
      ]
      for (const { provider } of [alice, bob]) provider.awareness.setLocalState({ user: {} })
      await bob.until(() => bob.provider.awareness.getStates().size === 2)

      await remove(server, board, { clientId: alice.doc.clientID })
      expect(await alice.closed()).toBe(4403)
      const again = await connect(board.id, link).synced()
      expect(bob.closeCodes).toEqual([])

      await remove(server, board, { clientId: bob.doc.clientID, renew: true })
      expect([await bob.closed(), await again.closed()]).toEqual([4403, 4401])
    })
  }))

test("a code that is switched off is another one when it is switched on after a removal", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { token } = board.links.facilitator
    const change = async (action: string): Promise<unknown> => {
      const path = `/api/boards/${board.id}/join-code`
      return await (await server.call(path, { token, body: { action } })).json()
    }
    await change("off")
    await withClients(server, async (connect) => {
      const guest = await connect(board.id, board.links.viewer.token).synced()
      guest.provider.awareness.setLocalState({ user: { name: "Gast" } })
      await guest.until(() => guest.provider.awareness.getStates().has(guest.doc.clientID))
      const host = await connect(board.id, token).synced()
      await host.until(() => host.provider.awareness.getStates().has(guest.doc.clientID))

      await remove(server, board, { clientId: guest.doc.clientID, renew: true })

      expect(await guest.closed()).toBe(4403)
      const read = await server.call(`/api/boards/${board.id}`, { token })
      expect(await read.json()).toMatchObject({ joinCode: null })
      expect(await change("on")).not.toEqual({ joinCode: board.joinCode })
    })
  }))

test("each device gets a token of its own for a link, and goes on with the one that it has", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { facilitator, participant, viewer } = board.links

    const own = await enter(server, board, participant)
    const other = await enter(server, board, participant)

    expect(new Set([own, other, participant.token]).size).toBe(3)
    expect(await enter(server, board, { ...participant, known: own })).toBe(own)
    expect(await enter(server, board, { token: own })).toBe(own)
    expect(await enter(server, board, facilitator)).toBe(facilitator.token)
    // Another role's, the link's own, one that never was: none of these is gone on with.
    for (const known of [facilitator.token, viewer.token, participant.token, "nonsense"]) {
      const given = await enter(server, board, { ...participant, known })
      expect([own, other, known, participant.token]).not.toContain(given)
    }
    const asViewer = await enter(server, board, { ...viewer, known: own })
    const read = await server.call(`/api/boards/${board.id}`, { token: asViewer })
    expect(await read.json()).toMatchObject({ role: "viewer" })
    const bad = await server.call(`/api/boards/${board.id}/enter`, {
      token: participant.token,
      body: { known: 7 },
    })
    expect(bad.status).toBe(400)
  }))

test("a renewed link ends also the tokens that people have got for it", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const own = await enter(server, board, board.links.participant)
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, own).synced()

      await renewedLink(server, board, "participant")

      expect(await alice.closed()).toBe(4401)
      expect(await connect(board.id, own).closed()).toBe(4401)
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
      const alice = await connect(board.id, board.links.participant.token, {
        serverMessages: "1",
      }).synced()
      alice.map.set("secret", secret)
      await alice.until(() =>
        alice.serverMessages.some((note) => note.type === "saved" && note.frames >= 2),
      )
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
async function isStored({ dataDir }: TestServer, text: string): Promise<boolean> {
  const entries = await readdir(dataDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
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
