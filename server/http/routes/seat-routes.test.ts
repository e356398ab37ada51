import { type Seat, type ServerMessage } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { SqliteStorage } from "../../storage/sqlite-storage.ts"
import { withClients, type StockClient } from "../../testing/stock-client.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { withServer, withTestServer, type TestServer } from "../../testing/test-server.ts"

const JC = { id: "jc", institutionId: "jc", name: "JC" }
const VHS = { id: "vhs", institutionId: "vhs", name: "VHS" }

interface Entered {
  readonly token: string
  readonly seat: Seat | null
}

async function answerOf<Answer>(response: Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer
}

/** What the test asks of one board's API. */
function talkToBoard(
  server: TestServer,
  { id, links }: Awaited<ReturnType<TestServer["createBoard"]>>,
) {
  const enter = (body: unknown, token = links.participant.token): Promise<Entered> =>
    answerOf(server.call(`/api/boards/${id}/enter`, { token, body }))
  const facilitate = (path: string, body?: unknown, method?: string): Promise<Response> =>
    server.call(`/api/boards/${id}/${path}`, {
      token: links.facilitator.token,
      ...(body !== undefined && { body }),
      ...(method !== undefined && { method }),
    })
  const correct = ({ doc }: StockClient, body: unknown): Promise<Response> =>
    facilitate(`people/${doc.clientID}/seat`, body, "PUT")
  return { enter, facilitate, correct }
}

function seatOf(viewer: StockClient, owner: StockClient): unknown {
  return viewer.provider.awareness.getStates().get(owner.doc.clientID)?.["seat"]
}

function sees(viewer: StockClient, owner: StockClient, seat: Seat | null): Promise<void> {
  return viewer.until(() => JSON.stringify(seatOf(viewer, owner)) === JSON.stringify(seat))
}

test("a stock client gets the seat of its token, whatever it says of itself", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { enter } = talkToBoard(server, board)
    const { token, seat } = await enter({ name: "Alice", institutionId: "jc" })
    await withClients(server, async (connect) => {
      const liar = await connect(board.id, token).synced()
      const bob = await connect(board.id, board.links.participant.token).synced()

      liar.provider.awareness.setLocalState({ seat: VHS, user: { institutionId: "vhs" } })
      bob.provider.awareness.setLocalState({ seat: VHS })

      await sees(bob, liar, JC)
      await sees(liar, bob, null)
      expect(seat).toEqual(JC)
      expect(seatOf(liar, bob)).toBeNull()
    })
  }))

test("joining by code names the institution too, and works without one", () =>
  withServer(async (server) => {
    const { joinCode } = await server.createBoard("musterstadt")
    const join = (choice: object): Promise<Entered> =>
      answerOf(server.call("/api/join", { body: { code: joinCode, ...choice } }))

    expect((await join({ institutionId: "vhs" })).seat).toEqual(VHS)
    expect((await join({ institution: " volkshochschule  MUSTERSTADT " })).seat).toEqual(VHS)
    expect((await join({ institution: "Caritas" })).seat).toMatchObject({
      institutionId: null,
      name: "Caritas",
    })
    expect((await join({})).seat).toBeNull()
  }))

test("two devices that name a new institution share its seat, in any spelling of case and spaces", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { enter } = talkToBoard(server, board)

    const [one, other] = await Promise.all([
      enter({ institution: "Caritas e.V." }),
      enter({ institution: "CARITAS  e. V" }),
    ])

    expect(one.seat?.id).toBe(other.seat?.id)
    expect(one.token).not.toBe(other.token)
  }))

test("an institution that the board does not list needs a name, and nothing is half done", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { enter } = talkToBoard(server, board)
    const token = board.links.participant.token

    const refused = await server.call(`/api/boards/${board.id}/enter`, {
      token,
      body: { institutionId: "gone" },
    })

    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      type: "urn:tafelrunde:problem:no-such-institution",
    })
    expect((await enter({ institutionId: "gone", institution: "Caritas" })).seat?.name).toBe(
      "Caritas",
    )
  }))

test("entering again with the known token changes the seat, keeps it without an institution, and gives old tokens one", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { enter } = talkToBoard(server, board)
    const old = await enter({})
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, old.token, { serverMessages: "1" }).synced()
      const bob = await connect(board.id, board.links.viewer.token).synced()
      alice.provider.awareness.setLocalState({ cursor: 1 })
      await sees(bob, alice, null)

      const known = await enter({ known: old.token, institutionId: "jc" })
      await sees(bob, alice, JC)
      expect((await enter({ institutionId: "vhs" }, old.token)).token).toBe(old.token)
      await sees(bob, alice, VHS)
      await alice.until(() => alice.serverMessages.some((each) => isSeat(each, VHS)))

      expect(known).toEqual({ token: old.token, seat: JC })
      expect(await enter({ known: old.token })).toEqual({ token: old.token, seat: VHS })
      expect(alice.provider.awareness.getLocalState()).toEqual({ cursor: 1 })
      alice.provider.awareness.setLocalState({ cursor: 2 })
      await bob.until(() => cursorOf(bob, alice) === 2)
    })
  }))

function isSeat(message: ServerMessage, seat: Seat): boolean {
  return message.type === "seat" && JSON.stringify(message.seat) === JSON.stringify(seat)
}

function cursorOf(viewer: StockClient, owner: StockClient): unknown {
  return viewer.provider.awareness.getStates().get(owner.doc.clientID)?.["cursor"]
}

test("a facilitator corrects a person, on all connections of the device, and has no seat", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { enter, correct } = talkToBoard(server, board)
    const { token } = await enter({ institutionId: "jc" })
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, token).synced()
      const tab = await connect(board.id, token).synced()
      const stock = await connect(board.id, board.links.participant.token).synced()
      for (const client of [alice, tab, stock]) client.provider.awareness.setLocalState({ x: 1 })
      await sees(stock, alice, JC)
      await sees(alice, stock, null)

      expect(await (await correct(alice, { institutionId: "vhs" })).json()).toEqual(VHS)

      await sees(stock, alice, VHS)
      await sees(stock, tab, VHS)
      expect((await correct(stock, { institutionId: "vhs" })).status).toBe(409)
      expect((await correct(alice, { institutionId: "gone" })).status).toBe(422)
      expect(await enter({ institutionId: "jc" }, board.links.facilitator.token)).toEqual({
        token: board.links.facilitator.token,
        seat: null,
      })
      const forbidden = await server.call(
        `/api/boards/${board.id}/people/${alice.doc.clientID}/seat`,
        { method: "PUT", token, body: { institutionId: "jc" } },
      )
      expect(forbidden.status).toBe(403)
    })
  }))

test("two spellings become one institution, for who is here and for who comes with the old one", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { enter, facilitate } = talkToBoard(server, board)
    const caritas = await enter({ institution: "Caritas" })
    const misspelled = await enter({ institution: "Karitas" })
    await withClients(server, async (connect) => {
      const alice = await connect(board.id, misspelled.token).synced()
      const bob = await connect(board.id, caritas.token).synced()
      alice.provider.awareness.setLocalState({ x: 1 })
      await sees(bob, alice, misspelled.seat)
      const merge = (seat: Seat | null, body: unknown): Promise<Response> =>
        facilitate(`seats/${seat?.id}/merge`, body)

      await merge(misspelled.seat, { institution: "Caritas" })
      await sees(bob, alice, caritas.seat)
      expect((await enter({ institution: "KARITAS" })).seat).toEqual(caritas.seat)
      expect(await (await facilitate("seats")).json()).toEqual([caritas.seat])
      expect((await merge(misspelled.seat, { institution: "Caritas" })).status).toBe(404)

      await merge(caritas.seat, { institutionId: "vhs" })
      await sees(bob, alice, VHS)
      expect((await enter({ institution: "Karitas" })).seat).toEqual(VHS)
      expect((await merge(VHS, { institutionId: "jc" })).status).toBe(404)
    })
  }))

test("a seat is spelled anew when it is merged with itself", () =>
  withServer(async (server) => {
    const board = await server.createBoard()
    const { enter, facilitate } = talkToBoard(server, board)
    const { token, seat } = await enter({ institution: "caritas" })

    await facilitate(`seats/${seat?.id}/merge`, { institution: "Caritas" })

    expect((await enter({}, token)).seat).toEqual({ ...seat, name: "Caritas" })
  }))

test("who wrote an entry is logged with role and seat, and seats outlive a restart", () =>
  withTemporaryFolder(async (folder) => {
    const { id, token, viewer } = await withTestServer(folder, async (server) => {
      const board = await server.createBoard("musterstadt")
      const entered = await talkToBoard(server, board).enter({ institutionId: "jc" })
      await withClients(server, async (connect) => {
        const stock = await connect(board.id, board.links.participant.token).synced()
        const alice = await connect(board.id, entered.token).synced()
        stock.map.set("stock", 1)
        await alice.sees("stock", 1)
        alice.map.set("alice", 1)
        await stock.sees("alice", 1)
      })
      return { id: board.id, token: entered.token, viewer: board.links.viewer.token }
    })

    const storage = new SqliteStorage(`${folder}/tafelrunde.db`)
    const { entries } = await storage.readRoom(id)
    await storage.close()
    expect(entries.slice(-2).map(({ author }) => author)).toMatchObject([
      { role: "participant", seat: null },
      { role: "participant", seat: "jc" },
    ])
    await withTestServer(folder, (server) =>
      withClients(server, async (connect) => {
        const alice = await connect(id, token).synced()
        const bob = await connect(id, viewer).synced()
        alice.provider.awareness.setLocalState({ x: 1 })
        await sees(bob, alice, JC)
        expect(seatOf(bob, alice)).toEqual(JC)
      }),
    )
  }))

test("what names an institution is checked", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const enter = (body: unknown): Promise<Response> =>
      server.call(`/api/boards/${id}/enter`, { token: links.participant.token, body })

    expect((await enter({ institution: "x".repeat(121) })).status).toBe(400)
    expect((await enter({ institutionId: 5 })).status).toBe(400)
    expect((await enter({ institution: "…" })).status).toBe(422)
    expect((await enter({ institution: " ", institutionId: null })).status).toBe(200)
  }))
