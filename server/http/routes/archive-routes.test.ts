import { createHash } from "node:crypto"

import { readArchive, writeArchive } from "@tafelrunde/shared/archive"
import { type CanvasRecord, setProtected, writeRecords } from "@tafelrunde/shared/canvas"
import { type BoardContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import { createPng, SAMPLES } from "../../testing/pictures.ts"
import { withClients } from "../../testing/stock-client.ts"
import { type TestServer, withServer } from "../../testing/test-server.ts"

type Board = Awaited<ReturnType<TestServer["createBoard"]>>

const LIMITS = { contentBytes: 2 ** 24, canvasBytes: 2 ** 24, pictureBytes: 2 ** 24 }

const picture = SAMPLES["image/png"]
const HASH = createHash("sha256").update(picture).digest("hex")

function pictureRecords(hash: string): readonly CanvasRecord[] {
  return [
    {
      id: "asset:one",
      typeName: "asset",
      type: "image",
      meta: {},
      props: {
        src: `asset:${hash}`,
        w: 3,
        h: 2,
        name: "",
        isAnimated: false,
        mimeType: "image/png",
        fileSize: 9,
      },
    },
    {
      id: "shape:one",
      typeName: "shape",
      type: "image",
      parentId: "page:page",
      index: "a1",
      x: 0,
      y: 0,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: {
        assetId: "asset:one",
        w: 3,
        h: 2,
        url: "",
        playing: false,
        crop: null,
        flipX: false,
        flipY: false,
        altText: "",
      },
    },
  ]
}

function send(
  server: TestServer,
  { method, path, token }: { method: string; path: string; token?: string },
  file: Uint8Array,
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers: {
      "content-type": "application/vnd.tafelrunde.board+zip",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: Buffer.from(file),
  })
}

async function exportBoard(
  server: TestServer,
  { id }: Board,
  { token, profile }: { token: string; profile: string },
): Promise<Uint8Array> {
  const path = `/api/boards/${id}/exports/board.tafelrunde?profile=${profile}`
  const response = await server.call(path, { token })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

async function withPicture(server: TestServer, { id, links }: Board): Promise<void> {
  const { token } = links.participant
  const headers = { authorization: `Bearer ${token}` }
  await fetch(`${server.url}/api/boards/${id}/assets`, { method: "POST", headers, body: picture })
  await withClients(server, async (connect) => {
    const [client, other] = [connect(id, token), connect(id, token)]
    await Promise.all([client.synced(), other.synced()])
    writeRecords(client.doc, pictureRecords(HASH))
    // What another client has been shown is stored.
    await other.until(() => other.doc.getMap("records").has("shape:one"))
  })
}

async function problemOf(response: Response): Promise<string> {
  const { type } = (await response.json()) as { type: string }
  return type.replace("urn:tafelrunde:problem:", "")
}

async function readContent(server: TestServer, { id, links }: Board): Promise<BoardContent> {
  const { token } = links.facilitator
  return (await (await server.call(`/api/boards/${id}/content`, { token })).json()) as BoardContent
}

test("a whole board goes out as a file and comes in as a new board, with canvas, contacts and pictures", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    await withPicture(server, board)
    const file = await exportBoard(server, board, {
      token: board.links.facilitator.token,
      profile: "internal",
    })

    const created = await send(server, { method: "POST", path: "/api/boards" }, file)
    expect(created.status).toBe(201)
    const copy = (await created.json()) as Board
    const token = copy.links.facilitator.token
    const again = await exportBoard(server, copy, { token, profile: "internal" })

    expect(Buffer.from(again)).toEqual(Buffer.from(file))
    expect(await readContent(server, copy)).toEqual(await readContent(server, board))
    const shown = await server.call(`/api/boards/${copy.id}/assets/${HASH}`, { token })
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture)
  }))

test("a board from a file can have a title of its own", () =>
  withServer(async (server) => {
    const content = { schema: "tafelrunde/board-content", version: 1 } as const
    const file = writeArchive({ content, records: [], pictures: new Map() })
    const path = "/api/boards?title=Zweiter%20Tag"
    const created = await send(server, { method: "POST", path }, file)
    expect(await created.json()).toMatchObject({ title: "Zweiter Tag" })
  }))

test("the file holds only the contacts that the asker may see", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const { facilitator, participant } = board.links
    const readFor = async (token: string, profile: string): Promise<unknown> => {
      const read = readArchive(await exportBoard(server, board, { token, profile }), LIMITS)
      return read.ok && read.archive.content
    }
    const shownTo = async (token: string): Promise<unknown> =>
      (await server.call(`/api/boards/${board.id}/content`, { token })).json()

    const network = await readFor(participant.token, "network")
    const internal = await readFor(facilitator.token, "internal")

    expect(network).toEqual(await shownTo(participant.token))
    expect(internal).toEqual(await shownTo(facilitator.token))
    expect(network).not.toEqual(internal)
    const path = `/api/boards/${board.id}/exports/board.tafelrunde?profile=internal`
    expect((await server.call(path, { token: participant.token })).status).toBe(403)
  }))

test("a file replaces a board for everybody at once, and the board's people stay", () =>
  withServer(async (server) => {
    const example = await server.createBoard("musterstadt")
    await withPicture(server, example)
    const token = example.links.facilitator.token
    const file = await exportBoard(server, example, { token, profile: "internal" })
    const board = await server.createBoard("blank")
    await withClients(server, async (connect) => {
      const client = connect(board.id, board.links.participant.token)
      await client.synced()

      const path = `/api/boards/${board.id}`
      const replace = { method: "PUT", path, token: board.links.facilitator.token }
      expect((await send(server, replace, file)).status).toBe(204)

      await client.until(() => client.doc.getMap("records").has("shape:one"))
      expect(client.doc.getMap("tasks").size).toBe(24)
      expect(client.closeCodes).toEqual([])
    })
    const participant = { method: "PUT", path: `/api/boards/${board.id}` }
    expect(
      (await send(server, { ...participant, token: board.links.participant.token }, file)).status,
    ).toBe(403)
  }))

test("what facilitators have protected or released goes out and comes in with the board", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const token = board.links.facilitator.token
    const marks = { "shape:matrix": false, "shape:board-title": true }
    await withClients(server, async (connect) => {
      const [client, other] = [connect(board.id, token), connect(board.id, token)]
      await Promise.all([client.synced(), other.synced()])
      client.doc.transact(() => {
        for (const [id, mark] of Object.entries(marks)) setProtected(client.doc, [id], mark)
      })
      await other.until(() => other.doc.getMap("protection").size === 2)
    })
    const file = await exportBoard(server, board, { token, profile: "internal" })

    const created = await send(server, { method: "POST", path: "/api/boards" }, file)
    const copy = (await created.json()) as Board
    const replaced = await server.createBoard("blank")
    const replace = { method: "PUT", path: `/api/boards/${replaced.id}` }
    const byParticipant = { ...replace, token: replaced.links.participant.token }
    expect((await send(server, byParticipant, file)).status).toBe(403)
    const byFacilitator = { ...replace, token: replaced.links.facilitator.token }
    expect((await send(server, byFacilitator, file)).status).toBe(204)

    await withClients(server, async (connect) => {
      for (const { id, links } of [copy, replaced]) {
        const client = connect(id, links.participant.token)
        await client.synced()
        expect(client.doc.getMap("protection").toJSON()).toEqual(marks)
        // The new marks are held at once, also against who could not set them.
        const moved = client.doc.getMap("records").get("shape:board-title")
        expect(moved).toBeDefined()
        client.doc.getMap("records").delete("shape:board-title")
        await client.until(() => client.doc.getMap("records").has("shape:board-title"))
      }
    })
  }))

test("a file that is not wholly right changes nothing and says why", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const before = await readContent(server, board)
    const content = { schema: "tafelrunde/board-content", version: 1 } as const
    const other = createPng({ width: 2, height: 2 })
    const files: readonly (readonly [string, Uint8Array])[] = [
      ["not-a-board-file", Buffer.from("PK nothing")],
      [
        "invalid-canvas",
        writeArchive({
          content,
          records: [{ id: "shape:a", typeName: "page" }],
          pictures: new Map(),
        }),
      ],
      [
        "broken-picture",
        writeArchive({ content, records: [], pictures: new Map([[HASH, other]]) }),
      ],
      [
        "not-a-picture",
        writeArchive({
          content,
          records: [],
          pictures: new Map([[createHash("sha256").update("no").digest("hex"), Buffer.from("no")]]),
        }),
      ],
    ]
    for (const [problem, file] of files) {
      const path = `/api/boards/${board.id}`
      const token = board.links.facilitator.token
      expect(await problemOf(await send(server, { method: "PUT", path, token }, file))).toBe(
        problem,
      )
      expect(
        await problemOf(await send(server, { method: "POST", path: "/api/boards" }, file)),
      ).toBe(problem)
    }
    expect(await readContent(server, board)).toEqual(before)
  }))

test("a file that is larger than a board can be is refused while it comes", () =>
  withServer(
    async (server) => {
      const response = await send(
        server,
        { method: "POST", path: "/api/boards" },
        new Uint8Array(3000),
      )
      expect(await problemOf(response)).toBe("too-large")
    },
    {
      limits: { boardBytes: 1000 },
      assetLimits: {
        assetBytes: 1000,
        boardAssetBytes: 1000,
        boardAssets: 10,
        boardPixels: 1e9,
        graceDays: 1,
      },
    },
  ))

test("on a server with an organiser key a file makes a board only for who knows it", () =>
  withServer(
    async (server) => {
      const content = { schema: "tafelrunde/board-content", version: 1 } as const
      const file = writeArchive({ content, records: [], pictures: new Map() })
      const create = { method: "POST", path: "/api/boards" }
      expect((await send(server, create, file)).status).toBe(401)
      expect((await send(server, { ...create, token: "0123456789" }, file)).status).toBe(201)
    },
    { organiserKey: "0123456789" },
  ))
