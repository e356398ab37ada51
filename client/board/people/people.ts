import type { AccessRole } from "@tafelrunde/shared/protocol"
import type { Awareness } from "y-protocols/awareness"

/** Who a person says to be, chosen when joining; `id` is one per device. */
export interface BoardUser {
  readonly id: string
  readonly name: string
  readonly institutionId: string | null
  /** The short name. */
  readonly institution: string
  readonly color: string
}

export type Person = BoardUser & {
  readonly clientId: number
  /** Stamped by the server; undefined until its echo is there. */
  readonly role: AccessRole | undefined
  readonly self: boolean
  /** Nothing has moved there for some minutes. */
  readonly idle: boolean
  /** Has the canvas open, and so a view that others can follow. */
  readonly onCanvas: boolean
}

const ROLES: ReadonlySet<unknown> = new Set(["facilitator", "participant", "viewer"])

/** Everyone who is here, oneself first, then by name; the tabs of one device count once. */
export function readPeople(awareness: Awareness, ownRole: AccessRole): readonly Person[] {
  const byDevice = new Map<string, Person>()
  for (const [clientId, state] of awareness.getStates()) {
    const user = parseUser(state["user"])
    if (!user) continue
    const self = clientId === awareness.clientID
    const role = self ? ownRole : parseRole(state["role"])
    const idle = state["idle"] === true
    const onCanvas = typeof state["canvas"] === "object" && state["canvas"] !== null
    const person = { ...user, clientId, role, self, idle, onCanvas }
    const known = byDevice.get(user.id)
    byDevice.set(user.id, known ? oneOf(known, person) : person)
  }
  return [...byDevice.values()].toSorted(
    (a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name, "de"),
  )
}

/** Of two tabs of one device the own one stands in the list, else the one in use. */
function oneOf(a: Person, b: Person): Person {
  if (a.self !== b.self) return a.self ? a : b
  return b.idle ? a : b
}

/** Presence comes from other browsers: nothing in it is trusted to have the right form. */
function parseUser(value: unknown): BoardUser | undefined {
  if (typeof value !== "object" || value === null) return undefined
  const user: Record<string, unknown> = { ...value }
  const { id, name, color } = user
  if (typeof id !== "string" || typeof name !== "string" || typeof color !== "string") {
    return undefined
  }
  return {
    id,
    name: name.slice(0, 80),
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : "#3a3f47",
    institution: typeof user["institution"] === "string" ? user["institution"].slice(0, 120) : "",
    institutionId: typeof user["institutionId"] === "string" ? user["institutionId"] : null,
  }
}

function parseRole(value: unknown): AccessRole | undefined {
  return isRole(value) ? value : undefined
}

function isRole(value: unknown): value is AccessRole {
  return ROLES.has(value)
}

export function isSamePeople(a: readonly Person[], b: readonly Person[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
