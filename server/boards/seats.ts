import { createHash } from "node:crypto"

import { type MatrixInstitution } from "@tafelrunde/shared/model"
import { type Seat } from "@tafelrunde/shared/protocol"

import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Storage, type StoredSeat } from "../storage/storage.ts"
import { readHeading } from "./board-content.ts"

/** The institution that somebody names: by its id on the board, or by a name where it has none there. */
export interface SeatChoice {
  /** Counts where the board lists the institution, or did when somebody took a seat for it. */
  readonly institutionId?: string | undefined
  readonly institution?: string | undefined
}

export type SeatRefusal = "noSuchInstitution" | "noSuchSeat" | "seatsFull" | "noOwnToken"

const MAX_SEATS = 500

/** Which institution a device stands for: bound to its own token here, and to what it sends from then on. */
export class Seats {
  readonly #storage: Storage
  readonly #rooms: LiveRooms

  constructor(storage: Storage, rooms: LiveRooms) {
    this.#storage = storage
    this.#rooms = rooms
  }

  /** All seats that somebody has or had, without merged ones. */
  async list(boardId: string): Promise<readonly Seat[]> {
    const seats = await this.#storage.listSeats(boardId)
    return seats.filter(({ mergedInto }) => mergedInto === null).map(toSeat)
  }

  /** Binds the seat to a device's own token, given by its hash, and to its connections. */
  async take(boardId: string, hash: Uint8Array, choice: SeatChoice): Promise<Seat | SeatRefusal> {
    const token = await this.#storage.readToken(boardId, hash)
    if (token?.origin !== "own" || token.role === "facilitator") return "noOwnToken"
    const seat = await this.#find(boardId, choice)
    if (typeof seat === "string") return seat
    await this.#storage.takeSeat(seat, hash)
    const key = Buffer.from(hash).toString("base64url")
    this.#rooms.setSeats(boardId, (session) => session.key === key, toSeat(seat))
    return toSeat(seat)
  }

  /**
   * Moves all devices of a seat to the chosen one: two spellings were one institution. Where both
   * are the same seat, its name is spelled as chosen. A listed institution cannot be merged away.
   */
  async merge(boardId: string, mergedId: string, choice: SeatChoice): Promise<Seat | SeatRefusal> {
    const seats = await this.#storage.listSeats(boardId)
    const merged = seats.find(({ id, mergedInto }) => id === mergedId && mergedInto === null)
    const { institutions: listed } = await readHeading(this.#rooms, boardId)
    if (!merged || listed.some(({ id }) => id === mergedId)) return "noSuchSeat"
    const found = await this.#find(boardId, choice)
    if (typeof found === "string") return found
    const isSame = found.id === mergedId
    const seat = isSame ? { ...found, name: choice.institution?.trim() ?? found.name } : found
    await this.#storage.mergeSeats(seat, isSame ? null : mergedId)
    this.#rooms.setSeats(boardId, (session) => session.seat?.id === mergedId, toSeat(seat))
    return toSeat(seat)
  }

  async #find(boardId: string, choice: SeatChoice): Promise<StoredSeat | SeatRefusal> {
    const seats = await this.#storage.listSeats(boardId)
    const { institutions: listed } = await readHeading(this.#rooms, boardId)
    const seat = findSeat(boardId, choice, { seats, listed })
    if (!seat) return "noSuchInstitution"
    const isNew = seats.every(({ id }) => id !== seat.id)
    return isNew && seats.length >= MAX_SEATS ? "seatsFull" : seat
  }
}

/** The seat of this id, or the one that it was merged into; null if there is none. */
export async function readSeat(
  storage: Storage,
  boardId: string,
  id: string | null,
): Promise<Seat | null> {
  if (id === null) return null
  const seat = followMerges(await storage.listSeats(boardId), id)
  return seat ? toSeat(seat) : null
}

function toSeat({ id, institutionId, name }: StoredSeat): Seat {
  return { id, institutionId, name }
}

interface KnownSeats {
  readonly seats: readonly StoredSeat[]
  readonly listed: readonly MatrixInstitution[]
}

/** Undefined when neither the id nor the name says which institution is meant. */
function findSeat(
  boardId: string,
  { institutionId, institution }: SeatChoice,
  { seats, listed }: KnownSeats,
): StoredSeat | undefined {
  const name = institution?.trim() ?? ""
  const spelling = normaliseName(name)
  const isMeant = (text: string): boolean => spelling !== "" && normaliseName(text) === spelling
  const onBoard =
    listed.find(({ id }) => id === institutionId) ??
    listed.find((each) => isMeant(each.name) || isMeant(each.short))
  if (onBoard) return toListedSeat(boardId, onBoard)
  const former = institutionId === undefined ? undefined : followMerges(seats, institutionId)
  if (former) return former
  if (spelling === "") return undefined
  const id = toSeatId(spelling)
  const known = followMerges(seats, id)
  // It may have been merged into an institution whose name has changed since.
  const listedNow = listed.find((each) => each.id === known?.id)
  if (listedNow) return toListedSeat(boardId, listedNow)
  return known ?? { boardId, id, institutionId: null, name, mergedInto: null }
}

function toListedSeat(boardId: string, { id, name, short }: MatrixInstitution): StoredSeat {
  return { boardId, id, institutionId: id, name: short || name, mergedInto: null }
}

function followMerges(seats: readonly StoredSeat[], id: string): StoredSeat | undefined {
  const byId = new Map(seats.map((seat) => [seat.id, seat]))
  let seat = byId.get(id)
  // Each step leaves one seat behind, so that damaged rows cannot make this endless.
  while (seat?.mergedInto != null && byId.delete(seat.id)) seat = byId.get(seat.mergedInto)
  return seat
}

/** Two spellings that differ only in case, spaces and punctuation are the same institution. */
function normaliseName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/** Made from the name, so that two devices that enter at once for a new institution share its seat. */
function toSeatId(spelling: string): string {
  return `name:${createHash("sha256").update(spelling).digest("base64url").slice(0, 22)}`
}
