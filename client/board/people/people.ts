import type { MatrixInstitution } from "@tafelrunde/shared/model"
import { type AccessRole, isAccessRole, parseSeat, type Seat } from "@tafelrunde/shared/protocol"
import type { Awareness } from "y-protocols/awareness"

import { labelSeat } from "./seat-label.ts"

/** What a person chose when joining; `id` is one per device. */
export interface BoardUser {
  readonly id: string
  readonly name: string
  readonly institutionId: string | null
  /** The short name. */
  readonly institution: string
}

/** The views of a board, as people tell each other in presence. */
const VIEWS = ["canvas", "table", "diagrams", "paper"] as const
export type PersonView = (typeof VIEWS)[number]

/** How a person is shown to others, with the institution of their seat. */
export interface PersonLabel {
  readonly name: string
  /** The short name; empty without a seat. */
  readonly institution: string
  readonly color: string
}

export type Person = PersonLabel & {
  /** The device's. */
  readonly id: string
  readonly clientId: number
  /** Of all tabs of the device, this one first. */
  readonly clientIds: readonly number[]
  /** Stamped by the server; undefined until its echo is there. */
  readonly role: AccessRole | undefined
  /** Stamped by the server as well, whatever the person's client says of itself. */
  readonly seat: Seat | null
  readonly self: boolean
  /** Nothing has moved there for some minutes. */
  readonly idle: boolean
  /** Where the person looks, and so where others can follow; undefined for viewers. */
  readonly view: PersonView | undefined
}

interface Own {
  readonly role: AccessRole
  readonly seat: Seat | null
  /** Which token it is, as the server says; undefined until it has. */
  readonly tokenId: string | undefined
}

/** The seat that the server is going to say, as far as this device can tell. */
export function chosenSeat({ institutionId, institution }: BoardUser): Seat | null {
  if (institutionId === null && institution === "") return null
  return { id: institutionId ?? "", institutionId, name: institution }
}

/**
 * Everyone who is here, oneself first, then by name; the tabs of one device count once. A device has an id of its own
 * making and a token that the server knows: who copies an id alone is listed beside the other.
 */
export function readPeople(
  awareness: Awareness,
  own: Own,
  institutions: readonly MatrixInstitution[],
): readonly Person[] {
  const byDevice = new Map<string, Person>()
  for (const [clientId, state] of awareness.getStates()) {
    const id = readDeviceId(state["user"])
    const self = clientId === awareness.clientID
    const seat = self ? own.seat : parseSeat(state["seat"])
    const label = labelPerson({ ...state, seat }, institutions)
    if (id === undefined || !label) continue
    const stamped = state["role"]
    const role = self ? own.role : isAccessRole(stamped) ? stamped : undefined
    const idle = state["idle"] === true
    const view = readView(state)
    const clientIds = [clientId]
    const person = { ...label, id, clientId, clientIds, role, seat, self, idle, view }
    const key = JSON.stringify([id, self ? own.tokenId : readTokenId(state)])
    const known = byDevice.get(key)
    byDevice.set(key, known ? oneOf(known, person) : person)
  }
  return [...byDevice.values()].toSorted(
    (a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name, "de"),
  )
}

/** Of two tabs of one device the own one stands in the list, else the one in use. */
function oneOf(a: Person, b: Person): Person {
  const isFirst = a.self === b.self ? b.idle : a.self
  const [shown, other] = isFirst ? [a, b] : [b, a]
  return { ...shown, clientIds: [...shown.clientIds, ...other.clientIds] }
}

/**
 * Name, institution and colour from a presence state: the name as its client says, the institution
 * as the server stamped it. Undefined where the state names nobody; nothing in it is trusted to
 * have the right form.
 */
export function labelPerson(
  state: Readonly<Record<string, unknown>>,
  institutions: readonly MatrixInstitution[],
): PersonLabel | undefined {
  const user = state["user"]
  if (typeof user !== "object" || user === null || !("name" in user)) return undefined
  if (typeof user.name !== "string") return undefined
  const seat = parseSeat(state["seat"])
  const { short, color } = labelSeat(seat ?? { institutionId: null, name: "" }, institutions)
  return { name: user.name.slice(0, 80), institution: short, color }
}

/** Other programs do not say it, but whether they have a view of the canvas. */
export function readView({
  view,
  canvas,
}: Readonly<Record<string, unknown>>): PersonView | undefined {
  const known = VIEWS.find((each) => each === view)
  if (known) return known
  return typeof canvas === "object" && canvas !== null ? "canvas" : undefined
}

export function readDeviceId(user: unknown): string | undefined {
  if (typeof user !== "object" || user === null || !("id" in user)) return undefined
  return typeof user.id === "string" ? user.id : undefined
}

/** Which token the person came with, as the server stamped it: it tells tokens apart and opens nothing. */
export function readTokenId({ tokenId }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof tokenId === "string" ? tokenId : undefined
}

export function isSamePeople(a: readonly Person[], b: readonly Person[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
