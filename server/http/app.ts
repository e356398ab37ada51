import express, { type Express, type RequestHandler } from "express"

import { type Log } from "../log.ts"
import { isOwnHost } from "../network/origin.ts"
import { type Dependencies } from "./dependencies.ts"
import { Problem, answerProblemsOf } from "./problem.ts"
import { createOperatorRoutes } from "./routes/operator-routes.ts"
import { createApiRoutes } from "./routes/routes.ts"
import { securityHeaders } from "./security-headers.ts"
import { createStaticClient } from "./static-client.ts"

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

function createApi(dependencies: Dependencies): RequestHandler {
  const api = express.Router()
  api.use((_request, response, next) => {
    response.set("Cache-Control", "no-store")
    next()
  })
  api.use(logCalls(dependencies.log))
  for (const routes of createApiRoutes(dependencies)) api.use(routes)
  return api
}

/** Probes come by the machine's address. */
const PROBES = new Set(["/healthz", "/readyz"])

function checkAddress(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    if (!PROBES.has(request.path) && !isOwnHost(request.host, publicUrl)) {
      throw new Problem("wrong-host")
    }
    if (!isDecodable(request.path)) throw new Problem("bad-request")
    next()
  }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** The whole of what this server says over HTTP. */
export function createApp(dependencies: Dependencies): Express {
  const routes = express.Router()
  routes.use(checkAddress(dependencies.publicUrl))
  routes.use(createOperatorRoutes(dependencies))
  routes.use("/api", answerProblemsOf(createApi(dependencies), dependencies.log))
  if (dependencies.clientDir !== null) routes.use(createStaticClient(dependencies.clientDir))

  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", dependencies.trustedProxies)
  app.use(securityHeaders)
  app.use(answerProblemsOf(routes, dependencies.log))
  return app
}
