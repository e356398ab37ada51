import { createHash } from "node:crypto"

import { type AnswerOf, ENDPOINTS, type RequestOf } from "@tafelrunde/shared/api"
import { parseBoardContent, type BoardContent } from "@tafelrunde/shared/content"
import { type Request, type Response, type Router } from "express"

import { type BoardStart, type NewBoard } from "../../boards/boards.ts"
import {
  contentFor,
  createBoard,
  createFromArchive,
  createNextRound,
  headingOf,
  importContent,
  stateOf,
} from "../../boards/use-cases/index.ts"
import { checkOrganiserKey, signIn } from "../authenticate.ts"
import { senderOf } from "../callers.ts"
import { sendCompressed } from "../compressed.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { facilitationOf } from "../facilitation-of.ts"
import { lanFor, toLinks } from "../link.ts"
import { Problem, readLanguage, refuse } from "../problem.ts"
import { refuseArchive, withReceivedFile } from "../receive-archive.ts"

/** Content is checked whole, before anything is written; every flaw is named. */
function readContent(value: unknown, request: Request): BoardContent {
  const parsed = parseBoardContent(value, readLanguage(request))
  if (!parsed.ok) throw new Problem("invalid-content", { problems: parsed.problems })
  return parsed.content
}

function toNewBoard(body: RequestOf<"createBoard">, request: Request): NewBoard {
  const { title, language, template, content } = body
  return {
    title: title?.trim() || undefined,
    language: language ?? readLanguage(request),
    template: template ?? "blank",
    content: content === undefined || content === null ? undefined : readContent(content, request),
  }
}

/** Throws where the caller has created too many boards, or the disk is full. */
function checkRoom({ callers, disk }: Dependencies, request: Request): void {
  if (!callers.newBoards.take(senderOf(request))) throw new Problem("too-many-requests")
  if (disk.isLow) throw new Problem("disk-full")
}

async function create(
  dependencies: Dependencies,
  request: Request,
  given: {
    readonly body: RequestOf<"createBoard"> | undefined
    readonly title?: string | undefined
  },
): Promise<BoardStart> {
  checkRoom(dependencies, request)
  const language = readLanguage(request)
  const title = given.title?.trim() || undefined
  const created = given.body
    ? await createBoard(dependencies, toNewBoard(given.body, request))
    : await withReceivedFile(dependencies, request, (bytes) =>
        createFromArchive(dependencies, { bytes, language, title }),
      )
  if (typeof created === "string") return refuse(created)
  return "fault" in created ? refuseArchive(created) : created
}

/** The one answer that holds the links of a new board. */
function answerStart(
  dependencies: Dependencies,
  { request, response }: { readonly request: Request; readonly response: Response },
  { board, title, tokens }: BoardStart,
): AnswerOf<"createBoard"> {
  const links = toLinks(dependencies.originOf(request), board.id, tokens)
  response.location(`/api/boards/${board.id}`)
  return { id: board.id, title, joinCode: board.joinCode, links, ...lanFor(dependencies, request) }
}

/** Whether facilitators show the code to everybody who looks at the wall, which opens the board with viewers' rights. */
async function isCodeOnWall({ rooms }: Dependencies, boardId: string): Promise<boolean> {
  const { wall } = await facilitationOf(rooms, boardId)
  return wall?.scene.kind === "code" && !wall.black
}

/** Weak: the same state may come in more than one compression. */
function toETag(update: Uint8Array): string {
  return `W/"${createHash("sha256").update(update).digest("base64url")}"`
}

export function createBoardRoutes(dependencies: Dependencies): Router {
  const { boards, originOf } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.createBoard, async ({ request, response, body, query: { title: ofFile } }) => {
    const created = await create(dependencies, request, { body, title: ofFile })
    return answerStart(dependencies, { request, response }, created)
  })

  serve(ENDPOINTS.createNextRound, async ({ request, response, body, person: { board } }) => {
    checkOrganiserKey(dependencies, request, body.organiserKey ?? undefined)
    checkRoom(dependencies, request)
    const title = body.title?.trim() || undefined
    const created = await createNextRound(dependencies, board, { title })
    if (typeof created === "string") return refuse(created)
    return answerStart(dependencies, { request, response }, created)
  })

  serve(ENDPOINTS.readBoard, async ({ request, person: { board, role, token } }) => {
    const { institutions, ...heading } = await headingOf(dependencies, board.id)
    const facts = {
      id: board.id,
      ...heading,
      institutions: [...institutions],
      role,
      createdAt: new Date(board.createdAt).toISOString(),
      updatedAt: new Date(await boards.readUpdatedAt(board)).toISOString(),
    }
    if (role !== "facilitator") {
      if (!(await isCodeOnWall(dependencies, board.id))) return facts
      const joinCode = boards.joinCodeOf(board)
      return { ...facts, joinCode, ...lanFor(dependencies, request) }
    }
    const code = {
      joinCode: boards.joinCodeOf(board),
      joinCodeExpired: boards.isJoinCodeExpired(board),
    }
    const links = toLinks(originOf(request), board.id, await boards.readLinkTokens(board, token))
    return { ...facts, ...code, links, ...lanFor(dependencies, request) }
  })

  serve(ENDPOINTS.readContent, ({ person: { board, role } }) =>
    contentFor(dependencies, { boardId: board.id, role }),
  )

  serve(ENDPOINTS.readState, async ({ request, response, person: { board } }) => {
    const update = await stateOf(dependencies, board.id)
    // While the room was loading, the token may have ended.
    await signIn(boards, request)
    const etag = toETag(update)
    response.set({ ETag: etag, "Cache-Control": "private, no-cache" }).vary("Authorization")
    if (request.get("If-None-Match") === etag) return void response.status(304).end()
    await sendCompressed(request, response, { type: "application/octet-stream", bytes: update })
  })

  serve(ENDPOINTS.replaceContent, async ({ request, person: { board }, body }) => {
    const refusal = await importContent(dependencies, board, readContent(body, request))
    if (refusal) refuse(refusal)
  })

  return router
}
