import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { expect, test } from "vitest"

import { withClients } from "../../testing/stock-client.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { withServer, withTestServer, type TestServer } from "../../testing/test-server.ts"

function joinWith(server: TestServer, code: unknown): Promise<Response> {
  return server.call("/api/join", { body: { code } })
}

test("the code lets a participant in, however it is typed", () =>
  withServer(async (server) => {
    const { id, joinCode } = await server.createBoard()
    const typed = ` ${joinCode.slice(0, 3)}-${joinCode.slice(3).toLowerCase()} `

    const joined = (await (await joinWith(server, typed)).json()) as {
      readonly role: string
      readonly token: string
      readonly url: string
    }

    expect(joined.role).toBe("participant")
    expect(joined.url).toContain(`/b/${id}#t=${joined.token}`)
    await withClients(server, async (connect) => {
      const alice = await connect(id, joined.token, { serverMessages: "1" }).synced()
      await alice.until(() => alice.serverMessages.some((note) => note.type === "access"))
      expect(alice.serverMessages[0]).toMatchObject({ role: "participant", access: "write" })
    })
  }))

test("60 people join from one address and work, at once", () =>
  withServer(async (server) => {
    const { id, joinCode } = await server.createBoard()

    const answers = await Promise.all(Array.from({ length: 60 }, () => joinWith(server, joinCode)))
    const tokens = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { readonly token: string }).token),
    )

    expect(new Set(tokens).size).toBe(60)
    await withClients(server, async (connect) => {
      const people = await Promise.all(tokens.map((token) => connect(id, token).synced()))
      for (const [index, person] of people.entries()) person.map.set(String(index), true)
      await Promise.all(people.map((person) => person.until(() => person.map.size === 60)))
      expect(people.flatMap(({ closeCodes }) => closeCodes)).toEqual([])
    })
  }))

test("who guesses codes has to wait, also with a right one", () =>
  withServer(
    async (server) => {
      const { joinCode } = await server.createBoard()

      for (let guess = 0; guess < 3; guess++)
        expect((await joinWith(server, "WRONG2")).status).toBe(404)

      const next = await joinWith(server, joinCode)
      expect(next.status).toBe(429)
      expect(next.headers.get("retry-after")).toBe("60")
    },
    { limits: { wrongJoinCodesPerMinute: 3 } },
  ))

test("wrong codes do not lock out the people of a house in which the board is open", () =>
  withServer(
    async (server) => {
      const { id, joinCode, links } = await server.createBoard()
      const elsewhere = await server.createBoard()
      await server.call(`/api/boards/${id}`, { token: links.facilitator.token })

      for (let guess = 0; guess < 20; guess++) await joinWith(server, "WRONG2")

      expect((await joinWith(server, "WRONG2")).status).toBe(429)
      for (let guest = 0; guest < 60; guest++) {
        expect((await joinWith(server, joinCode)).status).toBe(200)
      }
      expect((await joinWith(server, elsewhere.joinCode)).status).toBe(429)
    },
    { limits: { wrongJoinCodesPerMinute: 3 } },
  ))

test("wrong codes have a bound over all addresses, an IPv6 network counting as one", () =>
  withServer(
    async (server) => {
      const { joinCode } = await server.createBoard()
      const joinFrom = async (address: string, code: string): Promise<number> => {
        const headers = { "x-forwarded-for": address }
        return (await server.call("/api/join", { headers, body: { code } })).status
      }

      expect(await joinFrom("2001:db8:1:2::1", "WRONG2")).toBe(404)
      expect(await joinFrom("2001:db8:1:2:3:4:5:6", joinCode)).toBe(429)
      expect(await joinFrom("2001:db8:1:3::1", joinCode)).toBe(200)
      for (let network = 10; network < 19; network++) {
        expect(await joinFrom(`192.0.2.${network}`, "WRONG2")).toBe(404)
      }
      expect(await joinFrom("192.0.2.99", joinCode)).toBe(429)
      expect(await joinFrom("2001:db8:1:3::7", joinCode)).toBe(200)
    },
    { limits: { wrongJoinCodesPerMinute: 1 }, trustedProxies: 1 },
  ))

test("a code that has expired lets nobody in; switching it on makes a new one", () =>
  withTemporaryFolder(async (dataDir) => {
    const board = await withTestServer(dataDir, (server) => server.createBoard())
    const db = new DatabaseSync(join(dataDir, "tafelrunde.db"))
    db.exec(`UPDATE boards SET join_until = ${Date.now() - 1}`)
    db.close()

    await withTestServer(dataDir, async (server) => {
      const { id, joinCode, links } = board
      const { token } = links.facilitator
      expect((await joinWith(server, joinCode)).status).toBe(404)
      const summary = await server.call(`/api/boards/${id}`, { token })
      expect(await summary.json()).toMatchObject({ joinCode: null, joinCodeExpired: true })

      const call = { token, body: { action: "on" } }
      const changed = await server.call(`/api/boards/${id}/join-code`, call)
      const { joinCode: renewed } = (await changed.json()) as { readonly joinCode: string }
      expect(renewed).not.toBe(joinCode)
      expect((await joinWith(server, renewed)).status).toBe(200)
    })
  }))

test("one address gets so many tokens a minute by code and by link", () =>
  withServer(
    async (server) => {
      const { id, joinCode, links } = await server.createBoard()
      const enter = { token: links.participant.token, body: {} }

      expect((await joinWith(server, joinCode)).status).toBe(200)
      expect((await server.call(`/api/boards/${id}/enter`, enter)).status).toBe(200)
      expect((await joinWith(server, joinCode)).status).toBe(429)
      expect((await server.call(`/api/boards/${id}/enter`, enter)).status).toBe(429)
    },
    { limits: { newTokensPerMinute: 2 } },
  ))

test("the facilitator renews the code, switches it off and on again", () =>
  withServer(async (server) => {
    const { id, joinCode, links } = await server.createBoard()
    const change = async (action: string): Promise<string | null> => {
      const call = { token: links.facilitator.token, body: { action } }
      const response = await server.call(`/api/boards/${id}/join-code`, call)
      return ((await response.json()) as { readonly joinCode: string | null }).joinCode
    }

    const renewed = await change("renew")
    expect(renewed).not.toBe(joinCode)
    expect((await joinWith(server, joinCode)).status).toBe(404)
    expect((await joinWith(server, renewed)).status).toBe(200)
    expect(await change("off")).toBeNull()
    expect((await joinWith(server, renewed)).status).toBe(404)
    expect(await change("on")).toBe(renewed)
    expect((await joinWith(server, renewed)).status).toBe(200)
  }))

test("only a facilitator changes the code", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const call = { token: links.participant.token, body: { action: "off" } }

    expect((await server.call(`/api/boards/${id}/join-code`, call)).status).toBe(403)
  }))

test.each([undefined, 7, null, {}])("a code that is no text (%j) is refused", (code) =>
  withServer(async (server) => {
    expect((await joinWith(server, code)).status).toBe(400)
  }),
)
