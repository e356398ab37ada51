import { type BoardContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { type TestServer, withServer, withTestServer } from "../../testing/test-server.ts"

type Board = Awaited<ReturnType<TestServer["createBoard"]>>

async function nextRoundOf(server: TestServer, { id, links }: Board, body = {}): Promise<Response> {
  return server.call(`/api/boards/${id}/next-round`, { token: links.facilitator.token, body })
}

async function readJson<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T
}

test("a facilitator creates the next round's board, which shows its links and has new ones", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const created = await nextRoundOf(server, board, { title: "Herbst 2027" })
    expect(created.status).toBe(201)
    const next = (await created.json()) as Board & { readonly title: string }
    expect(next.title).toBe("Herbst 2027")
    expect(next.id).not.toBe(board.id)
    expect(next.links.facilitator.token).not.toBe(board.links.facilitator.token)

    const { token } = next.links.facilitator
    const content = await readJson<BoardContent>(
      server.call(`/api/boards/${next.id}/content`, { token }),
    )
    expect(content.meta).toMatchObject({ version: "4.0", status: "draft", replaces: "3.0" })
    expect(content.tasks).toHaveLength(24)
    expect(content.contacts?.every(({ privacy }) => privacy?.visibility === "pending")).toBe(true)
    const audit = await readJson<readonly { readonly action: string }[]>(
      server.call(`/api/boards/${next.id}/audit`, { token }),
    )
    expect(audit.map(({ action }) => action)).toContain("created")
  }))

test("others than facilitators create none, nor does anybody without the server's organiser key", () =>
  withTemporaryFolder((dataDir) =>
    withTestServer(
      dataDir,
      async (server) => {
        const board = await readJson<Board>(
          server.call("/api/boards", {
            token: "secret-key-of-16",
            body: { template: "musterstadt" },
          }),
        )
        const { token } = board.links.participant
        const path = `/api/boards/${board.id}/next-round`
        expect((await server.call(path, { token, body: {} })).status).toBe(403)
        expect((await nextRoundOf(server, board)).status).toBe(401)
        expect((await nextRoundOf(server, board, { organiserKey: "wrong" })).status).toBe(401)
        const right = { organiserKey: "secret-key-of-16" }
        expect((await nextRoundOf(server, board, right)).status).toBe(201)
      },
      { organiserKey: "secret-key-of-16" },
    ),
  ))

test("the paper of the next round says what is different from the round before, for each reader", () =>
  withServer(async (server) => {
    const next = (await (
      await nextRoundOf(server, await server.createBoard("musterstadt"))
    ).json()) as Board
    const { facilitator, participant, viewer } = next.links
    const paper = async (token: string, query: string): Promise<string> =>
      (
        await server.call(`/api/boards/${next.id}/exports/paper.md?lang=de${query}`, { token })
      ).text()

    expect(await paper(viewer.token, "")).toContain("unconfirmed-contacts")
    for (const [token, profile] of [
      [facilitator.token, "internal"],
      [participant.token, "network"],
    ] as const) {
      const text = await paper(token, `&profile=${profile}`)
      expect(text).toContain("Änderungen gegenüber Fassung 3.0")
      expect(text.includes("Fiktiv")).toBe(profile === "internal")
    }
    expect(await paper(facilitator.token, "&since=none")).not.toContain("Änderungen gegenüber")
    expect(await paper(facilitator.token, "&since=99")).toContain("no-such-version")
    expect(await paper(participant.token, "&since=none")).toContain("not-allowed")
  }))

test("everybody reads the previous round with the contacts that they may see now; other boards have none", () =>
  withServer(async (server) => {
    const board = await server.createBoard("musterstadt")
    const next = (await (await nextRoundOf(server, board)).json()) as Board
    const read = async (of: Board, { token }: { token: string }): Promise<BoardContent | null> => {
      const path = `/api/boards/${of.id}/previous-round`
      return (await readJson<{ content: BoardContent | null }>(server.call(path, { token })))
        .content
    }

    expect(await read(board, board.links.facilitator)).toBeNull()
    const whole = await read(next, next.links.facilitator)
    expect(whole?.meta?.version).toBe("3.0")
    expect(whole?.contacts?.some(({ lastName }) => lastName === "Fiktiv")).toBe(true)
    for (const link of [next.links.participant, next.links.viewer]) {
      const shown = await read(next, link)
      expect(shown?.tasks).toHaveLength(24)
      expect(shown?.contacts?.some(({ lastName }) => lastName)).toBe(false)
    }
  }))
