import { type AnswerOf } from "@tafelrunde/shared/api"

import { type Tokens } from "../boards/boards.ts"

type Links = AnswerOf<"createBoard">["links"]

/** Links carry their token in the fragment, which browsers never send. */
export function toLink(origin: string, boardId: string, token: string): Links["viewer"] {
  return { url: `${origin}/b/${boardId}#t=${token}`, token }
}

export function toLinks(origin: string, boardId: string, tokens: Tokens): Links {
  return {
    facilitator: toLink(origin, boardId, tokens.facilitator),
    participant: toLink(origin, boardId, tokens.participant),
    viewer: toLink(origin, boardId, tokens.viewer),
  }
}
