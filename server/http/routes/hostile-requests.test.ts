import { expect, test } from "vitest"

import { type TestServer, withServer } from "../../testing/test-server.ts"

const DEEP = "[".repeat(7_800_000)

async function typeOf(response: Response): Promise<string> {
  return ((await response.json()) as { readonly type: string }).type.split(":").at(-1) ?? ""
}

function listBoards(server: TestServer): readonly string[] {
  return server.logLines.filter((line) => line.includes("board.created"))
}

test("millions of brackets are refused unread, whoever sends them", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const { token } = links.facilitator

    const create = await server.call("/api/boards", { body: DEEP })
    const join = await server.call("/api/join", { body: DEEP })
    const enter = await server.call(`/api/boards/${id}/enter`, { token, body: DEEP })
    const replace = { method: "PUT", token, body: DEEP }
    const content = await server.call(`/api/boards/${id}/content`, replace)

    expect([create, join, enter, content].map(({ status }) => status)).toEqual([400, 413, 413, 400])
    expect(await typeOf(content)).toBe("json-too-deep")
  }))

test("who has no token makes the server read sixteen kilobytes at most", () =>
  withServer(async (server) => {
    const code = { code: "x".repeat(17_000) }
    expect((await server.call("/api/join", { body: code })).status).toBe(413)

    const response = await server.call("/api/boards/none/content", { method: "PUT", body: DEEP })
    expect(response.status).toBe(404)
  }))

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/csp-report",
  "application/merge-patch+json",
  undefined,
])("a board is not created by a body of the type %s", (type) =>
  withServer(async (server) => {
    const body = new Blob([JSON.stringify({ title: "Von einer fremden Seite" })])
    const headers = type === undefined ? {} : { "content-type": type }
    const response = await fetch(`${server.url}/api/boards`, { method: "POST", headers, body })

    expect(response.status).toBe(415)
    expect(listBoards(server)).toEqual([])
  }),
)

test("a board is not created without a body, as any page could ask for", () =>
  withServer(async (server) => {
    expect((await server.call("/api/boards", { method: "POST" })).status).toBe(415)
  }))

test.each(["https://evil.example", "null", "http://127.0.0.1:1"])(
  "nothing is written for a page of %s",
  (origin) =>
    withServer(async (server) => {
      const { id, joinCode, links } = await server.createBoard()
      const headers = { origin }
      const { token } = links.facilitator

      const answers = [
        await server.call("/api/boards", { headers, body: {} }),
        await server.call("/api/join", { headers, body: { code: joinCode } }),
        await server.call(`/api/boards/${id}`, { headers, token, method: "DELETE" }),
      ]

      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
      expect(listBoards(server)).toHaveLength(1)
    }),
)

test("the server's own page creates boards", () =>
  withServer(async (server) => {
    const headers = { origin: server.url }
    expect((await server.call("/api/boards", { headers, body: {} })).status).toBe(201)
  }))

test("one address creates so many boards an hour", () =>
  withServer(
    async (server) => {
      const create = async (): Promise<number> =>
        (await server.call("/api/boards", { body: {} })).status

      expect([await create(), await create(), await create()]).toEqual([201, 201, 429])
    },
    { limits: { newBoardsPerHour: 2 } },
  ))

test("who guesses organiser keys has to wait; who has shown it goes on, from the same address too", () =>
  withServer(
    async (server) => {
      const create = async (address: string, token: string): Promise<number> => {
        const headers = { "x-forwarded-for": address }
        return (await server.call("/api/boards", { headers, token, body: {} })).status
      }

      expect(await create("192.0.2.1", "the-organisers-key")).toBe(201)
      expect(await create("192.0.2.1", "wrong")).toBe(401)
      expect(await create("192.0.2.1", "wrong")).toBe(429)
      expect(await create("192.0.2.1", "the-organisers-key")).toBe(201)
      expect(await create("192.0.2.2", "wrong")).toBe(401)
      expect(await create("192.0.2.2", "the-organisers-key")).toBe(429)
    },
    {
      organiserKey: "the-organisers-key",
      limits: { wrongOrganiserKeysPerMinute: 1 },
      trustedProxies: 1,
    },
  ))
