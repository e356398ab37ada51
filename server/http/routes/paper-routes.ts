import { ENDPOINTS } from "@tafelrunde/shared/api"
import { PROFILES_OF_ROLE, redactContent } from "@tafelrunde/shared/content"
import { findings } from "@tafelrunde/shared/findings"
import { exportFile } from "@tafelrunde/shared/paper"
import { type Router } from "express"

import { readWholeContent } from "../../boards/board-content.ts"
import { toContentDisposition } from "../content-disposition.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem } from "../problem.ts"

/** What is made from a board's content: findings and files. */
export function createPaperRoutes(dependencies: Dependencies): Router {
  const { rooms } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.readFindings, async ({ person: { board, role }, query }) => {
    const asOf = query.asOf ?? today()
    const content = await readWholeContent(rooms, board.id)
    const language = query.lang ?? content.meta?.language ?? "de"
    const all = findings(content, { asOf, language })
    const shown = redactContent(content, PROFILES_OF_ROLE[role][0]).contacts ?? []
    const known = new Set(shown.map(({ id }) => id))
    return all
      .filter(({ entity, entityId }) => entity !== "contact" || known.has(entityId))
      .map((finding) => ({ ...finding, institutionIds: [...finding.institutionIds] }))
  })

  serve(ENDPOINTS.readExport, async ({ request, response, person: { board, role }, query }) => {
    const profile = query.profile ?? (role === "viewer" ? "public" : "network")
    if (!PROFILES_OF_ROLE[role].includes(profile)) throw new Problem("not-allowed")
    const content = await readWholeContent(rooms, board.id)
    const language = query.lang ?? content.meta?.language ?? "de"
    const { asOf } = query
    const options = asOf === undefined ? { profile, language } : { profile, language, asOf }
    const file = await exportFile(String(request.params["name"]), content, options)
    if (!file) throw new Problem("no-such-export")
    response.set("Content-Type", file.mediaType)
    response.set("Content-Disposition", toContentDisposition(file.fileName))
    response.send(Buffer.from(file.bytes))
  })

  return router
}

/** The server's own day: the one on the wall of the room. */
function today(): string {
  const now = new Date()
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"))
  return `${now.getFullYear()}-${month}-${day}`
}
