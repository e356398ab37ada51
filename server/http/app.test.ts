import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { expect, test } from "vitest"

import { RawSocket } from "../testing/raw-socket.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { withServer, type TestServer } from "../testing/test-server.ts"

/** A built client of two files. */
function withClient(work: (server: TestServer) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (clientDir) => {
    await mkdir(join(clientDir, "assets"))
    await writeFile(join(clientDir, "index.html"), "<title>Tafelrunde</title>")
    await writeFile(join(clientDir, "assets/main-abc.js"), "plain")
    await writeFile(join(clientDir, "assets/main-abc.js.br"), "compressed")
    await withServer(work, { clientDir })
  })
}

test.each(["/", "/join", "/b/some-board", "/b/some-board/wall"])(
  "the page is served at %s and never kept",
  (path) =>
    withClient(async (server) => {
      const response = await server.call(path)

      expect(await response.text()).toContain("Tafelrunde")
      expect(response.headers.get("cache-control")).toBe("no-cache")
      expect(response.headers.get("content-type")).toMatch(/^text\/html/)
    }),
)

test("assets are kept for ever, and sent compressed to who takes it", () =>
  withClient(async (server) => {
    const plain = await server.call("/assets/main-abc.js", { headers: { "accept-encoding": "x" } })
    const packed = await server.call("/assets/main-abc.js", {
      headers: { "accept-encoding": "gzip" },
    })
    const head = await fetch(`${server.url}/assets/main-abc.js`, {
      method: "HEAD",
      headers: { "accept-encoding": "br" },
    })

    expect(await plain.text()).toBe("plain")
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    expect(packed.headers.get("content-encoding")).toBeNull()
    expect(head.headers.get("content-encoding")).toBe("br")
    expect(head.headers.get("content-type")).toMatch(/^text\/javascript/)
    expect(head.headers.get("vary")).toContain("Accept-Encoding")
  }))

test.each(["/assets/..%2f..%2fx", "/assets/%2e%2e/%2e%2e/x", "/assets/none.js", "/other", "/%"])(
  "there is nothing at %s",
  (path) =>
    withClient(async (server) => {
      const response = await server.call(path)

      expect([400, 404]).toContain(response.status)
    }),
)

test("a person with a mistyped address gets the page, a program a problem", () =>
  withClient(async (server) => {
    const accept = "text/html,application/xhtml+xml,*/*;q=0.8"
    const visit = await server.call("/tafel", { headers: { accept } })
    const call = await server.call("/tafel")
    const api = await server.call("/api/none", { headers: { accept } })

    expect([visit.status, call.status, api.status]).toEqual([404, 404, 404])
    expect(await visit.text()).toContain("Tafelrunde")
    expect(visit.headers.get("cache-control")).toBe("no-cache")
    for (const { headers } of [call, api]) {
      expect(headers.get("content-type")).toMatch(/^application\/problem\+json/)
    }
  }))

test("every answer carries the security headers", () =>
  withClient(async (server) => {
    for (const path of ["/", "/healthz", "/api/settings", "/api/none", "/assets/main-abc.js"]) {
      const { headers } = await server.call(path)
      const policy = headers.get("content-security-policy") ?? ""

      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("connect-src 'self' blob: data:;")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain("unsafe-eval")
      expect(headers.get("x-content-type-options")).toBe("nosniff")
      expect(headers.get("referrer-policy")).toBe("no-referrer")
      expect(headers.get("x-powered-by")).toBeNull()
    }
  }))

test("a page of another site cannot open a socket", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const url = `${server.syncUrl}/${id}?token=${links.facilitator.token}`

    const foreign = new RawSocket(url, { origin: "https://evil.example" })
    const own = await new RawSocket(url, { origin: server.url }).opened()

    expect(await foreign.closed()).toBe(4403)
    await own.next(() => true)
    own.socket.close()
  }))

test("a socket elsewhere than at /sync is refused", () =>
  withServer(async (server) => {
    const socket = new RawSocket(server.url.replace("http", "ws"))

    expect(await socket.closed()).toBe(1006)
  }))

test("operators see health, readiness and numbers", () =>
  withServer(async (server) => {
    await server.createBoard()

    expect((await server.call("/healthz")).status).toBe(200)
    expect(await (await server.call("/readyz")).json()).toMatchObject({ storage: true })
    const metrics = await (await server.call("/metrics")).text()
    expect(metrics).toContain('tafelrunde_connections{role="viewer"} 0')
    expect(metrics).toMatch(/^tafelrunde_append_seconds_bucket\{le="\+Inf"\} \d+$/m)
  }))

test.each(["/%", "/assets/%ff", "/assets/%E0%A4%A", "/b/%c3%28", "/api/boards/%zz", "/%2"])(
  "the malformed escape in %j is a bad request",
  (path) =>
    withClient(async (server) => {
      expect((await server.call(path)).status).toBe(400)
    }),
)

test("at a public address the server answers to no other name, except to probes", () =>
  withServer(
    async (server) => {
      const call = async (path: string, host: string): Promise<number> => {
        const headers = { "x-forwarded-host": host }
        return (await server.call(path, { headers })).status
      }

      expect(await call("/api/settings", "tafel.example.org")).toBe(200)
      expect(await call("/api/settings", "rebound.example")).toBe(421)
      expect(await call("/healthz", "10.0.0.7:3000")).toBe(200)
      expect((await server.call("/api/settings")).status).toBe(200)
    },
    { publicUrl: "https://tafel.example.org", trustedProxies: 1 },
  ))

test.each(["/metrics", "/metrics/", "/METRICS", "/%6detrics", "//metrics", "/api/metrics"])(
  "people are not shown the operator's numbers at %j",
  (path) =>
    withServer(async (server) => {
      const response = await fetch(`${server.url}${path}`)

      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain("tafelrunde_")
    }),
)

test("only facilitators on a private network are told the server's addresses there", () =>
  withServer(
    async (server) => {
      const read = async (path: string, token: string, address: string): Promise<unknown> => {
        const headers = { "x-forwarded-for": address }
        return (await server.call(path, { token, headers })).json()
      }
      const { id, links } = await server.createBoard()
      const path = `/api/boards/${id}`

      const within = await read(path, links.facilitator.token, "192.168.1.7")
      expect(within).toHaveProperty("lanUrls")
      const outside = await read(path, links.facilitator.token, "192.0.2.7")
      expect(outside).not.toHaveProperty("lanUrls")
      const guest = await read(path, links.participant.token, "192.168.1.7")
      expect(guest).not.toHaveProperty("lanUrls")
      const settings = await read("/api/settings", "", "192.168.1.7")
      expect(settings).not.toHaveProperty("lanUrls")
    },
    { trustedProxies: 1 },
  ))

test("the API describes itself", () =>
  withServer(async (server) => {
    const document = (await (await server.call("/api/openapi.json")).json()) as {
      readonly paths: Readonly<Record<string, unknown>>
    }

    const calls = ["/api/boards", "/api/boards/{id}/content", "/api/join", "/healthz"]
    for (const call of calls) expect(Object.keys(document.paths)).toContain(call)
  }))
