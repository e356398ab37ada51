import { type BoardView } from "@tafelrunde/shared/content"

import { type Assignment, type Contact, type Unit } from "../../content/index.ts"

/** Whether the contact may be named: redaction empties the names of all others. */
export function isNamed(contact: Contact): boolean {
  return Boolean(contact.firstName || contact.lastName)
}

/** `Dr. Fiona Fiktiv`; empty for a contact who may not be named. */
export function fullName(contact: Contact | undefined): string {
  if (!contact || !isNamed(contact)) return ""
  return [contact.title, contact.firstName, contact.lastName].filter(Boolean).join(" ")
}

export function unitOf(
  board: BoardView,
  institutionId: string | null | undefined,
  unitId: string | null | undefined,
): Unit | undefined {
  return board.institution(institutionId)?.units?.find(({ id }) => id === unitId)
}

/** The contact details of an assignment. */
export interface Reachability {
  readonly person: string
  readonly deputy: string
  readonly mailbox: string
  readonly phone: string
}

/**
 * The contact of the assignment's unit; without a unit or without a contact in it, the institution's
 * first named contact who is nobody's deputy. A unit whose contact may not be named shows its mailbox
 * only, because otherwise a person of another unit would seem to be responsible.
 */
export function reachabilityOf(source: ContactSource, assignment: Assignment): Reachability {
  const { board } = source
  const contact = contactOf(source, assignment)
  const named = contact && isNamed(contact) ? contact : undefined
  const unit = answeringUnit(board, assignment, contact)
  return {
    person: fullName(named),
    deputy: fullName(board.deputyOf(named)),
    mailbox: unit?.mailbox || firstMailbox(board, assignment.institutionId)?.mailbox || "",
    phone: named?.phone || unit?.phone || "",
  }
}

interface ContactSource {
  readonly board: BoardView
  /** As in `PaperOptions`. */
  readonly contacts?: "all" | "partial"
}

function contactOf(
  { board, contacts }: ContactSource,
  assignment: Assignment,
): Contact | undefined {
  const ofUnit = contactOfUnit(board, assignment)
  // Where contacts are missing, the unit may have one that may not be named.
  const isUnknown = contacts === "partial" && Boolean(assignment.unitId)
  return ofUnit || isUnknown ? ofUnit : firstContact(board, assignment.institutionId)
}

/** The assignment's unit, else the contact's, else the first with a mailbox. */
function answeringUnit(
  board: BoardView,
  { institutionId, unitId }: Assignment,
  contact: Contact | undefined,
): Unit | undefined {
  return (
    unitOf(board, institutionId, unitId) ??
    unitOf(board, institutionId, contact?.unitId) ??
    firstMailbox(board, institutionId)
  )
}

function firstMailbox(board: BoardView, institutionId: string): Unit | undefined {
  return board.institution(institutionId)?.units?.find(({ mailbox }) => mailbox)
}

function contactOfUnit(
  board: BoardView,
  { institutionId, unitId }: Assignment,
): Contact | undefined {
  if (!unitId) return undefined
  const contacts = board.contactsOf(institutionId).filter((contact) => contact.unitId === unitId)
  return (
    contacts.find((contact) => isNamed(contact) && !contact.deputyForContactId) ??
    contacts.find(isNamed) ??
    contacts[0]
  )
}

function firstContact(board: BoardView, institutionId: string): Contact | undefined {
  return board
    .contactsOf(institutionId)
    .find((contact) => isNamed(contact) && !contact.deputyForContactId)
}
