import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"

/** The store is asked by a write, which anybody who calls could make it do all the time. */
const CHECK_MS = 1000

function atMostEvery(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let last: { readonly at: number; readonly result: Promise<void> } | undefined
  return () => {
    const now = performance.now()
    if (!last || now - last.at >= everyMs) last = { at: now, result: work() }
    return last.result
  }
}

/** For whoever runs the server; nothing here names a board. */
export function createOperatorRoutes(dependencies: Dependencies): Router {
  const { boards, rooms, isOpen } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  router.use(["/healthz", "/readyz"], (_request, response, next) => {
    response.set("Cache-Control", "no-store")
    next()
  })

  serve(ENDPOINTS.readHealth, () => ({ status: "ok" as const }))

  const check = atMostEvery(CHECK_MS, () => boards.check())

  serve(ENDPOINTS.readReadiness, async ({ response }) => {
    const storage = await check().then(
      () => rooms.journal.isHealthy,
      () => false,
    )
    const isReady = storage && isOpen()
    response.status(isReady ? 200 : 503)
    return {
      status: isReady ? ("ready" as const) : ("not ready" as const),
      storage,
      open: isOpen(),
    }
  })

  return router
}
