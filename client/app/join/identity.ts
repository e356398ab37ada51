import type { BoardUser } from "../../board/people/people.ts"
import { readStored, writeStored } from "../storage.ts"

export interface ListedInstitution {
  readonly id: string
  readonly name: string
  readonly short: string
}

/** A person's own information from the join page. */
export interface Identity {
  readonly name: string
  /** Id of an institution of the board, or the name of another one. */
  readonly institution: { readonly id: string } | { readonly name: string }
}

/** A random id of this device, which shows which tabs belong together and nothing about the person. */
function readDeviceId(): string {
  const stored = readStored("device", "tafelrunde.device")
  if (typeof stored === "string") return stored
  // `crypto.randomUUID` does not exist on plain http, which is common in meeting rooms.
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  writeStored("device", "tafelrunde.device", id)
  return id
}

export function toBoardUser(
  { name, institution }: Identity,
  institutions: readonly ListedInstitution[],
): BoardUser {
  const id = "id" in institution ? institution.id : undefined
  const listed = institutions.find((each) => each.id === id)
  const other = "name" in institution ? institution.name : ""
  return {
    id: readDeviceId(),
    name,
    institutionId: listed?.id ?? null,
    institution: listed?.short ?? other,
  }
}

/** Somebody without an institution: a facilitator, or a device that only looks on. */
export function seatlessUser(name: string): BoardUser {
  return { id: readDeviceId(), name, institutionId: null, institution: "" }
}

export function rememberIdentity(boardId: string, user: BoardUser): void {
  writeStored("device", "tafelrunde.name", user.name)
  writeStored("device", `tafelrunde.institution.${boardId}`, user.institutionId ?? user.institution)
  writeStored("tab", `tafelrunde.visitor.${boardId}`, user)
}

export function readRememberedName(): string {
  const name = readStored("device", "tafelrunde.name")
  return typeof name === "string" ? name : ""
}

/** Id of a listed institution, or another's name; empty when this device has not been at the board. */
export function readRememberedInstitution(boardId: string): string {
  const institution = readStored("device", `tafelrunde.institution.${boardId}`)
  return typeof institution === "string" ? institution : ""
}

/** The person who has joined in this tab; a reload opens the board without asking again. */
export function readTabIdentity(boardId: string): BoardUser | undefined {
  const user = readStored("tab", `tafelrunde.visitor.${boardId}`)
  return isBoardUser(user) ? user : undefined
}

/** The last person at the board on this device, as far as known without its list of institutions. */
export function readKnownUser(boardId: string, fallbackName: string): BoardUser {
  const institution = readRememberedInstitution(boardId)
  return (
    readTabIdentity(boardId) ?? {
      id: readDeviceId(),
      name: readRememberedName() || fallbackName,
      institutionId: null,
      institution,
    }
  )
}

function isBoardUser(value: unknown): value is BoardUser {
  return (
    typeof value === "object" &&
    value !== null &&
    ["id", "name", "institution"].every((field) => field in value)
  )
}
