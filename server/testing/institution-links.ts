import { type AnswerOf } from "@tafelrunde/shared/api"
import { type BoardContent } from "@tafelrunde/shared/content"
import { type OwnChange } from "@tafelrunde/shared/selfservice"

import { type TestServer } from "./test-server.ts"

type Links = AnswerOf<"listInstitutionLinks">["institutions"]
type Own = AnswerOf<"readOwnInstitution"> & { readonly content: BoardContent }

interface Musterstadt {
  readonly id: string
  readonly links: Awaited<ReturnType<TestServer["createBoard"]>>["links"]
  /** A call with the facilitators' token. */
  readonly facilitate: (path: string, body?: unknown, method?: string) => Promise<Response>
  /** Creates, renews or ends links; the links as they are now. */
  readonly change: (body: object) => Promise<Links>
  readonly listed: () => Promise<Links>
  readonly content: () => Promise<BoardContent>
}

/** What somebody with the link of an institution can do. */
interface OpenedLink {
  readonly read: () => Promise<Own>
  readonly get: () => Promise<Response>
  readonly send: (change: OwnChange | object) => Promise<Response>
  readonly change: (change: OwnChange) => Promise<Own>
  readonly set: (list: string, entry: string, values: object) => Promise<Response>
}

interface LinkedMusterstadt {
  readonly board: Musterstadt
  readonly token: string
  readonly vhs: OpenedLink
}

export async function answerOf<Answer>(response: Promise<Response>): Promise<Answer> {
  return (await (await response).json()) as Answer
}

/** A refused call as `[status, problem]`. */
export async function problemOf(response: Promise<Response>): Promise<unknown> {
  const { type } = (await (await response).json()) as { readonly type?: string }
  return [(await response).status, type?.replace("urn:tafelrunde:problem:", "")]
}

/** A board with the content of Musterstadt, and what its facilitators do with the links of its institutions. */
export async function createMusterstadt(server: TestServer): Promise<Musterstadt> {
  const { id, links } = await server.createBoard("musterstadt")
  const facilitate: Musterstadt["facilitate"] = (path, body, method) =>
    server.call(`/api/boards/${id}/${path}`, {
      token: links.facilitator.token,
      ...(body !== undefined && { body }),
      ...(method !== undefined && { method }),
    })
  const change: Musterstadt["change"] = async (body) => {
    const answer = facilitate("institution-links", body)
    return (await answerOf<AnswerOf<"listInstitutionLinks">>(answer)).institutions
  }
  const listed: Musterstadt["listed"] = async () =>
    (await answerOf<AnswerOf<"listInstitutionLinks">>(facilitate("institution-links"))).institutions
  const content: Musterstadt["content"] = () => answerOf(facilitate("content"))
  return { id, links, facilitate, change, listed, content }
}

/** The same with a link for every institution: VHS has opened its own. */
export async function createLinkedMusterstadt(server: TestServer): Promise<LinkedMusterstadt> {
  const board = await createMusterstadt(server)
  const token = tokenOf(await board.change({ action: "create" }), "vhs")
  return { board, token, vhs: openLink(server, board.id, token) }
}

export function tokenOf(links: Links, institutionId: string): string {
  const url = links.find((each) => each.institutionId === institutionId)?.url ?? ""
  return new URL(url).hash.replace("#t=", "")
}

/** Somebody with the link of an institution. */
export function openLink(server: TestServer, boardId: string, token: string): OpenedLink {
  const path = `/api/boards/${boardId}/own-institution`
  const send: OpenedLink["send"] = (change) =>
    server.call(path, { token, body: change, headers: { "accept-language": "en" } })
  return {
    send,
    read: () => answerOf(server.call(path, { token })),
    get: () => server.call(path, { token }),
    change: (change) => answerOf(send(change)),
    set: (list, entry, values) => send({ kind: "set", list, id: entry, ...values }),
  }
}
