import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { toBoardUpdate } from "../../boards/board-start.ts"
import {
  nameVersion,
  previousRoundFor,
  readVersion,
  removeVersion,
  restoreVersion,
} from "../../boards/use-cases/index.ts"
import { type ListedVersion } from "../../boards/versions/versions.ts"
import { sendCompressed } from "../compressed.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { refuse } from "../problem.ts"

type Answer = Omit<ListedVersion, "at"> & { readonly at: string }

function toAnswer(version: ListedVersion): Answer {
  return { ...version, at: new Date(version.at).toISOString() }
}

/** Versions of a board, for facilitators, and what the board was made from. */
export function createVersionRoutes(dependencies: Dependencies): Router {
  const { versions } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.listVersions, async ({ person: { board } }) =>
    (await versions.list(board.id)).map(toAnswer),
  )

  serve(ENDPOINTS.takeVersion, async ({ person: { board }, body: { name } }) => {
    const taken = await nameVersion(dependencies, board, name.trim())
    return typeof taken === "string" ? refuse(taken) : toAnswer(taken)
  })

  serve(ENDPOINTS.readVersionContent, async ({ person: { board }, params: { n } }) => {
    const version = await readVersion(dependencies, board, n)
    return typeof version === "string" ? refuse(version) : version.content
  })

  serve(ENDPOINTS.readPreviousRound, async ({ person: { board, role } }) => ({
    content: await previousRoundFor(dependencies, { boardId: board.id, role }),
  }))

  serve(
    ENDPOINTS.readVersionState,
    async ({ request, response, person: { board }, params: { n } }) => {
      const version = await readVersion(dependencies, board, n)
      if (typeof version === "string") return refuse(version)
      const bytes = toBoardUpdate(version)
      await sendCompressed(request, response, { type: "application/octet-stream", bytes })
    },
  )

  serve(ENDPOINTS.restoreVersion, async ({ person: { board }, params: { n }, body: { only } }) => {
    const part =
      only && typeof only === "object"
        ? { frames: only.frames ?? [], tasks: only.tasks ?? [] }
        : (only ?? "all")
    const restored = await restoreVersion(dependencies, board, { n, part })
    return typeof restored === "string" ? refuse(restored) : restored
  })

  serve(ENDPOINTS.removeVersion, async ({ person: { board }, params: { n } }) => {
    const refusal = await removeVersion(dependencies, board, n)
    if (refusal) refuse(refusal)
  })

  return router
}
