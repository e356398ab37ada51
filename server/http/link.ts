import { type AnswerOf } from "@tafelrunde/shared/api"
import { type Request } from "express"

import { type Tokens } from "../boards/boards.ts"
import { isPrivateAddress } from "../network/sender.ts"
import { type Dependencies } from "./dependencies.ts"

type Links = AnswerOf<"createBoard">["links"]

/** Links carry their token in the fragment, which browsers never send. */
export function toLink(origin: string, boardId: string, token: string): Links["viewer"] {
  return { url: `${origin}/b/${boardId}#t=${token}`, token }
}

/** The link by which an institution fills in what is its own. */
export function toInstitutionLink(origin: string, boardId: string, token: string): string {
  return `${origin}/i/${boardId}#t=${token}`
}

export function toLinks(origin: string, boardId: string, tokens: Tokens): Links {
  return {
    facilitator: toLink(origin, boardId, tokens.facilitator),
    participant: toLink(origin, boardId, tokens.participant),
    viewer: toLink(origin, boardId, tokens.viewer),
  }
}

/** The server's addresses in the network are nobody's business outside of it. */
export function lanFor(
  { lanUrls }: Pick<Dependencies, "lanUrls">,
  { ip }: Pick<Request, "ip">,
): { lanUrls?: string[] } {
  return isPrivateAddress(ip) ? { lanUrls: [...lanUrls()] } : {}
}
