import { MOST_LISTED, MOST_OF_A_BOARD, MOST_OF_A_FIELD } from "./history-limits.ts"
import {
  type FactKey,
  type HistoryFilter,
  type HistoryStorage,
  type StoredFactChange,
} from "./storage.ts"

function isOf(change: StoredFactChange, fact: FactKey): boolean {
  const { boardId, room, list, entryId } = fact
  const isThere = change.boardId === boardId && change.room === room
  return isThere && change.list === list && change.entryId === entryId
}

/** The history of a `MemoryStorage`. */
export class MemoryHistory implements HistoryStorage {
  readonly #isDeleted: (boardId: string) => boolean
  /** Newest first. */
  #changes: readonly StoredFactChange[] = []

  constructor(isDeleted: (boardId: string) => boolean) {
    this.#isDeleted = isDeleted
  }

  write(changes: readonly StoredFactChange[], removedIds: readonly string[]): Promise<void> {
    const gone = new Set([...removedIds, ...changes.map(({ id }) => id)])
    const stored = changes.filter(({ boardId }) => !this.#isDeleted(boardId))
    const kept = this.#changes.filter(({ id }) => !gone.has(id))
    this.#changes = [...stored.toReversed(), ...kept].toSorted((a, b) => b.at - a.at)
    for (const change of stored) this.#makeRoom(change)
    return Promise.resolve()
  }

  #makeRoom(newest: StoredFactChange): void {
    const ofBoard = this.#changes.filter(({ boardId }) => boardId === newest.boardId)
    const ofField = ofBoard.filter((each) => isOf(each, newest) && each.field === newest.field)
    const gone = new Set([...ofBoard.slice(MOST_OF_A_BOARD), ...ofField.slice(MOST_OF_A_FIELD)])
    if (gone.size > 0) this.#changes = this.#changes.filter((each) => !gone.has(each))
  }

  forget(facts: readonly FactKey[]): Promise<void> {
    this.#changes = this.#changes.filter((change) => !facts.some((fact) => isOf(change, fact)))
    return Promise.resolve()
  }

  list({ boardId, rooms, entry, since }: HistoryFilter): Promise<readonly StoredFactChange[]> {
    const found = this.#changes.filter(
      (change) =>
        change.boardId === boardId &&
        rooms.includes(change.room) &&
        (!entry || (change.list === entry.list && change.entryId === entry.entryId)) &&
        (since === undefined || change.at > since),
    )
    return Promise.resolve(found.slice(0, MOST_LISTED))
  }

  removeBefore(before: number): Promise<number> {
    const count = this.#changes.length
    this.#changes = this.#changes.filter(({ at }) => at >= before)
    return Promise.resolve(count - this.#changes.length)
  }

  removeAllOf(boardId: string): void {
    this.#changes = this.#changes.filter((change) => change.boardId !== boardId)
  }
}
