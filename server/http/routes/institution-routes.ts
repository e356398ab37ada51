import { type AnswerOf, ENDPOINTS } from "@tafelrunde/shared/api"
import { type Request, type Router } from "express"

import {
  changeInstitutionLinks,
  changeOwnInstitution,
  listInstitutionLinks,
  type OwnInstitution,
  readOwnInstitution,
} from "../../boards/use-cases/index.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { lanFor, toInstitutionLink } from "../link.ts"
import { Problem, readLanguage, refuse } from "../problem.ts"

function toTime(at: number | null | undefined): string | null {
  return typeof at === "number" ? new Date(at).toISOString() : null
}

function toAnswer(own: OwnInstitution): AnswerOf<"readOwnInstitution"> {
  return { ...own, confirmedAt: toTime(own.confirmedAt) }
}

/** The links of institutions, for facilitators, and what is filled in by them. */
export function createInstitutionRoutes(dependencies: Dependencies): Router {
  const { disk, originOf } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  type Listed = Awaited<ReturnType<typeof listInstitutionLinks>>
  const answerLinks = (
    request: Request,
    boardId: string,
    listed: Listed,
  ): AnswerOf<"listInstitutionLinks"> => ({
    institutions: listed.map(({ link, ...institution }) => ({
      ...institution,
      isOpen: link?.isOpen ?? false,
      url: link?.token ? toInstitutionLink(originOf(request), boardId, link.token) : null,
      createdAt: link?.isOpen ? toTime(link.createdAt) : null,
      usedAt: toTime(link?.usedAt),
      changedAt: toTime(link?.changedAt),
      confirmedAt: toTime(link?.confirmedAt),
    })),
    ...lanFor(dependencies, request),
  })

  serve(ENDPOINTS.listInstitutionLinks, async ({ request, person }) =>
    answerLinks(request, person.board.id, await listInstitutionLinks(dependencies, person)),
  )

  serve(ENDPOINTS.changeInstitutionLinks, async ({ request, person, body }) => {
    const { action, institutionIds } = body
    const change = { action, institutionIds }
    const listed = await changeInstitutionLinks(dependencies, person, change)
    return typeof listed === "string"
      ? refuse(listed)
      : answerLinks(request, person.board.id, listed)
  })

  serve(ENDPOINTS.readOwnInstitution, async ({ person }) => {
    const own = await readOwnInstitution(dependencies, person)
    return typeof own === "string" ? refuse(own) : toAnswer(own)
  })

  serve(ENDPOINTS.changeOwnInstitution, async ({ request, person, body: change }) => {
    if (disk.isLow) throw new Problem("disk-full")
    const language = readLanguage(request)
    const own = await changeOwnInstitution(dependencies, person, { change, language })
    if (typeof own === "string") return refuse(own)
    if ("problems" in own) throw new Problem("invalid-content", { problems: own.problems })
    return toAnswer(own)
  })

  return router
}
