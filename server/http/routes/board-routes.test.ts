import { templateContent } from "@tafelrunde/shared/content"
import { setWall, type Wall } from "@tafelrunde/shared/facilitation"
import { readMatrix } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { withClients } from "../../testing/stock-client.ts"
import { withServer, type TestServer } from "../../testing/test-server.ts"

const example = templateContent("musterstadt", { language: "de" })

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>
}

test("a new board has a title, a join code and a link for each role", () =>
  withServer(async (server) => {
    const response = await server.call("/api/boards", { body: { title: "Unser Tag" } })
    const board = await bodyOf(response)

    expect(response.status).toBe(201)
    expect(board).toMatchObject({
      title: "Unser Tag",
      joinCode: expect.stringMatching(/^[2-9A-HJKMNP-Z]{6}$/),
      links: {
        facilitator: {
          url: expect.stringMatching(/^http:\/\/127.0.0.1:\d+\/b\/[\w-]+#t=[\w-]{43}$/),
        },
        participant: { token: expect.stringMatching(/^[\w-]{43}$/) },
        viewer: { token: expect.stringMatching(/^[\w-]{43}$/) },
      },
    })
  }))

test("links stand under the public address where there is one", () =>
  withServer(
    async (server) => {
      const { links } = await server.createBoard()

      expect(links.viewer.url).toMatch(/^https:\/\/tafel\.example\.org\/b\//)
    },
    { publicUrl: "https://tafel.example.org" },
  ))

test("only the facilitator is shown the code and the links again", () =>
  withServer(async (server) => {
    const created = await server.createBoard("musterstadt")
    const read = async (token: string): Promise<Record<string, unknown>> =>
      bodyOf(await server.call(`/api/boards/${created.id}`, { token }))

    const facilitator = await read(created.links.facilitator.token)
    const viewer = await read(created.links.viewer.token)

    expect(facilitator).toMatchObject({
      id: created.id,
      title: example.meta?.title,
      language: "de",
      role: "facilitator",
      joinCode: created.joinCode,
      links: created.links,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(viewer["role"]).toBe("viewer")
    expect(Object.keys(viewer)).not.toContain("joinCode")
    expect(Object.keys(viewer)).not.toContain("links")
  }))

test("others are shown the code for as long as facilitators have it on the wall", () =>
  withServer(async (server) => {
    const { id, links, joinCode } = await server.createBoard()
    const read = async (): Promise<Record<string, unknown>> =>
      bodyOf(await server.call(`/api/boards/${id}`, { token: links.viewer.token }))
    await withClients(server, async (connect) => {
      const steering = await connect(`${id}/session`, links.facilitator.token).synced()
      const wall = await connect(`${id}/session`, links.viewer.token).synced()
      const show = async (shown: Wall): Promise<void> => {
        const arrived = new Promise((resolve) => wall.doc.once("update", resolve))
        setWall(steering.doc, shown)
        await arrived
      }

      await show({ scene: { kind: "code" }, page: 0, black: false })
      const shown = await read()
      expect(shown["joinCode"]).toBe(joinCode)
      expect(Object.keys(shown)).not.toContain("links")

      await show({ scene: { kind: "code" }, page: 0, black: true })
      expect(Object.keys(await read())).not.toContain("joinCode")
      await show({ scene: { kind: "matrix" }, page: 0, black: false })
      expect(Object.keys(await read())).not.toContain("joinCode")
    })
  }))

test("a board says which institutions one can belong to, in its order", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")

    const board = await bodyOf(
      await server.call(`/api/boards/${id}`, { token: links.viewer.token }),
    )

    const expected = example.institutions?.map((listed) => ({
      id: listed.id,
      name: listed.name,
      short: listed.short,
    }))
    expect(board["institutions"]).toEqual(expected)
  }))

test("what holds tokens is never compressed together with what people write", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const { token } = links.facilitator
    const encodingOf = async (path: string): Promise<string | null> =>
      (await server.call(path, { token })).headers.get("content-encoding")

    expect(await encodingOf(`/api/boards/${id}`)).toBeNull()
    expect(await encodingOf(`/api/boards/${id}/content`)).toMatch(/^(?:br|gzip)$/)
  }))

test("the state is what a connection would bring, without contacts, for whoever may read the board", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const path = `/api/boards/${id}/state`

    const response = await server.call(path, { token: links.viewer.token })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))

    expect(response.headers.get("cache-control")).toBe("private, no-cache")
    expect(response.headers.get("content-encoding")).toMatch(/^(?:br|gzip)$/)
    const tasks = readMatrix(doc).phases.flatMap((phase) => phase.tasks)
    expect(tasks).toHaveLength(example.tasks?.length ?? 0)
    const readable = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("utf8")
    for (const contact of example.contacts ?? []) expect(readable).not.toContain(contact.email)
    expect((await server.call(path)).status).toBe(401)
    expect((await server.call(path, { token: "x".repeat(43) })).status).toBe(401)
  }))

test("a state that one has is not sent again until the board changes", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const { token } = links.facilitator
    const first = await server.call(`/api/boards/${id}/state`, { token })
    const headers = { "if-none-match": first.headers.get("etag") ?? "" }

    const again = await server.call(`/api/boards/${id}/state`, { token, headers })
    const renamed = { ...example, meta: { ...example.meta, title: "Zweiter Tag" } }
    const put = { method: "PUT", token, body: renamed }
    await server.call(`/api/boards/${id}/content`, put)
    const changed = await server.call(`/api/boards/${id}/state`, { token, headers })

    expect(again.status).toBe(304)
    expect(changed.status).toBe(200)
  }))

test("content comes back as it was put, and unknown fields survive", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const path = `/api/boards/${id}/content`
    const [first, ...others] = example.tasks ?? []
    const content = { ...example, tasks: [{ ...first, ourOwnField: { deep: [1] } }, ...others] }

    const put = await server.call(path, {
      method: "PUT",
      token: links.facilitator.token,
      body: content,
    })
    const read = await server.call(path, { token: links.facilitator.token })

    expect(put.status).toBe(204)
    expect(await read.json()).toEqual(content)
  }))

test("connected people see replaced content at once", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const contacts = await connect(`${id}/contacts`, links.participant.token).synced()

      await server.call(`/api/boards/${id}/content`, {
        method: "PUT",
        token: links.facilitator.token,
        body: example,
      })

      await alice.until(() => alice.doc.getMap("tasks").size === 24)
      await contacts.until(() => contacts.doc.getMap("contacts").size > 0)
      expect(alice.doc.getMap("contacts").size).toBe(0)
    })
  }))

test("contacts are shown by role", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const readNames = async (token: string): Promise<readonly unknown[]> => {
      const { contacts } = await bodyOf(await server.call(`/api/boards/${id}/content`, { token }))
      return (contacts as readonly { readonly lastName?: unknown }[]).map(
        ({ lastName }) => lastName,
      )
    }

    const named = await Promise.all(
      [links.facilitator, links.participant, links.viewer].map(
        async ({ token }) =>
          (await readNames(token)).filter((name) => typeof name === "string").length,
      ),
    )

    expect(named[0]).toBe(22)
    expect(named[1]).toBeLessThan(22)
    expect(named[2]).toBe(5)
  }))

test("invalid content is refused whole, with every problem named by its path", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const token = links.facilitator.token
    const path = `/api/boards/${id}/content`
    const [first, ...others] = example.tasks ?? []
    const broken = { ...example, tasks: [{ ...first, phaseId: "none" }, ...others], phases: 7 }

    const response = await server.call(path, { method: "PUT", token, body: broken })
    const problem = await bodyOf(response)

    expect(response.status).toBe(422)
    expect(problem["problems"]).toContainEqual(expect.objectContaining({ path: "$.phases" }))
    expect(await (await server.call(path, { token })).json()).toEqual(example)
  }))

async function statusOf(server: TestServer, path: string, token?: string): Promise<number> {
  return (await server.call(path, token === undefined ? {} : { token })).status
}

test("who may not gets 401, 403 or 404, and a message in their language", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const other = await server.createBoard()
    const path = `/api/boards/${id}/content`
    const viewer = links.viewer.token

    expect(await statusOf(server, path)).toBe(401)
    expect(await statusOf(server, path, other.links.facilitator.token)).toBe(401)
    expect(await statusOf(server, "/api/boards/none/content", viewer)).toBe(404)
    const put = { method: "PUT", token: viewer, body: example }
    const german = await server.call(path, { ...put, headers: { "accept-language": "de-DE,de" } })
    const english = await server.call(path, { ...put, headers: { "accept-language": "en-GB,en" } })
    expect(german.status).toBe(403)
    expect(german.headers.get("content-type")).toMatch(/^application\/problem\+json/)
    expect(await bodyOf(german)).toMatchObject({
      type: "urn:tafelrunde:problem:not-allowed",
      detail: "Mit Ihrem Zugang ist das nicht erlaubt.",
    })
    expect(await bodyOf(english)).toMatchObject({ detail: "Your role does not allow this." })
  }))

test.each([
  { what: "no JSON", body: "{", status: 400 },
  { what: "a list", body: [], status: 400 },
  { what: "an unknown template", body: { template: "other" }, status: 400 },
  { what: "an unknown language", body: { language: "fr" }, status: 400 },
  { what: "a title that is no text", body: { title: {} }, status: 400 },
  { what: "content of another kind", body: { content: { schema: "x" } }, status: 422 },
  { what: "a body of many megabytes", body: { title: "x".repeat(9_000_000) }, status: 413 },
])("a board is not created from $what", ({ body, status }) =>
  withServer(async (server) => {
    const response = await server.call("/api/boards", { body })

    expect(response.status).toBe(status)
    expect(response.headers.get("content-type")).toMatch(/problem\+json/)
  }),
)

test("where there is an organiser key, only who has it creates boards", () =>
  withServer(
    async (server) => {
      const body = { template: "blank" }

      expect((await server.call("/api/boards", { body })).status).toBe(401)
      expect((await server.call("/api/boards", { body, token: "guess" })).status).toBe(401)
      expect((await server.call("/api/boards", { body, token: "secret-key" })).status).toBe(201)
      expect(await bodyOf(await server.call("/api/settings"))).toMatchObject({
        createNeedsKey: true,
      })
    },
    { organiserKey: "secret-key" },
  ))

test("no token, code or content ever stands in the log", () =>
  withServer(async (server) => {
    const { id, links, joinCode } = await server.createBoard("musterstadt")
    const joined = await bodyOf(await server.call("/api/join", { body: { code: joinCode } }))
    await server.call(`/api/boards/${id}?token=${links.viewer.token}`, {
      token: links.viewer.token,
    })
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(`${id}/contacts`, String(joined["token"])).synced()
      alice.map.set("secret", 1)
      alice.provider.disconnect()
      bob.provider.disconnect()
    })

    const log = server.logLines.join("")

    const secrets = [joinCode, String(joined["token"])]
    for (const { token } of Object.values(links)) secrets.push(token)
    for (const secret of secrets) expect(log).not.toContain(secret)
    expect(log).toContain("session.opened")
  }))

test("content that is not UTF-8 is refused, and the board stays as it is", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.facilitator.token
    const before = await server.call(`/api/boards/${id}/content`, { token })
    const bytes = Buffer.from(JSON.stringify(example), "latin1")

    const response = await fetch(`${server.url}/api/boards/${id}/content`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: bytes,
    })

    expect(response.status).toBe(400)
    expect(await bodyOf(response)).toMatchObject({ type: "urn:tafelrunde:problem:not-utf8" })
    const after = await server.call(`/api/boards/${id}/content`, { token })
    expect(await after.text()).toBe(await before.text())
  }))
