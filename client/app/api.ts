import type { AnswerOf, RequestOf } from "@tafelrunde/shared/api"
import type { BoardContent } from "@tafelrunde/shared/content"

import type { Role } from "./start/recent-boards.ts"

export type Version = AnswerOf<"listVersions">[number]
export type AccessToken = AnswerOf<"listTokens">[number]
export type AuditEntry = AnswerOf<"readAudit">[number]
export type Restoration = RequestOf<"restoreVersion">
export type Space = AnswerOf<"readSpace">
export type Settings = AnswerOf<"readSettings">
export type BoardSummary = AnswerOf<"readBoard">
export type CreatedBoard = AnswerOf<"createBoard">
export type NewBoard = RequestOf<"createBoard">
export type Links = CreatedBoard["links"]

export interface ContentProblem {
  readonly path: string
  readonly message: string
}

/** The server refused a request. Status 0: it could not be reached. */
export class ApiError extends Error {
  readonly status: number
  /** The problems of a board content, by JSON path. */
  readonly problems: readonly ContentProblem[]

  constructor(status: number, detail: string, problems: readonly ContentProblem[] = []) {
    super(detail)
    this.status = status
    this.problems = problems
  }
}

interface Call {
  readonly method?: "POST" | "PUT" | "DELETE"
  /** A board's token or the organiser's key; sent in a header, never in an address. */
  readonly bearer?: string | undefined
  readonly body?: unknown
  /** A file as the body, with its type. */
  readonly file?: Blob
  /** Default: `no-store`. */
  readonly cache?: RequestCache
}

/** Asks the server; rejects with an `ApiError`. */
export async function call(
  path: string,
  { method, bearer, body, file, cache }: Call = {},
): Promise<Response> {
  const headers = new Headers()
  if (bearer) headers.set("Authorization", `Bearer ${bearer}`)
  if (body !== undefined) headers.set("Content-Type", "application/json")
  let response: Response
  try {
    response = await fetch(`/api/${path}`, {
      method: method ?? "GET",
      headers,
      cache: cache ?? "no-store",
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file && { body: file }),
    })
  } catch {
    throw new ApiError(0, "unreachable")
  }
  if (!response.ok) throw await toError(response)
  return response
}

async function toError(response: Response): Promise<ApiError> {
  let problem: unknown
  try {
    problem = await response.json()
  } catch {
    // The body is a proxy's error page.
    problem = undefined
  }
  const fields: Record<string, unknown> =
    typeof problem === "object" && problem !== null ? { ...problem } : {}
  const problems = Array.isArray(fields["problems"]) ? fields["problems"].filter(isProblem) : []
  const detail = typeof fields["detail"] === "string" ? fields["detail"] : response.statusText
  return new ApiError(response.status, detail, problems)
}

function isProblem(value: unknown): value is ContentProblem {
  return typeof value === "object" && value !== null && "path" in value && "message" in value
}

/** Server and page come from the same release, so that answers are not validated. */
export async function json<T>(response: Promise<Response>): Promise<T> {
  const value: unknown = await (await response).json()
  return value as T
}

function board(id: string): string {
  return `boards/${encodeURIComponent(id)}`
}

export function readSettings(): Promise<Settings> {
  return json<Settings>(call("settings"))
}

export function createBoard(newBoard: NewBoard, organiserKey?: string): Promise<CreatedBoard> {
  return json<CreatedBoard>(
    call("boards", { method: "POST", bearer: organiserKey, body: newBoard }),
  )
}

/** The board of the next round, made from this one. */
export function createNextRound(
  id: string,
  token: string,
  body: RequestOf<"createNextRound">,
): Promise<CreatedBoard> {
  return json<CreatedBoard>(
    call(`${board(id)}/next-round`, { method: "POST", bearer: token, body }),
  )
}

/** The type is what the server expects of a file `board.tafelrunde`; browsers do not know it. */
function boardFile(file: Blob): Blob {
  return file.slice(0, file.size, "application/vnd.tafelrunde.board+zip")
}

/** An empty title leaves the one in the file. */
export function createBoardFromFile(
  file: Blob,
  { title, key }: { readonly title: string; readonly key: string | undefined },
): Promise<CreatedBoard> {
  const query = title === "" ? "" : `?${new URLSearchParams({ title })}`
  return json<CreatedBoard>(
    call(`boards${query}`, { method: "POST", bearer: key, file: boardFile(file) }),
  )
}

/** Replaces content and canvas for everybody. */
export async function replaceBoard(id: string, token: string, file: Blob): Promise<void> {
  await call(board(id), { method: "PUT", bearer: token, file: boardFile(file) })
}

export function joinWithCode(code: string): Promise<AnswerOf<"join">> {
  return json<AnswerOf<"join">>(call("join", { method: "POST", body: { code } }))
}

/**
 * Exchanges the token of a shared link for this device's own, and takes a seat; `known` is the token
 * that the device used before.
 */
export function enterBoard(
  id: string,
  token: string,
  entry: RequestOf<"enter">,
): Promise<AnswerOf<"enter">> {
  return json<AnswerOf<"enter">>(
    call(`${board(id)}/enter`, { method: "POST", bearer: token, body: entry }),
  )
}

export function readBoard(id: string, token: string): Promise<BoardSummary> {
  return json<BoardSummary>(call(board(id), { bearer: token }))
}

/** The board room's document as one Yjs update; kept by the browser and asked for again by version. */
export async function readBoardState(id: string, token: string): Promise<Uint8Array> {
  const response = await call(`${board(id)}/state`, { bearer: token, cache: "no-cache" })
  return new Uint8Array(await response.arrayBuffer())
}

export async function replaceContent(id: string, token: string, content: unknown): Promise<void> {
  await call(`${board(id)}/content`, { method: "PUT", bearer: token, body: content })
}

export function changeJoinCode(
  id: string,
  token: string,
  action: RequestOf<"changeJoinCode">["action"],
): Promise<AnswerOf<"changeJoinCode">> {
  return json<AnswerOf<"changeJoinCode">>(
    call(`${board(id)}/join-code`, { method: "POST", bearer: token, body: { action } }),
  )
}

/** Ends the link's old token and all connections with the role at once. */
export function renewLink(id: string, token: string, role: Role): Promise<AnswerOf<"renewLink">> {
  return json<AnswerOf<"renewLink">>(
    call(`${board(id)}/links`, { method: "POST", bearer: token, body: { role, action: "renew" } }),
  )
}

/** A person in the list, or a connection that shows nobody. */
export type Removed = { readonly clientId: number } | { readonly connectionId: number }

/** With `renew` the link and the code for coming back are replaced; everybody else stays. */
export function removePerson(
  id: string,
  token: string,
  { who, renew }: { readonly who: Removed; readonly renew: boolean },
): Promise<AnswerOf<"removePerson">> {
  const path = "clientId" in who ? `people/${who.clientId}` : `connections/${who.connectionId}`
  return json<AnswerOf<"removePerson">>(
    call(`${board(id)}/${path}/remove`, { method: "POST", bearer: token, body: { renew } }),
  )
}

/** Corrects for which institution a person is here. */
export async function changeSeat(
  id: string,
  token: string,
  { clientId, body }: { readonly clientId: number; readonly body: RequestOf<"changeSeat"> },
): Promise<void> {
  await call(`${board(id)}/people/${clientId}/seat`, { method: "PUT", bearer: token, body })
}

/** Moves everybody of a seat to another one. */
export async function mergeSeat(
  id: string,
  token: string,
  { seatId, body }: { readonly seatId: string; readonly body: RequestOf<"mergeSeat"> },
): Promise<void> {
  const path = `${board(id)}/seats/${encodeURIComponent(seatId)}/merge`
  await call(path, { method: "POST", bearer: token, body })
}

export async function deleteBoard(id: string, token: string): Promise<void> {
  await call(board(id), { method: "DELETE", bearer: token })
}

/** Newest first. */
export function readSpace(id: string, token: string): Promise<Space> {
  return json<Space>(call(`${board(id)}/space`, { bearer: token }))
}

export function listTokens(id: string, token: string): Promise<readonly AccessToken[]> {
  return json<AnswerOf<"listTokens">>(call(`${board(id)}/tokens`, { bearer: token }))
}

export async function endToken(id: string, token: string, tokenId: string): Promise<void> {
  await call(`${board(id)}/tokens/${tokenId}`, { method: "DELETE", bearer: token })
}

export function readAudit(id: string, token: string): Promise<readonly AuditEntry[]> {
  return json<AnswerOf<"readAudit">>(call(`${board(id)}/audit`, { bearer: token }))
}

export function listVersions(id: string, token: string): Promise<readonly Version[]> {
  return json<readonly Version[]>(call(`${board(id)}/versions`, { bearer: token }))
}

export function takeVersion(id: string, token: string, name: string): Promise<Version> {
  const body: RequestOf<"takeVersion"> = { name }
  return json<Version>(call(`${board(id)}/versions`, { method: "POST", bearer: token, body }))
}

/** Canvas and content of a version without contacts, as one Yjs update. */
export async function readVersionState(id: string, token: string, n: number): Promise<Uint8Array> {
  const response = await call(`${board(id)}/versions/${n}/state`, { bearer: token })
  return new Uint8Array(await response.arrayBuffer())
}

/** With every contact. */
export async function readVersionContent(
  id: string,
  token: string,
  n: number,
): Promise<BoardContent> {
  return json<BoardContent>(call(`${board(id)}/versions/${n}/content`, { bearer: token }))
}

/** The content of the board that this one was made from, as the role may see it; undefined where there is none. */
export async function readPreviousRound(
  id: string,
  token: string,
): Promise<BoardContent | undefined> {
  const path = `${board(id)}/previous-round`
  const { content } = await json<AnswerOf<"readPreviousRound">>(call(path, { bearer: token }))
  return (content as BoardContent | null) ?? undefined
}

/** Answers the version of the board as it was before. */
export function restoreVersion(
  id: string,
  token: string,
  { n, ...body }: Restoration & { readonly n: number },
): Promise<AnswerOf<"restoreVersion">> {
  const path = `${board(id)}/versions/${n}/restore`
  return json<AnswerOf<"restoreVersion">>(call(path, { method: "POST", bearer: token, body }))
}

export async function removeVersion(id: string, token: string, n: number): Promise<void> {
  await call(`${board(id)}/versions/${n}`, { method: "DELETE", bearer: token })
}

export interface ExportChoice {
  readonly name: string
  readonly profile: "internal" | "network" | "public"
  readonly language: "de" | "en"
  /** Of the paper: the version that its list of changes begins with, or none; default: the previous round. */
  readonly since?: number | "none" | undefined
  /** Of the paper: the institutions whose extract it is; default: the whole paper. */
  readonly institutionIds?: readonly string[]
}

/** What speaks against an export for these readers, among the board's other findings. */
export function readFindings(
  id: string,
  token: string,
  { profile, language }: Pick<ExportChoice, "profile" | "language">,
): Promise<AnswerOf<"readFindings">> {
  const query = new URLSearchParams({ profile, lang: language })
  return json<AnswerOf<"readFindings">>(call(`${board(id)}/findings?${query}`, { bearer: token }))
}

/** The file and its name from the server. */
export async function readExport(
  id: string,
  token: string,
  { name, profile, language, since, institutionIds = [] }: ExportChoice,
): Promise<{ blob: Blob; fileName: string }> {
  const query = new URLSearchParams({ profile, lang: language })
  if (since !== undefined) query.set("since", String(since))
  for (const each of institutionIds) query.append("institution", each)
  const response = await call(`${board(id)}/exports/${name}?${query}`, { bearer: token })
  return {
    blob: await response.blob(),
    fileName: readFileName(response.headers.get("Content-Disposition")) ?? name,
  }
}

/** RFC 6266: the extended form supports umlauts. */
export function readFileName(disposition: string | null): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1]
  if (extended) return decodeURIComponent(extended)
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1]
}
