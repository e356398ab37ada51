import express, { type Express, type RequestHandler } from "express"

import { type Log } from "../log.ts"
import { sendCompressedJson } from "./compressed.ts"
import { type Dependencies } from "./dependencies.ts"
import { openApi } from "./open-api.ts"
import { answerProblemsOf } from "./problem.ts"
import { createAccessRoutes } from "./routes/access-routes.ts"
import { createAssetRoutes } from "./routes/asset-routes.ts"
import { createBoardRoutes } from "./routes/board-routes.ts"
import { createJoinRoutes } from "./routes/join-routes.ts"
import { createOperatorRoutes } from "./routes/operator-routes.ts"
import { createPaperRoutes } from "./routes/paper-routes.ts"
import { securityHeaders } from "./security-headers.ts"
import { createStaticClient } from "./static-client.ts"

/** Board content of many hundred tasks stays far below. */
const MAX_BODY = "8mb"

/** One line per call; the path without its query, and no header: tokens stand there. */
function logCalls(log: Log): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const { method, originalUrl } = request
    response.on("finish", () => {
      const ms = Math.round(performance.now() - startedAt)
      const path = originalUrl.split("?", 1)[0]
      log.info("http.answered", { method, path, status: response.statusCode, ms })
    })
    next()
  }
}

function createApi(surroundings: Dependencies): RequestHandler {
  const api = express.Router()
  api.use((_request, response, next) => {
    response.set("Cache-Control", "no-store")
    next()
  })
  api.use(logCalls(surroundings.log))
  api.use(createAssetRoutes(surroundings))
  api.use(express.json({ limit: MAX_BODY, strict: true, type: ["json", "+json"] }))
  api.get("/openapi.json", (request, response) => sendCompressedJson(request, response, openApi))
  api.get("/settings", (_request, response) => {
    response.json({
      tldrawLicenseKey: surroundings.tldrawLicenseKey,
      createNeedsKey: surroundings.organiserKey !== null,
      lanUrls: surroundings.lanUrls(),
    })
  })
  api.use(createBoardRoutes(surroundings))
  api.use(createAccessRoutes(surroundings))
  api.use(createPaperRoutes(surroundings))
  api.use(createJoinRoutes(surroundings))
  return api
}

/** The whole of what this server says over HTTP. */
export function createApp(surroundings: Dependencies): Express {
  const routes = express.Router()
  routes.use(createOperatorRoutes(surroundings))
  routes.use("/api", answerProblemsOf(createApi(surroundings), surroundings.log))
  if (surroundings.clientDir !== null) routes.use(createStaticClient(surroundings.clientDir))

  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", surroundings.trustedProxies)
  app.use(securityHeaders)
  app.use(answerProblemsOf(routes, surroundings.log))
  return app
}
