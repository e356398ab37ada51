import type { AnswerOf, RequestOf } from "@tafelrunde/shared/api"

import type { ServedPart } from "../../selfservice/selfservice-page.tsx"
import { call, json } from "../api.ts"

export type InstitutionLinks = AnswerOf<"listInstitutionLinks">
export type InstitutionLink = InstitutionLinks["institutions"][number]

function path(boardId: string, end: string): string {
  return `boards/${encodeURIComponent(boardId)}/${end}`
}

export function listInstitutionLinks(boardId: string, token: string): Promise<InstitutionLinks> {
  return json<InstitutionLinks>(call(path(boardId, "institution-links"), { bearer: token }))
}

/** Answers all links as they are then. */
export function changeInstitutionLinks(
  boardId: string,
  token: string,
  body: RequestOf<"changeInstitutionLinks">,
): Promise<InstitutionLinks> {
  const request = { method: "POST", bearer: token, body } as const
  return json<InstitutionLinks>(call(path(boardId, "institution-links"), request))
}

export function readOwnInstitution(boardId: string, token: string): Promise<ServedPart> {
  return json<ServedPart>(call(path(boardId, "own-institution"), { bearer: token }))
}

export function changeOwnInstitution(
  boardId: string,
  token: string,
  body: RequestOf<"changeOwnInstitution">,
): Promise<ServedPart> {
  const request = { method: "POST", bearer: token, body } as const
  return json<ServedPart>(call(path(boardId, "own-institution"), request))
}
