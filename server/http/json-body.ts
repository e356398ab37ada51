import { isUtf8 } from "node:buffer"

import { type Endpoint } from "@tafelrunde/shared/api"
import express, { type Request, type Response } from "express"

import { isTooDeep } from "./json-depth.ts"
import { Problem } from "./problem.ts"

/** Board content of many hundred tasks stays far below. */
const MAX_CONTENT = "8mb"
const MAX_BODY = "256kb"
/** Of callers who have shown no token. */
const MAX_ANONYMOUS_BODY = "16kb"

type JsonParser = ReturnType<typeof express.json>

function createParser(limit: string): JsonParser {
  return express.json({
    limit,
    strict: true,
    type: "application/json",
    verify: (_request, _response, bytes) => {
      // The parser would put U+FFFD in place of letters that are not UTF-8.
      if (!isUtf8(bytes)) throw new Problem("not-utf8")
      if (isTooDeep(bytes)) throw new Problem("json-too-deep")
    },
  })
}

const parseContent = createParser(MAX_CONTENT)
const parseBody = createParser(MAX_BODY)
const parseAnonymous = createParser(MAX_ANONYMOUS_BODY)

function parserOf({ access, takesContent }: Endpoint): JsonParser {
  if (takesContent) return parseContent
  return access === "open" ? parseAnonymous : parseBody
}

function hasBody(request: Request): boolean {
  const isChunked = request.get("Transfer-Encoding") !== undefined
  return isChunked || Number(request.get("Content-Length") ?? 0) > 0
}

/**
 * Reads the request's body as JSON, after its token was checked: nobody else makes the server parse
 * megabytes. Throws a `Problem` for other types: a form or a text is what pages of other sites can
 * send without asking.
 */
export function readJsonBody(
  endpoint: Endpoint,
  request: Request,
  response: Response,
): Promise<void> {
  const needsBody = endpoint.access === "organiser"
  const isJson = Boolean(request.is("application/json"))
  if (!isJson && (needsBody || hasBody(request))) throw new Problem("not-json")
  return new Promise((resolve, reject) => {
    parserOf(endpoint)(request, response, (error?: Error) => {
      if (error === undefined) resolve()
      else reject(error)
    })
  })
}
