import { accessOf, type AccessRole, type Seat } from "@tafelrunde/shared/protocol"

import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type StoredFactChange } from "../storage/storage.ts"
import { readHeading } from "./board-content.ts"
import { type Seats } from "./seats.ts"

interface FactHistoryOptions {
  readonly rooms: LiveRooms
  readonly seats: Seats
  /** Changes are removed after so many days. */
  readonly days: number
}

interface HistoryQuestion {
  readonly role: AccessRole
  /** Of one entry alone; of a section with an empty id. */
  readonly entry?: { readonly list: string; readonly entryId: string } | undefined
  /** Later than this; milliseconds since 1970. */
  readonly since?: number | undefined
}

/** A change as it is shown. */
export interface ListedFactChange extends Omit<StoredFactChange, "seat"> {
  readonly seat: Seat | null
}

const KINDS = ["board", "contacts", "internal"] as const
const DAY_MS = 24 * 60 * 60 * 1000

/** Who changed which fact of a board when, for those who work on it. */
export class FactHistory {
  readonly #options: FactHistoryOptions

  constructor(options: FactHistoryOptions) {
    this.#options = options
  }

  /** Newest first, of the rooms that the role may enter. */
  async list(
    boardId: string,
    { role, entry, since }: HistoryQuestion,
  ): Promise<readonly ListedFactChange[]> {
    const kinds = KINDS.filter((kind) => accessOf({ kind }, role, false) !== "none")
    const { rooms, seats } = this.#options
    const seatOf = await seats.finder(boardId)
    const { institutions } = await readHeading(rooms, boardId)
    // Institutions that answer by their links have no seat.
    const listed = new Map(institutions.map(({ id, name, short }) => [id, short || name]))
    const ofLink = (id: string): Seat | null => {
      const name = listed.get(id)
      return name === undefined ? null : { id, institutionId: id, name }
    }
    const after = Math.max(since ?? 0, this.#oldest())
    const changes = await rooms.history.list({ boardId, rooms: kinds, entry, since: after })
    return changes.map((change) => ({
      ...change,
      seat: seatOf(change.seat) ?? ofLink(change.seat ?? ""),
    }))
  }

  /** Removes what is older than the history goes back; answers how many changes. */
  forget(): Promise<number> {
    return this.#options.rooms.history.removeBefore(this.#oldest())
  }

  #oldest(): number {
    return Date.now() - this.#options.days * DAY_MS
  }
}
