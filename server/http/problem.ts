import { type Language } from "@tafelrunde/shared/content"
import { type Request, type RequestHandler, type Response } from "express"

import { type Log } from "../log.ts"

interface Kind {
  readonly status: number
  readonly de: string
  readonly en: string
}

/** Every way the API says no. The name is the stable end of `type`; the words are for a person. */
const KINDS = {
  "bad-request": {
    status: 400,
    de: "Die Anfrage ist so nicht verständlich.",
    en: "The request cannot be understood.",
  },
  "invalid-content": {
    status: 422,
    de: "Der Tafelinhalt ist nicht gültig. Es wurde nichts übernommen.",
    en: "The board content is not valid. Nothing was imported.",
  },
  "not-signed-in": {
    status: 401,
    de: "Dafür ist ein gültiger Zugang nötig. Bitte öffnen Sie den Link zur Tafel noch einmal.",
    en: "This needs a valid token. Please open the link to the board again.",
  },
  "organiser-key-needed": {
    status: 401,
    de: "Auf diesem Server darf nur eine Tafel anlegen, wer den Organisationsschlüssel hat.",
    en: "On this server only holders of the organiser key may create boards.",
  },
  "not-allowed": {
    status: 403,
    de: "Mit Ihrem Zugang ist das nicht erlaubt.",
    en: "Your role does not allow this.",
  },
  "no-such-board": {
    status: 404,
    de: "Diese Tafel gibt es nicht.",
    en: "There is no such board.",
  },
  "no-such-person": {
    status: 404,
    de: "Diese Person ist gerade nicht an der Tafel.",
    en: "This person is not at the board at the moment.",
  },
  "no-such-page": {
    status: 404,
    de: "Das gibt es hier nicht.",
    en: "There is no such thing here.",
  },
  "no-such-export": {
    status: 404,
    de: "Diesen Export gibt es nicht.",
    en: "There is no such export.",
  },
  "wrong-join-code": {
    status: 404,
    de: "Dieser Code gehört zu keiner Tafel, oder der Beitritt mit Code ist ausgeschaltet.",
    en: "This code belongs to no board, or joining by code is switched off.",
  },
  "no-such-picture": {
    status: 404,
    de: "Dieses Bild gibt es auf dieser Tafel nicht.",
    en: "There is no such picture on this board.",
  },
  "board-deleted": {
    status: 410,
    de: "Diese Tafel wurde gelöscht.",
    en: "This board was deleted.",
  },
  "too-large": {
    status: 413,
    de: "Die gesendeten Daten sind zu groß.",
    en: "The data sent is too large.",
  },
  "picture-too-large": {
    status: 413,
    de: "Dieses Bild ist zu groß. Bitte verkleinern Sie es und versuchen Sie es noch einmal.",
    en: "This picture is too large. Please make it smaller and try again.",
  },
  "picture-too-many-pixels": {
    status: 413,
    de: "Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es und versuchen Sie es noch einmal.",
    en: "This picture has too many pixels. Please make it smaller and try again.",
  },
  "not-a-picture": {
    status: 415,
    de: "Möglich sind Bilder in den Formaten PNG, JPEG, GIF und WebP.",
    en: "Pictures can be PNG, JPEG, GIF or WebP.",
  },
  "svg-picture": {
    status: 415,
    de: "SVG-Dateien können Programme enthalten und werden nicht angenommen. Bitte speichern Sie das Bild als PNG.",
    en: "SVG files can contain programs and are not accepted. Please save the picture as PNG.",
  },
  "broken-picture": {
    status: 422,
    de: "Dieses Bild ist beschädigt oder unvollständig.",
    en: "This picture is damaged or incomplete.",
  },
  "not-json": {
    status: 415,
    de: "Erwartet werden Daten im Format JSON.",
    en: "The data must be JSON.",
  },
  "too-many-attempts": {
    status: 429,
    de: "Zu viele falsche Codes. Bitte warten Sie eine Minute.",
    en: "Too many wrong codes. Please wait a minute.",
  },
  "board-pictures-full": {
    status: 507,
    de: "Auf dieser Tafel ist kein Platz für weitere Bilder.",
    en: "This board has no room for more pictures.",
  },
  "disk-full": {
    status: 507,
    de: "Auf dem Server ist kein Speicherplatz mehr frei. Bitte sagen Sie es der Person, die ihn betreibt.",
    en: "The server has no storage space left. Please tell the person who runs it.",
  },
  "server-full": {
    status: 507,
    de: "Auf diesem Server ist kein Platz für weitere Tafeln.",
    en: "This server has no room for more boards.",
  },
  "storage-unavailable": {
    status: 503,
    de: "Der Speicher antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.",
    en: "The storage does not answer at the moment. Please try again shortly.",
  },
  unexpected: {
    status: 500,
    de: "Auf dem Server ist etwas schiefgegangen.",
    en: "Something went wrong on the server.",
  },
} as const satisfies Record<string, Kind>

export type ProblemName = keyof typeof KINDS

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

/** The language that the person reads, of the two we speak; German unless asked otherwise. */
export function readLanguage(request: Request): Language {
  return request.acceptsLanguages("de", "en") === "en" ? "en" : "de"
}

function sendProblem(request: Request, response: Response, problem: Problem): void {
  const kind = KINDS[problem.problem]
  const language = readLanguage(request)
  const detail = kind[language]
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
