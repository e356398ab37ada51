import {
  type InstitutionLinkEvent,
  type NewInstitutionLink,
  type StoredInstitutionLink,
} from "./storage.ts"

function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.from(one).equals(other)
}

const TIMES = { used: "usedAt", changed: "changedAt", confirmed: "confirmedAt" } as const

/** Links of institutions of all boards, in memory. */
export class MemoryInstitutionLinks {
  #links: readonly StoredInstitutionLink[] = []

  write(links: readonly NewInstitutionLink[], onlyMissing: boolean): void {
    for (const link of links) this.#writeOne(link, onlyMissing)
  }

  #writeOne(link: NewInstitutionLink, onlyMissing: boolean): void {
    const isIt = ({ boardId, institutionId }: StoredInstitutionLink): boolean =>
      boardId === link.boardId && institutionId === link.institutionId
    const before = this.#links.find(isIt)
    if (before?.hash && onlyMissing) return
    const usedAt = before && link.hash && isSame(before.hash, link.hash) ? before.usedAt : null
    const { changedAt = null, confirmedAt = null } = before ?? {}
    const others = this.#links.filter((each) => !isIt(each))
    this.#links = [...others, { ...link, usedAt, changedAt, confirmedAt }]
  }

  list(boardId: string): readonly StoredInstitutionLink[] {
    const own = this.#links.filter((each) => each.boardId === boardId)
    return own.toSorted((one, other) => (one.institutionId < other.institutionId ? -1 : 1))
  }

  read(boardId: string, hash: Uint8Array): StoredInstitutionLink | undefined {
    return this.#links.find((each) => each.boardId === boardId && isSame(each.hash, hash))
  }

  note(hash: Uint8Array, event: InstitutionLinkEvent, at: number): void {
    this.#links = this.#links.map((each) =>
      isSame(each.hash, hash) ? { ...each, [TIMES[event]]: at } : each,
    )
  }

  removeAllOf(boardId: string): void {
    this.#links = this.#links.filter((each) => each.boardId !== boardId)
  }
}
