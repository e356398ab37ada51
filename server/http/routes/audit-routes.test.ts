import { join } from "node:path"

import { ENDPOINTS } from "@tafelrunde/shared/api"
import { setLocked } from "@tafelrunde/shared/facilitation"
import { expect, test } from "vitest"

import { SqliteStorage } from "../../storage/sqlite-storage.ts"
import { withClients } from "../../testing/stock-client.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import {
  type TestServer,
  type TestSettings,
  withServer,
  withTestServer,
} from "../../testing/test-server.ts"
import { isAudited } from "../audited-calls.ts"

interface Entry {
  readonly action: string
  readonly role: string
  readonly seat: string | null
  readonly token: string | null
  readonly address: string | null
  readonly subject: string | null
  readonly profile: string | null
  readonly times: number
}

interface Token {
  readonly id: string
  readonly role: string
  readonly origin: string
  readonly seat: { readonly name: string } | null
  readonly usedAt: string | null
  readonly connections: number
}

type Board = Awaited<ReturnType<TestServer["createBoard"]>>

function withBoard(
  work: (server: TestServer, board: Board) => Promise<void>,
  settings?: TestSettings,
): Promise<void> {
  return withServer(async (server) => work(server, await server.createBoard()), settings)
}

async function read<Answer>(
  server: TestServer,
  { id, links }: Board,
  what: string,
): Promise<Answer> {
  const { token } = links.facilitator
  return (await (await server.call(`/api/boards/${id}/${what}`, { token })).json()) as Answer
}

function readAudit(server: TestServer, board: Board): Promise<readonly Entry[]> {
  return read(server, board, "audit")
}

function readTokens(server: TestServer, board: Board): Promise<readonly Token[]> {
  return read(server, board, "tokens")
}

async function enter(
  server: TestServer,
  { id, links }: Board,
  institution: string,
): Promise<string> {
  const { token } = links.participant
  const response = await server.call(`/api/boards/${id}/enter`, { token, body: { institution } })
  return ((await response.json()) as { token: string }).token
}

test("the record tells who did what, newest first, without names or tokens", () =>
  withBoard(async (server, board) => {
    const { id, joinCode, links } = board
    const token = links.facilitator.token
    const own = await enter(server, board, "Jobcenter")
    await server.call("/api/join", { body: { code: joinCode, name: "Alice" } })
    await server.call(`/api/boards/${id}/exports/board.json`, { token: own })
    await server.call(`/api/boards/${id}/exports/board.json?profile=internal`, { token })
    const content = await (await server.call(`/api/boards/${id}/content`, { token })).json()
    await server.call(`/api/boards/${id}/content`, { method: "PUT", token, body: content })
    await server.call(`/api/boards/${id}/join-code`, { token, body: { action: "off" } })
    const renewal = { role: "viewer", action: "renew" }
    await server.call(`/api/boards/${id}/links`, { token, body: renewal })

    const entries = await readAudit(server, board)

    expect(
      entries.map((entry) => [entry.action, entry.subject, entry.profile, entry.role]),
    ).toEqual([
      ["renewed", "viewer", null, "facilitator"],
      ["renewed", "joinCode off", null, "facilitator"],
      ["imported", "content", null, "facilitator"],
      ["exported", "content", "internal", "facilitator"],
      ["exported", "board.json", "internal", "facilitator"],
      ["exported", "board.json", "network", "participant"],
      ["joined", "joinCode", null, "participant"],
      ["joined", "link", null, "participant"],
      ["created", null, null, "organiser"],
    ])
    const joined = entries.find(({ subject }) => subject === "link")
    const exported = entries.find(({ profile }) => profile === "network")
    expect(joined).toMatchObject({ seat: "Jobcenter", address: "127.0.0.0/24", times: 1 })
    expect(exported?.token).toBe(joined?.token)
    expect(joined?.token).toMatch(/^[0-9a-f]{12}$/)
    const text = JSON.stringify(entries)
    for (const secret of ["Alice", own, token]) expect(text).not.toContain(secret)
  }))

test("only facilitators read the record and the tokens", () =>
  withBoard(async (server, { id, links }) => {
    for (const path of ["audit", "tokens"]) {
      for (const role of ["participant", "viewer"] as const) {
        const refused = await server.call(`/api/boards/${id}/${path}`, { token: links[role].token })
        expect(refused.status).toBe(403)
      }
    }
  }))

test("a refused call is not in the record, and coming back with one's own token neither", () =>
  withBoard(async (server, board) => {
    const { id, links } = board
    const own = await enter(server, board, "Jobcenter")
    await server.call(`/api/boards/${id}/exports/board.json?profile=internal`, { token: own })
    await server.call(`/api/boards/${id}/enter`, { token: own, body: {} })
    const known = { token: links.participant.token, body: { known: own } }
    await server.call(`/api/boards/${id}/enter`, known)

    expect((await readAudit(server, board)).map(({ action }) => action)).toEqual([
      "joined",
      "created",
    ])
  }))

test("the record tells who locked the board and who opened it again", () =>
  withBoard(async (server, board) => {
    await withClients(server, async (connect) => {
      const host = connect(`${board.id}/session`, board.links.facilitator.token)
      await host.synced()
      for (const locked of [true, false]) {
        setLocked(host.doc, locked)
        const action = locked ? "locked" : "unlocked"
        await expect
          .poll(async () => (await readAudit(server, board))[0])
          .toMatchObject({
            action,
            role: "facilitator",
            token: expect.stringMatching(/^\w{12}$/),
            address: "127.0.0.0/24",
          })
      }
    })
  }))

test("who deleted a board stays known, and the rest of its record goes", () =>
  withBoard(async (server, board) => {
    const { id, links } = board
    await enter(server, board, "Jobcenter")
    await server.call(`/api/boards/${id}`, { method: "DELETE", token: links.facilitator.token })

    // Nobody's token opens the record of a deleted board: that is for `board audit`.
    const refused = await server.call(`/api/boards/${id}/audit`, {
      token: links.facilitator.token,
    })
    expect(refused.status).toBe(410)
  }))

test("the record tells that stored changes are damaged and missing", () =>
  withTemporaryFolder(async (dataDir) => {
    const board = await withTestServer(dataDir, (server) => server.createBoard())
    const storage = new SqliteStorage(join(dataDir, "tafelrunde.db"))
    const row = { boardId: board.id, room: board.id, bytes: Uint8Array.of(1, 1, 1) }
    await storage.append([{ ...row, author: { role: "participant", seat: null } }])
    await storage.close()

    await withTestServer(dataDir, async (server) => {
      await readTokens(server, board)
      await server.call(`/api/boards/${board.id}/content`, { token: board.links.facilitator.token })
      expect(await readAudit(server, board)).toContainEqual(
        expect.objectContaining({ action: "damaged", role: "server", subject: "1", times: 1 }),
      )
    })
  }))

test("every call that changes something is in the record, or deliberately not", () => {
  const changing = Object.entries(ENDPOINTS).filter(([, { method }]) => method !== "get")
  const unnoted = changing.filter(([, endpoint]) => !isAudited(endpoint)).map(([name]) => name)
  // Seats are shown in the list of people, pictures on the canvas, named versions in their list.
  expect(unnoted.toSorted()).toEqual(["addAsset", "changeSeat", "mergeSeat", "takeVersion"])
})

test("facilitators see each token with its last use, and end a device's own at once", () =>
  withBoard(async (server, board) => {
    const { id, links } = board
    const own = await enter(server, board, "Jobcenter")
    await withClients(server, async (connect) => {
      const alice = await connect(id, own).synced()
      const before = await readTokens(server, board)
      expect(before.map(({ role, origin, connections }) => [role, origin, connections])).toEqual(
        expect.arrayContaining([
          ["facilitator", "link", 0],
          ["participant", "link", 0],
          ["viewer", "link", 0],
          ["participant", "own", 1],
        ]),
      )
      const token = before.find(({ origin }) => origin === "own")
      expect(token).toMatchObject({ seat: { name: "Jobcenter" }, usedAt: expect.any(String) })
      expect(before.find(({ role }) => role === "viewer")?.usedAt).toBeNull()

      const path = `/api/boards/${id}/tokens/${token?.id}`
      const call = { method: "DELETE", token: links.facilitator.token }
      expect((await server.call(path, call)).status).toBe(204)

      expect(await alice.closed()).toBe(4401)
      expect((await server.call(`/api/boards/${id}`, { token: own })).status).toBe(401)
      expect((await server.call(path, call)).status).toBe(404)
      expect((await readAudit(server, board))[0]).toMatchObject({
        action: "ended",
        subject: token?.id,
      })
    })
  }))

test("the token of a link is not ended but renewed", () =>
  withBoard(async (server, board) => {
    const { id, links } = board
    const link = (await readTokens(server, board)).find(({ role }) => role === "participant")
    const path = `/api/boards/${id}/tokens/${link?.id}`

    const refused = await server.call(path, { method: "DELETE", token: links.facilitator.token })

    expect(refused.status).toBe(404)
    expect(
      (await server.call(`/api/boards/${id}`, { token: links.participant.token })).status,
    ).toBe(200)
  }))
