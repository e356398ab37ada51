import { isDay, spokenNumber } from "@tafelrunde/shared/content"

import { type Agreement } from "../../content/index.ts"
import { type Paper } from "../tables/paper.ts"
import { uidOf } from "./uid.ts"

/** The day on which an agreement is due. */
export interface AgreementEvent {
  /** The same in every export of the board, so that calendars replace what they have. */
  readonly uid: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly summary: string
  /** Lines of text; persons are not named. */
  readonly description: string
}

/** Agreements that are neither done nor cancelled and have a due date, in the board's order. */
export function agreementEvents(paper: Paper): readonly AgreementEvent[] {
  return paper.board.agreements.flatMap((agreement) => {
    const { dueDate: day, status } = agreement
    const isOver = status === "done" || status === "cancelled"
    return day && isDay(day) && !isOver ? [eventOf(agreement, day, paper)] : []
  })
}

function eventOf(agreement: Agreement, day: string, paper: Paper): AgreementEvent {
  const { board } = paper
  const { id, title, text, ownerInstitutionId: owner, doneCriterion } = agreement
  const number = spokenNumber(board.agreements, id)
  const lines = [
    text,
    owner && `${board.say({ de: "Verantwortlich", en: "Responsible" })}: ${board.name(owner)}`,
    doneCriterion && `${board.say({ de: "Erfüllt, wenn", en: "Done when" })}: ${doneCriterion}`,
  ]
  return {
    uid: uidOf(id, paper),
    day,
    summary: `${board.say({ de: "Frist", en: "Due" })} ${number}: ${title}`,
    description: lines.filter(Boolean).join("\n"),
  }
}
