import { createHash } from "node:crypto"

import {
  parseBoardContent,
  TEMPLATES,
  type BoardContent,
  type Template,
} from "@tafelrunde/shared/content"
import { ACCESS_ROLES } from "@tafelrunde/shared/protocol"
import express, { type Request, type Router } from "express"

import {
  readContentFor,
  readHeading,
  readState,
  replaceContent,
} from "../../boards/board-content.ts"
import { type NewBoard, type Tokens } from "../../boards/boards.ts"
import { isSameSecret } from "../../boards/token.ts"
import { readBearer, signIn } from "../authenticate.ts"
import { sendCompressed, sendCompressedJson } from "../compressed.ts"
import { type Dependencies } from "../dependencies.ts"
import { Problem, readLanguage } from "../problem.ts"

const MAX_TITLE = 300

/** Content is checked whole, before anything is written; every flaw is named. */
function readContent(value: unknown, request: Request): BoardContent {
  const parsed = parseBoardContent(value, readLanguage(request))
  if (!parsed.ok) throw new Problem("invalid-content", { problems: parsed.problems })
  return parsed.content
}

function toFields(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body }
  throw new Problem("bad-request", { problems: [{ path: "$", message: "must be an object" }] })
}

function readTemplate(value: unknown): Template {
  const template = TEMPLATES.find((name) => name === (value ?? "blank"))
  if (template) return template
  const message = `must be one of ${TEMPLATES.join(", ")}`
  throw new Problem("bad-request", { problems: [{ path: "$.template", message }] })
}

function readTitle(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === "string" && value.length <= MAX_TITLE) return value.trim() || undefined
  const message = `must be a text of at most ${MAX_TITLE} characters`
  throw new Problem("bad-request", { problems: [{ path: "$.title", message }] })
}

function readNewBoard(request: Request): NewBoard {
  const fields = toFields(request.body ?? {})
  const language = fields["language"] ?? readLanguage(request)
  if (language !== "de" && language !== "en") {
    const problems = [{ path: "$.language", message: "must be de or en" }]
    throw new Problem("bad-request", { problems })
  }
  const content = fields["content"] ?? undefined
  return {
    title: readTitle(fields["title"]),
    language,
    template: readTemplate(fields["template"]),
    content: content === undefined ? undefined : readContent(content, request),
  }
}

/** Links carry their token in the fragment, which browsers never send. */
function toLinks(origin: string, boardId: string, tokens: Tokens): Record<string, unknown> {
  return Object.fromEntries(
    ACCESS_ROLES.map((role) => {
      const token = tokens[role]
      return [role, { url: `${origin}/b/${boardId}#t=${token}`, token }]
    }),
  )
}

/** Weak: the same state may come in more than one compression. */
function toETag(update: Uint8Array): string {
  return `W/"${createHash("sha256").update(update).digest("base64url")}"`
}

export function createBoardRoutes(surroundings: Dependencies): Router {
  const { boards, rooms, organiserKey, originOf } = surroundings
  const router = express.Router()

  router.post("/boards", async (request, response) => {
    const isOrganiser =
      organiserKey === null || isSameSecret(readBearer(request) ?? "", organiserKey)
    if (!isOrganiser) throw new Problem("organiser-key-needed")
    const created = await boards.create(readNewBoard(request))
    if (!created) throw new Problem("server-full")
    const { board, title, tokens } = created
    surroundings.log.info("board.created", { board: board.id })
    const links = toLinks(originOf(request), board.id, tokens)
    response.status(201).location(`/api/boards/${board.id}`)
    response.json({ id: board.id, title, joinCode: board.joinCode, links })
  })

  router.get("/boards/:id", async (request, response) => {
    const { board, role, token } = await signIn(boards, request)
    const facts = {
      id: board.id,
      ...(await readHeading(rooms, board.id)),
      role,
      createdAt: new Date(board.createdAt).toISOString(),
      updatedAt: new Date(await boards.readUpdatedAt(board)).toISOString(),
    }
    if (role !== "facilitator") return void response.json(facts)
    const joinCode = board.joinOpen ? board.joinCode : null
    const links = toLinks(originOf(request), board.id, await boards.readLinkTokens(board, token))
    response.json({ ...facts, joinCode, links })
  })

  router.get("/boards/:id/content", async (request, response) => {
    const { board, role } = await signIn(boards, request)
    await sendCompressedJson(request, response, await readContentFor(rooms, board.id, role))
  })

  router.get("/boards/:id/state", async (request, response) => {
    const { board } = await signIn(boards, request)
    const update = await readState(rooms, board.id)
    // While the room was loading, the token may have ended.
    await signIn(boards, request)
    const etag = toETag(update)
    response.set({ ETag: etag, "Cache-Control": "private, no-cache" }).vary("Authorization")
    if (request.get("If-None-Match") === etag) return void response.status(304).end()
    await sendCompressed(request, response, { type: "application/octet-stream", bytes: update })
  })

  router.put("/boards/:id/content", async (request, response) => {
    const { board } = await signIn(boards, request, "facilitator")
    const content = readContent(request.body, request)
    if (!rooms.journal.isHealthy) throw new Problem("storage-unavailable")
    await replaceContent(rooms, board.id, content)
    surroundings.log.info("board.contentReplaced", { board: board.id })
    response.status(204).end()
  })

  return router
}
