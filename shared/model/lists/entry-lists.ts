import { mendEntry, neededReferences } from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type SectionName,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { all } from "../bin.ts"
import { type Fields, readEntry } from "../entry.ts"
import { type BoardDocs, collection, entryIn, type EntryMap, sections } from "../layout.ts"
import { onModelChange, shownPhases, textOf } from "../matrix.ts"
import { compare, orderOf } from "../ordered.ts"
import { visibleEntries } from "../removed.ts"

/** An entry of a list as JSON; the same object until somebody changes the entry. */
export interface ListedEntry {
  /** The entry's key in its list: its `id` field, where it has one. */
  readonly id: string
  readonly fields: Fields
}

type Listed = readonly [key: string, entry: EntryMap]

/**
 * The lists of a board as people see them, live: in the board's order, without what is in the bin and without what
 * means nothing for that reason, invalid values mended as in `readContent`. Only what has changed is read again, so
 * that every key that somebody types may ask. Whoever opens it closes it.
 */
export class EntryLists {
  readonly #docs: BoardDocs
  readonly #entries = new WeakMap<EntryMap, ListedEntry | undefined>()
  readonly #lists = new Map<CollectionName, readonly ListedEntry[]>()
  readonly #fresh = new Set<CollectionName>()
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[] = []

  constructor(docs: BoardDocs) {
    this.#docs = docs
    for (const doc of all(docs)) {
      for (const name of namesIn(docs, doc)) this.#watch(collection(doc, name))
      this.#watch(sections(doc))
      this.#stops.push(onModelChange(doc, () => this.#changed()))
    }
  }

  /** The same array until an entry of it changes. */
  list(name: CollectionName): readonly ListedEntry[] {
    const before = this.#lists.get(name) ?? []
    if (this.#fresh.has(name)) return before
    this.#fresh.add(name)
    const now = this.#read(name)
    const isSame = now.length === before.length && now.every((entry, at) => entry === before[at])
    if (!isSame || !this.#lists.has(name)) this.#lists.set(name, now)
    return this.#lists.get(name) ?? now
  }

  entry(name: CollectionName, id: string): ListedEntry | undefined {
    return this.list(name).find((entry) => entry.id === id)
  }

  /** One of the board's own sections; without fields if nobody has filled it in. */
  section(name: SectionName): ListedEntry {
    const entry = entryIn(sections(this.#docs.board), name)
    return (entry && this.#entry([name, entry], SECTIONS[name])) ?? NOTHING[name]
  }

  /** Calls back after every change, in the same tick; returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  #watch(root: Y.Map<unknown>): void {
    const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const { path } of events) {
        const entry = path[0] === undefined ? undefined : root.get(String(path[0]))
        if (entry instanceof Y.Map) this.#entries.delete(entry as EntryMap)
      }
    }
    root.observeDeep(onEvents)
    this.#stops.push(() => root.unobserveDeep(onEvents))
  }

  #changed(): void {
    this.#fresh.clear()
    for (const listener of this.#listeners) listener()
  }

  #read(name: CollectionName): readonly ListedEntry[] {
    const entity: Entity = COLLECTIONS[name]
    const needed = neededReferences(entity).flatMap(([field, { to }]) =>
      to === "units" ? [] : [[field, new Set(this.list(to).map(({ id }) => id))] as const],
    )
    const entries = this.#shown(name).flatMap((listed): ListedEntry[] => {
      const isWhole = needed.every(([field, ids]) => ids.has(textOf(listed[1], field)))
      const entry = isWhole ? this.#entry(listed, entity) : undefined
      return entry ? [entry] : []
    })
    return (name === "tasks" ? this.#inShownPhases(entries) : entries).slice(0, entity.max)
  }

  #shown(name: CollectionName): readonly Listed[] {
    if (name !== "contacts") return visibleEntries(collection(this.#docs.board, name))
    return [this.#docs.contacts, this.#docs.internal]
      .flatMap((doc) => (doc ? visibleEntries(collection(doc, name)) : []))
      .toSorted(([idA, a], [idB, b]) => compare(orderOf(a), orderOf(b)) || compare(idA, idB))
  }

  #entry([id, map]: Listed, entity: Entity): ListedEntry | undefined {
    if (this.#entries.has(map)) return this.#entries.get(map)
    const hasId = entity.fields["id"] !== undefined && map.parent !== sections(this.#docs.board)
    const raw = { ...readEntry(map), ...(hasId && { id }) }
    const fields = mendEntry(raw, entity, { path: [], onFlaw: () => {} })
    const entry = fields && { id, fields }
    this.#entries.set(map, entry)
    return entry
  }

  /** Tasks by phase, then in the board's order; those of a removed phase stand in the one that shows them. */
  #inShownPhases(tasks: readonly ListedEntry[]): readonly ListedEntry[] {
    const shown = shownPhases(this.#docs.board)
    const order = new Map(this.list("phases").map(({ id }, index) => [id, index]))
    const phaseOf = ({ fields }: ListedEntry): string => {
      const phaseId = String(fields["phaseId"])
      return shown.get(phaseId) ?? phaseId
    }
    return tasks.toSorted((a, b) => (order.get(phaseOf(a)) ?? 0) - (order.get(phaseOf(b)) ?? 0))
  }
}

const NOTHING = Object.fromEntries(
  Object.keys(SECTIONS).map((name) => [name, { id: name, fields: {} }]),
) as Readonly<Record<SectionName, ListedEntry>>

function namesIn(docs: BoardDocs, doc: Y.Doc): readonly CollectionName[] {
  const names = Object.keys(COLLECTIONS) as CollectionName[]
  return names.filter((name) => (name === "contacts") !== (doc === docs.board))
}
