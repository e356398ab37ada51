import { ENDPOINTS } from "@tafelrunde/shared/api"
import { accessOf } from "@tafelrunde/shared/protocol"
import { type Request, type Response, type Router } from "express"

import { AssetRefusal } from "../../assets/asset-refusal.ts"
import { type KeptAsset } from "../../assets/assets.ts"
import { type LiveRooms } from "../../rooms/live-rooms.ts"
import { toAssetProblem } from "../asset-problem.ts"
import { type SignedIn } from "../authenticate.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { facilitationOf } from "../facilitation-of.ts"
import { Problem } from "../problem.ts"

/** Pictures are shown by pages, never opened as pages of their own; what is in them must not run. */
const PICTURE_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Content-Disposition": "inline",
  "X-Content-Type-Options": "nosniff",
  // The address names the bytes, so they never change; but who reads them is somebody's business.
  "Cache-Control": "private, max-age=31536000, immutable",
  Vary: "Authorization",
}

async function checkMayWrite(rooms: LiveRooms, { board, role }: SignedIn): Promise<void> {
  const { locked } = await facilitationOf(rooms, board.id)
  const access = accessOf({ kind: "board" }, role, locked)
  if (access !== "write") throw new Problem("not-allowed")
}

function announcedBytes(request: Request): number {
  return Number(request.get("Content-Length") ?? 0)
}

async function add(
  { assets, log }: Dependencies,
  boardId: string,
  request: Request,
): Promise<KeptAsset> {
  // Left open when refused in the middle: a destroyed connection would carry no answer.
  const chunks = request.iterator({ destroyOnReturn: false })
  try {
    return await assets.add(boardId, chunks, announcedBytes(request))
  } catch (error) {
    if (request.errored || request.aborted) throw new Problem("bad-request")
    if (!(error instanceof AssetRefusal)) throw error
    const { cause, reason } = error
    if (cause instanceof Error) {
      log.error("asset.notStored", { board: boardId, reason, message: cause.message })
    }
    throw toAssetProblem(error)
  }
}

function send(response: Response, path: string, root: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { root, cacheControl: false, lastModified: false, dotfiles: "allow" } as const
    response.sendFile(path, options, (error?: NodeJS.ErrnoException) => {
      if (error?.code === "ENOENT") reject(new Problem("no-such-picture"))
      else if (error && !response.headersSent) reject(error)
      // Whoever left in the middle needs no answer.
      else resolve()
    })
  })
}

/** A picture's body is read here, whatever type it claims to be. */
export function createAssetRoutes(dependencies: Dependencies): Router {
  const { assets, rooms, disk, log } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.addAsset, async ({ request, response, person }) => {
    await checkMayWrite(rooms, person)
    if (disk.isLow) throw new Problem("disk-full")
    const { id } = person.board
    const { isNew, hash, type, width, height, bytes } = await add(dependencies, id, request)
    const url = `/api/boards/${id}/assets/${hash}`
    if (isNew) log.info("asset.added", { board: id, type, bytes })
    response.status(isNew ? 201 : 200).location(url)
    return { hash, url, src: `asset:${hash}`, type, width, height, bytes }
  })

  serve(ENDPOINTS.readAsset, async ({ request, response, person: { board } }) => {
    const hash = String(request.params["hash"])
    const asset = /^[0-9a-f]{64}$/.test(hash) ? await assets.find(board.id, hash) : undefined
    if (!asset) throw new Problem("no-such-picture")
    response.set(PICTURE_HEADERS).type(asset.type).set("ETag", `"${hash}"`)
    await send(response, assets.contentPath(hash), assets.root)
  })

  return router
}
