import { createHash } from "node:crypto"
import { readdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { MAX_PICTURE_PIXELS } from "../../assets/assets.ts"
import { createPng, SAMPLES, SVG_WITH_SCRIPT } from "../../testing/pictures.ts"
import { withClients } from "../../testing/stock-client.ts"
import { type TestServer, withServer } from "../../testing/test-server.ts"

interface Upload {
  readonly id: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

function upload(
  server: TestServer,
  { id, token, headers }: Upload,
  body: NonNullable<RequestInit["body"]>,
): Promise<Response> {
  return fetch(`${server.url}/api/boards/${id}/assets`, {
    method: "POST",
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  })
}

async function readProblem(response: Response): Promise<{ type: string; detail: string }> {
  return (await response.json()) as { type: string; detail: string }
}

async function listFiles(server: TestServer): Promise<readonly string[]> {
  const all = await readdir(join(server.dataDir, "assets"), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => [])
  return all.filter((entry) => entry.isFile()).map(({ name }) => name)
}

test("a picture is kept under the hash of its bytes and comes back as it was", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token

    for (const [type, bytes] of Object.entries(SAMPLES)) {
      const response = await upload(server, { id, token }, bytes)
      const hash = createHash("sha256").update(bytes).digest("hex")
      expect(response.status).toBe(201)
      const url = `/api/boards/${id}/assets/${hash}`
      expect(await response.json()).toEqual({
        hash,
        url,
        src: `asset:${hash}`,
        type,
        width: 3,
        height: 2,
        bytes: bytes.length,
      })

      const picture = await server.call(url, { token: links.viewer.token })
      expect(picture.status).toBe(200)
      expect(Buffer.from(await picture.arrayBuffer())).toEqual(Buffer.from(bytes))
      expect(picture.headers.get("content-type")).toBe(type)
    }
  }))

test("a picture is shown and never run, and may be kept for ever by who may see it", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token
    const added = await upload(server, { id, token }, SAMPLES["image/png"])
    const { url, hash } = (await added.json()) as { url: string; hash: string }

    const { headers } = await server.call(url, { token })

    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("content-security-policy")).toMatch(/\bsandbox\b/)
    expect(headers.get("content-disposition")).toBe("inline")
    expect(headers.get("cache-control")).toBe("private, max-age=31536000, immutable")
    expect(headers.get("vary")).toContain("Authorization")
    expect(headers.get("etag")).toBe(`"${hash}"`)
    const again = await server.call(url, {
      token,
      headers: { "if-none-match": `"${hash}"`, "cache-control": "max-age=0" },
    })
    expect(again.status).toBe(304)
  }))

test("what a file is called or claims to be does not count", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token

    for (const type of ["application/json", "image/svg+xml", "text/html"]) {
      const headers = { "content-type": type }
      const response = await upload(server, { id, token, headers }, SAMPLES["image/gif"])
      expect(response.ok).toBe(true)
      expect(await response.json()).toMatchObject({ type: "image/gif" })
    }
    const headers = { "content-type": "image/png" }
    const refused = await upload(server, { id, token, headers }, "<html><script>alert(1)</script>")
    expect(refused.status).toBe(415)
  }))

test("a file that is a GIF and a script at once is served as a GIF and nothing else", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token
    const both = Buffer.concat([SAMPLES["image/gif"], Buffer.from("/**/=1;alert(1)//<script>")])

    const { url } = (await (await upload(server, { id, token }, both)).json()) as { url: string }
    const { headers } = await server.call(url, { token })

    expect(headers.get("content-type")).toBe("image/gif")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox")
  }))

test("SVG is refused in the reader's language, in whatever wrapping", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token
    const svgs = [SVG_WITH_SCRIPT, `\uFEFF\n ${SVG_WITH_SCRIPT}`, `<!-- -->${SVG_WITH_SCRIPT}`]

    for (const svg of svgs) {
      const german = await upload(server, { id, token, headers: { "accept-language": "de" } }, svg)
      expect(german.status).toBe(415)
      const problem = await readProblem(german)
      expect(problem.type).toBe("urn:tafelrunde:problem:svg-picture")
      expect(problem.detail).toMatch(/SVG-Dateien .* PNG/)
    }
    const headers = { "accept-language": "en" }
    const english = await readProblem(await upload(server, { id, token, headers }, SVG_WITH_SCRIPT))
    expect(english.detail).toMatch(/SVG files can contain programs/)
    expect(await listFiles(server)).toEqual([])
  }))

test.each([
  { what: "nothing", bytes: Buffer.alloc(0), status: 415, problem: "not-a-picture" },
  { what: "a text", bytes: Buffer.from("Wer übersetzt?"), status: 415, problem: "not-a-picture" },
  {
    what: "a BMP",
    bytes: Buffer.from(`BM${"\0".repeat(60)}`),
    status: 415,
    problem: "not-a-picture",
  },
  {
    what: "a torn PNG",
    bytes: SAMPLES["image/png"].subarray(0, 20),
    status: 422,
    problem: "broken-picture",
  },
] as const)("$what is refused", ({ bytes, status, problem }) =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()

    const response = await upload(server, { id, token: links.participant.token }, bytes)

    expect(response.status).toBe(status)
    expect((await readProblem(response)).type).toBe(`urn:tafelrunde:problem:${problem}`)
    expect(await listFiles(server)).toEqual([])
  }),
)

test("a small file that would unpack to a huge picture is refused by its header", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const bomb = createPng({ width: 30, height: 20 })
    bomb.writeUInt32BE(MAX_PICTURE_PIXELS, 16)

    const response = await upload(server, { id, token: links.participant.token }, bomb)

    expect(response.status).toBe(413)
    const { type } = await readProblem(response)
    expect(type).toBe("urn:tafelrunde:problem:picture-too-many-pixels")
  }))

const SMALL = {
  assetBytes: 50_000,
  boardAssetBytes: 120_000,
  boardAssets: 6,
  boardPixels: 1e6,
  graceDays: 7,
}

test("a picture that is too large is refused before it is read when it says so", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const large = createPng({ width: 3, height: 2 }, { padding: 60_000 })

      const response = await upload(server, { id, token: links.participant.token }, large)

      expect(response.status).toBe(413)
      expect((await readProblem(response)).type).toBe("urn:tafelrunde:problem:picture-too-large")
    },
    { assetLimits: SMALL },
  ))

test("a picture that never ends is refused while it comes, and nothing is left of it", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const head = createPng({ width: 3, height: 2 })
      let sent = 0
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(sent === 0 ? head : new Uint8Array(16_384))
          sent += 1
          if (sent > 400) controller.close()
        },
      })

      const response = await upload(server, { id, token: links.participant.token }, endless)

      expect(response.status).toBe(413)
      expect(await listFiles(server)).toEqual([])
    },
    { assetLimits: SMALL },
  ))

function largePicture(note: string): Buffer {
  return createPng({ width: 3, height: 2 }, { note, padding: 45_000 })
}

test("the pictures of a board have room together, and the same one takes it once", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const token = links.participant.token

      expect((await upload(server, { id, token }, largePicture("a"))).status).toBe(201)
      expect((await upload(server, { id, token }, largePicture("a"))).status).toBe(200)
      expect((await upload(server, { id, token }, largePicture("b"))).status).toBe(201)
      const full = await upload(server, { id, token }, largePicture("c"))

      expect(full.status).toBe(507)
      expect((await readProblem(full)).type).toBe("urn:tafelrunde:problem:board-pictures-full")
    },
    { assetLimits: SMALL },
  ))

test("the same picture sent by many at once is stored once", () =>
  withServer(async (server) => {
    const [one, two] = [await server.createBoard(), await server.createBoard()]
    const png = SAMPLES["image/png"]

    const answers = await Promise.all(
      [one, two, one, two, one].map(({ id, links }) =>
        upload(server, { id, token: links.participant.token }, png),
      ),
    )

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 201, 201,
    ])
    // The bytes, and a reference of each board.
    const hash = createHash("sha256").update(png).digest("hex")
    expect(await listFiles(server)).toEqual([hash, hash, hash])
  }))

test("a picture can be read only through a board that has it, with a token of that board", () =>
  withServer(async (server) => {
    const [mine, other] = [await server.createBoard(), await server.createBoard()]
    const token = mine.links.participant.token
    const added = await upload(server, { id: mine.id, token }, SAMPLES["image/png"])
    const { url, hash } = (await added.json()) as { url: string; hash: string }
    const foreign = other.links.facilitator.token

    expect((await server.call(url)).status).toBe(401)
    expect((await server.call(url, { token: foreign })).status).toBe(401)
    const elsewhere = `/api/boards/${other.id}/assets/${hash}`
    expect((await server.call(elsewhere, { token: foreign })).status).toBe(404)
    const unknown = `/api/boards/${mine.id}/assets/${"0".repeat(64)}`
    expect((await server.call(unknown, { token })).status).toBe(404)
    for (const path of ["..%2f..%2ftafelrunde.db", `${hash.slice(0, 2)}%2f${hash}`, "x"]) {
      const response = await server.call(`/api/boards/${mine.id}/assets/${path}`, { token })
      expect(response.status).toBe(404)
    }
  }))

test("viewers add nothing, and participants nothing while the board is locked", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const add = async (role: keyof typeof links, note: string): Promise<number> => {
      const png = createPng({ width: 3, height: 2 }, { note })
      return (await upload(server, { id, token: links[role].token }, png)).status
    }
    expect(await add("viewer", "a")).toBe(403)
    expect(await add("participant", "b")).toBe(201)

    await withClients(server, async (connect) => {
      const steering = await connect(`${id}/session`, links.facilitator.token).synced()
      const watching = await connect(`${id}/session`, links.viewer.token).synced()
      steering.doc.getMap("session").set("locked", true)
      await watching.until(() => watching.doc.getMap("session").get("locked") === true)

      expect(await add("participant", "c")).toBe(403)
      expect(await add("facilitator", "d")).toBe(201)
    })
  }))

test("a disk that fails is told in words, and the server goes on", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.participant.token
    // Where files should be received stands something else.
    await writeFile(join(server.dataDir, "assets"), "")

    const response = await upload(server, { id, token }, SAMPLES["image/png"])

    expect(response.status).toBe(503)
    expect((await readProblem(response)).detail).toMatch(/Speicher/)
    await rm(join(server.dataDir, "assets"))
    expect((await upload(server, { id, token }, SAMPLES["image/png"])).status).toBe(201)
  }))

test("with its board a picture is gone", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.facilitator.token
    const added = await upload(server, { id, token }, SAMPLES["image/png"])
    const { url } = (await added.json()) as { url: string }

    await server.call(`/api/boards/${id}`, { method: "DELETE", token })

    expect((await server.call(url, { token })).status).toBe(410)
    expect(await listFiles(server)).toEqual([])
  }))

test("a board takes so many pictures and so many pixels, and other boards still take theirs", () =>
  withServer(
    async (server) => {
      const full = await server.createBoard()
      const other = await server.createBoard()
      const add = async (board: typeof full, note: string, width = 1): Promise<number> => {
        const { id, links } = board
        const picture = createPng({ width, height: width }, { note })
        return (await upload(server, { id, token: links.participant.token }, picture)).status
      }

      for (const note of ["1", "2", "3", "4", "5"]) expect(await add(full, note)).toBe(201)
      expect(await add(full, "too many pixels", 1000)).toBe(507)
      expect(await add(full, "6")).toBe(201)
      expect(await add(full, "one too many")).toBe(507)
      expect(await add(full, "1")).toBe(200)
      expect(await add(other, "theirs")).toBe(201)
    },
    { assetLimits: SMALL },
  ))
