import { type Agreement, type BoardView } from "../content/index.ts"
import { isOverdue, notYetAccepting } from "./agreement-rules.ts"

/** The traffic light of an agreement; `none` where it no longer binds anybody. */
export type Light = "red" | "yellow" | "green" | "none"

/** Why the light has its colour, in one word of the program. */
export type AgreementState =
  | "cancelled"
  | "done"
  | "overdue"
  | "declined"
  | "reserved"
  | "notAccepted"
  | "withoutOwner"
  | "withoutDue"
  | "accepted"

export interface AgreementLight {
  readonly light: Light
  readonly state: AgreementState
  /** The institutions that have declined, have a reservation or have not accepted yet. */
  readonly institutionIds: readonly string[]
}

const LIGHTS: Readonly<Record<AgreementState, Light>> = {
  cancelled: "none",
  done: "green",
  overdue: "red",
  declined: "red",
  reserved: "yellow",
  notAccepted: "yellow",
  withoutOwner: "yellow",
  withoutDue: "yellow",
  accepted: "green",
}

/** How an agreement stands on the day of the board's reading: the most pressing of what can be said of it. */
export function agreementLight(board: BoardView, agreement: Agreement): AgreementLight {
  const { status, ownerInstitutionId, dueDate } = agreement
  const declined = there(board, agreement.declinedByInstitutionIds)
  const reserved = there(board, agreement.reservedByInstitutionIds)
  const missing = notYetAccepting(board, agreement)
  if (status === "cancelled") return lightOf("cancelled")
  if (status === "done") return lightOf("done")
  if (isOverdue(agreement, board.asOf)) return lightOf("overdue")
  if (declined.length > 0) return lightOf("declined", declined)
  if (reserved.length > 0) return lightOf("reserved", reserved)
  if (!board.institution(ownerInstitutionId)) return lightOf("withoutOwner")
  if (!dueDate) return lightOf("withoutDue")
  return missing.length > 0 ? lightOf("notAccepted", missing) : lightOf("accepted")
}

function lightOf(state: AgreementState, institutionIds: readonly string[] = []): AgreementLight {
  return { light: LIGHTS[state], state, institutionIds }
}

function there(board: BoardView, ids: readonly string[] | null | undefined): readonly string[] {
  return (ids ?? []).filter((id) => board.institution(id) !== undefined)
}
