import { type z } from "zod"

import { type AccessRole } from "../protocol/index.ts"
import { type ProblemName } from "./problems.ts"

interface Files {
  readonly files: readonly string[]
}

/** A JSON answer, or `null` for one without a body, or the media types of a file. */
type AnswerBody = z.ZodType | null | Files

interface Answer {
  readonly description: string
  readonly body: AnswerBody
}

/** One call of the HTTP API: what the server checks, what `/api/openapi.json` says, what clients may rely on. */
export interface Endpoint {
  readonly method: "get" | "post" | "put" | "delete"
  /** As express writes it: `/api/boards/:id`. */
  readonly path: string
  readonly summary: string
  readonly description?: string
  /**
   * The role that the bearer token must have: `viewer` is any role of the board, `institution` the link of one, which
   * opens nothing else, `open` needs no token.
   */
  readonly access: AccessRole | "institution" | "organiser" | "open"
  /** The parts of the path that are more than a text. */
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /**
   * A JSON body, the media types of a file that the route reads itself, or either of them: then the body that the
   * route is given is undefined for a file. Absent: no body.
   */
  readonly body?: z.ZodType | Files | (Files & { readonly json: z.ZodType })
  readonly answers: Readonly<Record<number, Answer>>
  /** The JSON body may be as large as a board's content. */
  readonly takesContent?: true
  /** Only where the answer holds no token, link or code: see `sendCompressed`. */
  readonly compressed?: true
  /** Those that are particular to this call; every call can also answer those of `COMMON_PROBLEMS`. */
  readonly problems?: readonly ProblemName[]
}

/** Problems that any call may be answered with. */
export const COMMON_PROBLEMS = [
  "bad-request",
  "foreign-origin",
  "wrong-host",
  "storage-unavailable",
  "unexpected",
] as const

/** The media types of the files that a body or an answer can be. */
export function filesOf(body: unknown): readonly string[] {
  const isFiles = typeof body === "object" && body !== null && "files" in body
  return isFiles ? (body as Files).files : []
}

/** The shape of the JSON that a body or an answer can be. */
export function jsonOf(body: unknown): z.ZodType | undefined {
  if (typeof body !== "object" || body === null) return undefined
  if ("json" in body) return body.json as z.ZodType
  return "files" in body ? undefined : (body as z.ZodType)
}

/** An answer without a body. */
export function nothing(description: string): { description: string; body: null } {
  return { description, body: null }
}
