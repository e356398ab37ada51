import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { type ListedFactChange } from "../../boards/fact-history.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem } from "../problem.ts"

/** Which institution changed what when, for whoever works on the board. */
export function createHistoryRoutes(dependencies: Dependencies): Router {
  const { history } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.readHistory, async ({ person: { board, role }, query }) => {
    if (role === "viewer") throw new Problem("not-allowed")
    const { list, entry: entryId = "", since } = query
    const entry = list === undefined ? undefined : { list, entryId }
    const sinceMs = since === undefined ? undefined : Date.parse(since)
    const changes = await history.list(board.id, { role, entry, since: sinceMs })
    return {
      now: new Date().toISOString(),
      changes: changes.map((change) => describe(change, entry !== undefined)),
    }
  })

  return router
}

interface ShownChange extends Pick<ListedFactChange, "list" | "role" | "seat" | "what"> {
  readonly entry: string
  readonly field: string | null
  readonly at: string
  readonly before?: unknown
}

/** `before` is missing where it is not kept. */
function describe(change: ListedFactChange, withValues: boolean): ShownChange {
  const { list, entryId, field, what, at, role, seat, before } = change
  return {
    list,
    entry: entryId,
    field: field === "" ? null : field,
    what,
    at: new Date(at).toISOString(),
    role,
    seat,
    ...(withValues && before !== null && { before: JSON.parse(before) as unknown }),
  }
}
