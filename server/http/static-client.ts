import { stat } from "node:fs/promises"
import { extname, join } from "node:path"

import express, { type Request, type RequestHandler, type Response, type Router } from "express"

const YEAR_MS = 365 * 24 * 3600 * 1000
const ENCODINGS = [
  { name: "br", extension: ".br" },
  { name: "gzip", extension: ".gz" },
] as const

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/**
 * Sends the compressed file that the build has put beside the asset, if the browser takes it.
 * Hashed names never change their content, so they may be kept for ever.
 */
function sendPrecompressed(assetsDir: string): RequestHandler {
  return async (request, response, next) => {
    const path = join(assetsDir, decodeURIComponent(request.path))
    if (!path.startsWith(assetsDir) || (request.method !== "GET" && request.method !== "HEAD")) {
      return next()
    }
    for (const { name, extension } of ENCODINGS) {
      if (!request.acceptsEncodings(name)) continue
      if (!(await exists(path + extension))) continue
      response.set("Content-Encoding", name).vary("Accept-Encoding").type(extname(path))
      response.sendFile(path + extension, { maxAge: YEAR_MS, immutable: true })
      return
    }
    next()
  }
}

/** The page behind every address of the app; never kept, because it names the hashed assets. */
function sendPage(clientDir: string) {
  return async (_request: Request, response: Response): Promise<void> => {
    response.set("Cache-Control", "no-cache")
    const page = join(clientDir, "index.html")
    if (await exists(page)) return response.sendFile(page, { cacheControl: false })
    response
      .status(503)
      .type("text/plain")
      .send("Tafelrunde: client/dist is missing, run pnpm build\n")
  }
}

/** A person with a mistyped address gets the page, which says so and leads back; a program gets a problem. */
function sendPageForWrongAddress(clientDir: string): RequestHandler {
  return async (request, response, next) => {
    const isVisit = request.method === "GET" && request.accepts(["json", "html"]) === "html"
    if (!isVisit) return next()
    await sendPage(clientDir)(request, response.status(404))
  }
}

/** The built client: its assets, and its one page at /, /join, /b/:id, /b/:id/wall and /i/:id. */
export function createStaticClient(clientDir: string): Router {
  const router = express.Router()
  const assetsDir = join(clientDir, "assets")
  router.get(["/", "/index.html", "/join", "/b/:id", "/b/:id/wall", "/i/:id"], sendPage(clientDir))
  router.use("/assets", sendPrecompressed(assetsDir))
  router.use(
    "/assets",
    express.static(assetsDir, { maxAge: YEAR_MS, immutable: true, index: false, redirect: false }),
  )
  router.use(express.static(clientDir, { maxAge: "1h", index: false, redirect: false }))
  router.use(sendPageForWrongAddress(clientDir))
  return router
}
