import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { replaceByArchive } from "../../boards/use-cases/index.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { readLanguage, refuse } from "../problem.ts"
import { refuseArchive, withReceivedFile } from "../receive-archive.ts"

/** The whole board as one file, into a board that exists; a new board of it is made where others are. */
export function createArchiveRoutes(dependencies: Dependencies): Router {
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.replaceBoard, async ({ request, person: { board } }) => {
    const language = readLanguage(request)
    const refusal = await withReceivedFile(dependencies, request, (bytes) =>
      replaceByArchive(dependencies, board, { bytes, language }),
    )
    if (typeof refusal === "string") refuse(refusal)
    else if (refusal) refuseArchive(refusal)
  })

  return router
}
