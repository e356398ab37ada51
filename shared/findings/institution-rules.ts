import { type BoardView } from "@tafelrunde/shared/content"

import { type Institution } from "../content/index.ts"
import { type RuleFinding, type Rule, type Severity } from "./finding.ts"

/** Share of all leads above which one institution carries too much; checked from this many leads on. */
const OVERLOADED = 0.4
const ENOUGH_LEADS = 5

const withoutContact: Rule = {
  code: "INSTITUTION_WITHOUT_CONTACT",
  severity: "error",
  entity: "institution",
  needsContacts: true,
  check: (board) =>
    board.institutions
      .filter(({ id }) => board.contactsOf(id).length === 0)
      .map((institution) => ({
        ...named(institution),
        severity: severityWithout(board, institution),
        message: board.say({
          de: `${board.name(institution.id)} hat keine Ansprechperson.`,
          en: `${board.name(institution.id)} has no contact person.`,
        }),
      })),
}

/** Before anybody has entered a contact or a role, nothing is missing yet. */
function severityWithout(board: BoardView, institution: Institution): Severity {
  if (board.contacts.length === 0 && board.assignments.length === 0) return "open"
  return reachable(institution) && !acts(board, institution.id) ? "warning" : "error"
}

const withoutTask: Rule = {
  code: "INSTITUTION_WITHOUT_TASK",
  severity: "warning",
  entity: "institution",
  check: (board) =>
    board.institutions
      .filter(({ id }) => board.ofInstitution(id).length === 0)
      .map((institution) => ({
        ...named(institution),
        ...(board.assignments.length === 0 && { severity: "open" as const }),
        message: board.say({
          de: `${board.name(institution.id)} ist an keiner Aufgabe beteiligt.`,
          en: `${board.name(institution.id)} takes part in no task.`,
        }),
      })),
}

const withoutDeputy: Rule = {
  code: "INSTITUTION_WITHOUT_DEPUTY",
  severity: "warning",
  entity: "institution",
  needsContacts: true,
  check: (board) =>
    board.institutions
      .filter(({ id }) => {
        const contacts = board.contactsOf(id)
        return contacts.length > 0 && !contacts.some((contact) => contact.deputyForContactId)
      })
      .map((institution) => ({
        ...named(institution),
        message: board.say({
          de: `${board.name(institution.id)} nennt keine Vertretung.`,
          en: `${board.name(institution.id)} names no deputy.`,
        }),
      })),
}

const notRepresented: Rule = {
  code: "INSTITUTION_NOT_REPRESENTED",
  severity: "warning",
  entity: "institution",
  needsContacts: true,
  check: (board) => {
    if (board.participants.length === 0) return []
    const present = new Set(
      board.participants
        .filter(({ attendance }) => attendance !== "absent")
        .map(({ contactId }) => board.contact(contactId)?.institutionId),
    )
    return board.institutions
      .filter(({ id }) => !present.has(id) && acts(board, id))
      .map((institution) => ({
        ...named(institution),
        message: board.say({
          de: `${board.name(institution.id)} trägt Aufgaben, war im Workshop aber nicht vertreten.`,
          en: `${board.name(institution.id)} carries tasks but was not represented at the workshop.`,
        }),
      }))
  },
}

const overloaded: Rule = {
  code: "COLUMN_OVERLOADED",
  severity: "hint",
  entity: "institution",
  check: (board) => {
    const leads = board.assignments.filter(({ roles }) => roles?.includes("accountable"))
    if (leads.length < ENOUGH_LEADS) return []
    return board.institutions.flatMap((institution): RuleFinding[] => {
      const own = leads.filter(({ institutionId }) => institutionId === institution.id).length
      if (own / leads.length <= OVERLOADED) return []
      const letter = board.letter("accountable")
      const message = board.say({
        de: `${board.name(institution.id)} trägt ${own} von ${leads.length} Federführungen (${letter}).`,
        en: `${board.name(institution.id)} holds ${own} of ${leads.length} leads (${letter}).`,
      })
      return [{ ...named(institution), message }]
    })
  },
}

function named({ id }: Institution): { entityId: string; institutionIds: readonly string[] } {
  return { entityId: id, institutionIds: [id] }
}

function reachable({ units }: Institution): boolean {
  return units?.some(({ mailbox }) => mailbox?.trim()) === true
}

/** Whether the institution decides or delivers anywhere. */
function acts(board: BoardView, institutionId: string): boolean {
  return board
    .ofInstitution(institutionId)
    .some((cell) => board.holds(cell, "accountable") || board.holds(cell, "responsible"))
}

export const INSTITUTION_RULES: readonly Rule[] = [
  withoutContact,
  withoutTask,
  withoutDeputy,
  notRepresented,
  overloaded,
]
