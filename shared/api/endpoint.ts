import { type z } from "zod"

import { type AccessRole } from "../protocol/index.ts"
import { type ProblemName } from "./problems.ts"

/** A JSON answer, or `null` for one without a body, or the media types of a file. */
type AnswerBody = z.ZodType | null | { readonly files: readonly string[] }

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
  /** The role that the bearer token must have: `viewer` is any role of the board, `open` needs no token. */
  readonly access: AccessRole | "organiser" | "open"
  /** The parts of the path that are more than a text. */
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** A JSON body, or the media types of a file that the route reads itself. Absent: no body. */
  readonly body?: z.ZodType | { readonly files: readonly string[] }
  readonly answers: Readonly<Record<number, Answer>>
  /** Only where the answer holds no token, link or code: see `sendCompressed`. */
  readonly compressed?: true
  /** Those that are particular to this call; every call can also answer those of `COMMON_PROBLEMS`. */
  readonly problems?: readonly ProblemName[]
}

/** Problems that any call may be answered with. */
export const COMMON_PROBLEMS = ["bad-request", "storage-unavailable", "unexpected"] as const

export function isFiles(body: unknown): body is { readonly files: readonly string[] } {
  return typeof body === "object" && body !== null && "files" in body
}
