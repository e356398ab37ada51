import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { exportFor, findingsFor } from "../../boards/use-cases/index.ts"
import { toContentDisposition } from "../content-disposition.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { refuse } from "../problem.ts"

/** What is made from a board's content: findings and files. */
export function createPaperRoutes(dependencies: Dependencies): Router {
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.readFindings, async ({ person: { board, role }, query: { asOf, lang } }) => {
    const wanted = { boardId: board.id, role, asOf, language: lang }
    const found = await findingsFor(dependencies, wanted)
    return found.map((finding) => ({ ...finding, institutionIds: [...finding.institutionIds] }))
  })

  serve(ENDPOINTS.readExport, async ({ request, response, person: { board, role }, query }) => {
    const { profile, lang: language, asOf, since } = query
    const name = String(request.params["name"])
    const file = await exportFor(dependencies, {
      boardId: board.id,
      role,
      name,
      profile,
      language,
      asOf,
      since,
    })
    if (typeof file === "string") return refuse(file)
    response.set("Content-Type", file.mediaType)
    response.set("Content-Disposition", toContentDisposition(file.fileName))
    response.send(Buffer.from(file.bytes))
  })

  return router
}
