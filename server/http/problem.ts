import { PROBLEMS, type ProblemName } from "@tafelrunde/shared/api"
import { type Language } from "@tafelrunde/shared/content"
import { type Request, type RequestHandler, type Response } from "express"

import { type Log } from "../log.ts"

/** Thrown by routes; becomes an RFC 9457 answer. */
export class Problem extends Error {
  readonly problem: ProblemName
  /** Further members of the answer, such as `problems`. */
  readonly more: Readonly<Record<string, unknown>>

  constructor(problem: ProblemName, more: Readonly<Record<string, unknown>> = {}) {
    super(problem)
    this.name = "Problem"
    this.problem = problem
    this.more = more
  }
}

const PROBLEM_OF_REFUSAL = {
  noSuchBoard: "no-such-board",
  boardDeleted: "board-deleted",
  unauthenticated: "not-signed-in",
  serverFull: "server-full",
  storageUnavailable: "storage-unavailable",
  noSuchPerson: "no-such-person",
  notAllowed: "not-allowed",
  noSuchExport: "no-such-export",
  exportTooLarge: "export-too-large",
  exportsBusy: "exports-busy",
  pdfUnavailable: "pdf-unavailable",
  noSuchInstitution: "no-such-institution",
  noSuchSeat: "no-such-seat",
  seatsFull: "board-seats-full",
  noSuchVersion: "no-such-version",
  noSuchExtract: "no-such-extract",
  versionsFull: "versions-full",
  noOwnToken: "no-own-token",
  noSuchToken: "no-such-token",
  institutionGone: "institution-gone",
  full: "too-many-own-entries",
  boardLocked: "board-locked",
  boardFull: "board-full",
} as const satisfies Readonly<Record<string, ProblemName>>

/** Answers the refusal of a use case as its problem. */
export function refuse(refusal: keyof typeof PROBLEM_OF_REFUSAL): never {
  throw new Problem(PROBLEM_OF_REFUSAL[refusal])
}

/** The language that the person reads, of the two we speak; German unless asked otherwise. */
export function readLanguage(request: Request): Language {
  return request.acceptsLanguages("de", "en") === "en" ? "en" : "de"
}

function sendProblem(request: Request, response: Response, problem: Problem): void {
  const kind = PROBLEMS[problem.problem]
  const language = readLanguage(request)
  const detail = kind[language]
  if (kind.status === 429) response.set("Retry-After", "60")
  if (kind.status === 401) response.set("WWW-Authenticate", 'Bearer realm="Tafelrunde"')
  response
    .status(kind.status)
    .set("Content-Language", language)
    .set("Cache-Control", "no-store")
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `urn:tafelrunde:problem:${problem.problem}`,
        title: detail,
        status: kind.status,
        detail,
        ...problem.more,
      }),
    )
}

/** What express and its body parser throw, by the status they give it. */
const PROBLEM_OF_STATUS: Readonly<Record<number, ProblemName>> = {
  400: "bad-request",
  413: "too-large",
  415: "not-json",
}

function readStatus(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number"
    ? error.status
    : undefined
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Error && error.name === "StorageError") {
    return new Problem("storage-unavailable")
  }
  return new Problem(PROBLEM_OF_STATUS[readStatus(error) ?? 500] ?? "unexpected")
}

/**
 * Ends what `routes` did not: with the problem that one of them threw, or because none felt
 * concerned. (Express's own error handlers are told from others by having four parameters.)
 */
export function answerProblemsOf(routes: RequestHandler, log: Log): RequestHandler {
  return (request, response, next) =>
    void routes(request, response, (error?: unknown) => {
      const problem = error === undefined ? new Problem("no-such-page") : toProblem(error)
      if (problem.problem === "unexpected" || problem.problem === "storage-unavailable") {
        const stack = error instanceof Error ? error.stack : String(error)
        log.error("http.failed", { method: request.method, stack })
      }
      if (response.headersSent) next(error)
      else sendProblem(request, response, problem)
    })
}
