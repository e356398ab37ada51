import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { exportFor, findingsFor } from "../../boards/use-cases/index.ts"
import { toContentDisposition } from "../content-disposition.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem, refuse } from "../problem.ts"

/** What is made from a board's content: findings and files. */
export function createPaperRoutes(dependencies: Dependencies): Router {
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.readFindings, async ({ person: { board, role }, query }) => {
    const { asOf, lang, profile } = query
    const wanted = { boardId: board.id, role, asOf, language: lang, profile }
    const found = await findingsFor(dependencies, wanted)
    if (typeof found === "string") return refuse(found)
    return found.map((finding) => ({ ...finding, institutionIds: [...finding.institutionIds] }))
  })

  serve(ENDPOINTS.readExport, async ({ request, response, person: { board, role }, query }) => {
    const { profile, lang: language, asOf, since, institution = [] } = query
    const name = String(request.params["name"])
    const file = await exportFor(dependencies, {
      boardId: board.id,
      role,
      name,
      profile,
      language,
      asOf,
      since,
      institutionIds: [institution].flat(),
    })
    if (typeof file === "string") return refuse(file)
    if ("unconfirmed" in file) {
      const problems = file.unconfirmed.map(({ entityId, message }) => {
        return { path: `contacts/${entityId}`, message }
      })
      throw new Problem("unconfirmed-contacts", { problems })
    }
    response.set("Content-Type", file.mediaType)
    response.set("Content-Disposition", toContentDisposition(file.fileName))
    response.send(Buffer.from(file.bytes))
  })

  return router
}
