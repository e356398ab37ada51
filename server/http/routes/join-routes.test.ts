import { expect, test } from "vitest"

import { withClients } from "../../testing/stock-client.ts"
import { withServer, type TestServer } from "../../testing/test-server.ts"

function join(server: TestServer, code: unknown): Promise<Response> {
  return server.call("/api/join", { body: { code } })
}

test("the code lets a participant in, however it is typed", () =>
  withServer(async (server) => {
    const { id, joinCode } = await server.createBoard()
    const typed = ` ${joinCode.slice(0, 3)}-${joinCode.slice(3).toLowerCase()} `

    const joined = (await (await join(server, typed)).json()) as {
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

    const answers = await Promise.all(Array.from({ length: 60 }, () => join(server, joinCode)))
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

test("who guesses codes has to wait", () =>
  withServer(
    async (server) => {
      const { joinCode } = await server.createBoard()

      for (let guess = 0; guess < 3; guess++)
        expect((await join(server, "WRONG2")).status).toBe(404)

      const next = await join(server, joinCode)
      expect(next.status).toBe(429)
      expect(next.headers.get("retry-after")).toBe("60")
    },
    { limits: { wrongJoinCodesPerMinute: 3 } },
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
    expect((await join(server, joinCode)).status).toBe(404)
    expect((await join(server, renewed)).status).toBe(200)
    expect(await change("off")).toBeNull()
    expect((await join(server, renewed)).status).toBe(404)
    expect(await change("on")).toBe(renewed)
    expect((await join(server, renewed)).status).toBe(200)
  }))

test("only a facilitator changes the code", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const call = { token: links.participant.token, body: { action: "off" } }

    expect((await server.call(`/api/boards/${id}/join-code`, call)).status).toBe(403)
  }))

test.each([undefined, 7, null, {}])("a code that is no text (%j) is refused", (code) =>
  withServer(async (server) => {
    expect((await join(server, code)).status).toBe(400)
  }),
)
