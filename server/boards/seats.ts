import { createHash } from "node:crypto"

import { type MatrixInstitution } from "@tafelrunde/shared/model"
import { type Seat } from "@tafelrunde/shared/protocol"

import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Storage, type StoredSeat } from "../storage/storage.ts"
import { readHeading } from "./board-content.ts"
import { hashToken } from "./token.ts"

/** The institution that somebody names: by its id on the board, or by a name where it has none there. */
export interface SeatChoice {
  /** Counts where the board lists the institution, or did when somebody took a seat for it. */
  readonly institutionId?: string | null | undefined
  readonly institution?: string | null | undefined
}

export type SeatRefusal = "noSuchInstitution" | "noSuchSeat" | "seatsFull" | "noOwnToken"

export function isRefusal(answer: unknown): answer is SeatRefusal {
  return typeof answer === "string"
}

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

  /** Reads the board's seats once; the function answers the seat of an id, also of one that was merged. */
  async finder(boardId: string): Promise<(id: string | null) => Seat | null> {
    const seats = await this.#storage.listSeats(boardId)
    return (id) => {
      const seat = id === null ? undefined : followMerges(seats, id)
      return seat ? toSeat(seat) : null
    }
  }

  /** The seat of the institution that somebody names; null when they name none. */
  async find(boardId: string, choice: SeatChoice): Promise<StoredSeat | null | SeatRefusal> {
    const isEmpty = !choice.institutionId && !choice.institution?.trim()
    return isEmpty ? null : this.#find(boardId, choice)
  }

  /**
   * Binds the seat to a device's own token and to its connections; without one the token keeps what
   * it has. Answers the token's seat now, which is null for the token of a link: many share it.
   */
  async give(boardId: string, token: string, seat: StoredSeat | null): Promise<Seat | null> {
    const hash = hashToken(token)
    const stored = await this.#storage.readToken(boardId, hash)
    if (stored?.origin !== "own") return null
    return seat ? this.#bind(seat, hash) : readSeat(this.#storage, boardId, stored.seat)
  }

  /** Gives the seat that a facilitator names to the device behind a session's `key`. */
  async correct(boardId: string, key: string, choice: SeatChoice): Promise<Seat | SeatRefusal> {
    const hash = Buffer.from(key, "base64url")
    const token = await this.#storage.readToken(boardId, hash)
    if (token?.origin !== "own") return "noOwnToken"
    const seat = await this.#find(boardId, choice)
    return isRefusal(seat) ? seat : this.#bind(seat, hash)
  }

  async #bind(seat: StoredSeat, hash: Uint8Array): Promise<Seat> {
    await this.#storage.takeSeat(seat, hash)
    const key = Buffer.from(hash).toString("base64url")
    this.#rooms.setSeats(seat.boardId, (session) => session.key === key, toSeat(seat))
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
    if (isRefusal(found)) return found
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
  const former = institutionId ? followMerges(seats, institutionId) : undefined
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
