import { ENDPOINTS, openApiDocument } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"

/** What programs and the client must know of the server before they know a board. */
export function createServerRoutes(dependencies: Dependencies): Router {
  const { router, serve } = createEndpointRouter(dependencies)
  const document = openApiDocument()

  serve(ENDPOINTS.readOpenApi, () => document)

  serve(ENDPOINTS.readSettings, () => ({
    tldrawLicenseKey: dependencies.tldrawLicenseKey,
    createNeedsKey: dependencies.organiserKey !== null,
  }))

  return router
}
