import { type AnswerOf } from "@tafelrunde/shared/api"
import { type BoardContent } from "@tafelrunde/shared/content"
import { removeEntry, restoreEntry } from "@tafelrunde/shared/model"
import { type OwnChange } from "@tafelrunde/shared/selfservice"
import { expect, test } from "vitest"

import { withClients } from "../../testing/stock-client.ts"
import { withServer, type TestServer } from "../../testing/test-server.ts"

type Links = AnswerOf<"listInstitutionLinks">["institutions"]
type Own = AnswerOf<"readOwnInstitution"> & { readonly content: BoardContent }

async function answerOf<Answer>(response: Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer
}

/** A board with the content of Musterstadt, the links of its institutions, and what they open. */
async function createBoard(server: TestServer) {
  const { id, links } = await server.createBoard("musterstadt")
  const facilitate = (path: string, body?: unknown, method?: string): Promise<Response> =>
    server.call(`/api/boards/${id}/${path}`, {
      token: links.facilitator.token,
      ...(body !== undefined && { body }),
      ...(method !== undefined && { method }),
    })
  const change = async (body: object): Promise<Links> => {
    const answer = facilitate("institution-links", body)
    return (await answerOf<AnswerOf<"listInstitutionLinks">>(answer)).institutions
  }
  const listed = async (): Promise<Links> =>
    (await answerOf<AnswerOf<"listInstitutionLinks">>(facilitate("institution-links"))).institutions
  const content = (): Promise<BoardContent> => answerOf(facilitate("content"))
  return { id, links, facilitate, change, listed, content }
}

function tokenOf(links: Links, institutionId: string): string {
  const url = links.find((each) => each.institutionId === institutionId)?.url ?? ""
  return new URL(url).hash.replace("#t=", "")
}

/** Somebody with the link of an institution. */
function institution(server: TestServer, boardId: string, token: string) {
  const path = `/api/boards/${boardId}/own-institution`
  const send = (change: OwnChange | object): Promise<Response> =>
    server.call(path, { token, body: change, headers: { "accept-language": "en" } })
  return {
    send,
    read: (): Promise<Own> => answerOf(server.call(path, { token })),
    get: (): Promise<Response> => server.call(path, { token }),
    set: (list: string, entry: string, values: object): Promise<Response> =>
      send({ kind: "set", list, id: entry, ...values }),
  }
}

async function problemOf(response: Promise<Response>): Promise<unknown> {
  const { type } = (await (await response).json()) as { readonly type?: string }
  return [(await response).status, type?.replace("urn:tafelrunde:problem:", "")]
}

test("a text that is sent again, because its answer was lost, stands once, also with more typed since", () =>
  withServer(async (server) => {
    const board = await createBoard(server)
    const token = tokenOf(await board.change({ action: "create" }), "vhs")
    const vhs = institution(server, board.id, token)
    const mandate = (await vhs.read()).content.institutions?.find(({ id }) => id === "vhs")?.mandate
    const send = async (value: string): Promise<unknown> => {
      await vhs.set("institutions", "vhs", { field: "mandate", value, before: mandate })
      return (await board.content()).institutions?.find(({ id }) => id === "vhs")?.mandate
    }

    expect(await send(`${mandate} Heute`)).toBe(`${mandate} Heute`)
    expect(await send(`${mandate} Heute`)).toBe(`${mandate} Heute`)
    expect(await send(`${mandate} Heute auch.`)).toBe(`${mandate} Heute auch.`)
  }))

test("no link adds to a list that is full, and more than a hundred contacts are confirmed", () =>
  withServer(async (server) => {
    const board = await createBoard(server)
    const token = tokenOf(await board.change({ action: "create" }), "vhs")
    const vhs = institution(server, board.id, token)
    const { schema, version, institutions } = await board.content()
    const openQuestions = Array.from({ length: 2000 }, (_, index) => ({
      id: `question-${index}`,
      text: "Wer?",
      status: "open",
    }))
    const contacts = Array.from({ length: 120 }, (_, index) => ({
      id: `contact-${index}`,
      institutionId: "vhs",
      lastName: `K${index}`,
      privacy: { visibility: "network" },
    }))
    const content = { schema, version, institutions, openQuestions, contacts }
    expect((await board.facilitate("content", content, "PUT")).status).toBe(204)

    const added = { kind: "add", list: "openQuestions", id: "66666666-ffff", fields: { text: "?" } }
    expect(await problemOf(vhs.send(added))).toEqual([409, "too-many-own-entries"])
    const contactIds = contacts.map(({ id }) => id)
    expect((await vhs.send({ kind: "confirm", contactIds, whole: true })).status).toBe(200)
  }))

test("ending all links also ends that of an institution in the bin, which would open again with it", () =>
  withServer(async (server) => {
    const board = await createBoard(server)
    const token = tokenOf(await board.change({ action: "create" }), "vhs")
    const vhs = institution(server, board.id, token)
    const place = { collection: "institutions", id: "vhs" } as const
    await withClients(server, async (connect) => {
      const { doc } = await connect(board.id, board.links.facilitator.token).synced()
      removeEntry(doc, place, { institution: null, isFacilitator: true })
      await expect.poll(async () => (await vhs.get()).status).toBe(404)

      await board.change({ action: "end" })
      restoreEntry({ board: doc }, place)

      const isBack = async (): Promise<boolean> =>
        (await board.listed()).some(({ institutionId }) => institutionId === "vhs")
      await expect.poll(isBack).toBe(true)
      expect((await vhs.get()).status).toBe(401)
    })
  }))

test("the history names the institution that answered by its link, which nobody has sat down for", () =>
  withServer(async (server) => {
    const board = await createBoard(server)
    const token = tokenOf(await board.change({ action: "create" }), "vhs")
    const vhs = institution(server, board.id, token)

    await vhs.set("institutions", "vhs", { field: "mandate", value: "Neu" })

    const path = "history?list=institutions&entry=vhs"
    const { changes } = await answerOf<AnswerOf<"readHistory">>(board.facilitate(path))
    expect(changes).toMatchObject([
      { field: "mandate", role: "institution", seat: { institutionId: "vhs", name: "VHS" } },
    ])
  }))
