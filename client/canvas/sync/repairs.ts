import {
  type CanvasState,
  findCycleBreaks,
  findDepthBreaks,
  firstPageId,
  isDangling,
  isOrphan,
  isShape as isShapeRecord,
  separateEqualKeys,
  toPage,
} from "@tafelrunde/shared/canvas"
import {
  isShape,
  isShapeId,
  type IndexKey,
  PageRecordType,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLStore,
} from "tldraw"

import type { Incoming } from "./incoming.ts"
import { findRecord, toCanvasRecord } from "./records.ts"

/** A remote change with its repairs: two concurrent changes can be inconsistent together. */
export interface Repairs {
  /** Records to put into the store, pages and parents first. */
  readonly put: readonly TLRecord[]
  readonly remove: ReadonlySet<string>
  /** Repaired records that differ from the document and must be written to it. */
  readonly reparented: ReadonlyMap<string, TLRecord>
  /** Records to remove from the document too, because they depend on a deleted record. */
  readonly lost: ReadonlySet<string>
}

/**
 * Every client plans the same repairs for the same state, so that it does no harm when all clients write them. `removed` are
 * the last known states of deleted records; they give the page position of the shapes inside them.
 */
export function planRepairs(
  store: TLStore,
  incoming: Incoming,
  removed: ReadonlyMap<string, TLRecord>,
): Repairs {
  const put = new Map(incoming.put)
  const remove = new Set(incoming.remove)
  const lost = new Set<string>()
  const reparented = new Map<string, TLRecord>()
  for (const record of rootRecordsToKeep({ store, put, remove })) {
    remove.delete(record.id)
    reparented.set(record.id, record)
  }
  const after = stateOf((id) =>
    remove.has(id) ? undefined : (put.get(id) ?? findRecord(store, id)),
  )
  const before = stateOf((id) => put.get(id) ?? findRecord(store, id) ?? removed.get(id))
  const moveOut = (shape: TLShape): void => {
    const moved = onPage(shape, { store, put, remove, before, after })
    put.set(shape.id, moved)
    reparented.set(shape.id, moved)
  }
  for (const id of findCycleBreaks(after, put.keys())) {
    const shape = put.get(id) ?? findRecord(store, id)
    if (shape && isShape(shape)) moveOut(shape)
  }
  for (const shape of orphans({ store, put, remove, after })) moveOut(shape)
  for (const shape of tooDeep({ store, put, remove, after })) moveOut(shape)
  for (const id of dangling({ store, put, remove, after })) {
    put.delete(id)
    remove.add(id)
    lost.add(id)
  }
  for (const record of withEqualKeys({ store, put, remove })) {
    put.set(record.id, record)
    reparented.set(record.id, record)
  }
  return { put: inOrder(put.values()), remove, reparented, lost }
}

interface Change {
  readonly store: TLStore
  readonly put: ReadonlyMap<string, TLRecord>
  readonly remove: ReadonlySet<string>
}

interface Plan extends Change {
  readonly after: CanvasState
}

function stateOf(find: (id: string) => TLRecord | undefined): CanvasState {
  return {
    get: (id) => {
      const record = find(id)
      return record && toCanvasRecord(record)
    },
  }
}

/**
 * The document record and the last page must exist. tldraw would recreate them during a remote change, and each client
 * would do so again and again.
 */
function rootRecordsToKeep({ store, put, remove }: Change): TLRecord[] {
  const gone = [...remove].flatMap((id) => findRecord(store, id) ?? [])
  const kept = gone.filter(({ typeName }) => typeName === "document")
  if (!gone.some(isPage) || [...put.values()].some(isPage)) return kept
  const pages = store.allRecords().filter(isPage)
  if (pages.some(({ id }) => !remove.has(id))) return kept
  const first = firstPageId(pages.map(toCanvasRecord))
  return [...kept, ...pages.filter(({ id }) => id === first)]
}

function isPage({ typeName }: TLRecord): boolean {
  return typeName === "page"
}

function tooDeep({ store, put, remove, after }: Plan): TLShape[] {
  if (!isAnyPutElsewhere(store, put)) return []
  return [...findDepthBreaks(after, shapesOf({ store, put, remove }))].flatMap((id) => {
    const shape = put.get(id) ?? findRecord(store, id)
    return shape && isShape(shape) ? [shape] : []
  })
}

/** Whether a change can make the nesting deeper; drawing and dragging on the page, the most frequent changes, cannot. */
function isAnyPutElsewhere(store: TLStore, put: ReadonlyMap<string, TLRecord>): boolean {
  for (const record of put.values()) {
    if (!isShape(record) || !isShapeId(record.parentId)) continue
    const stored = findRecord(store, record.id)
    if (!stored || !isShape(stored) || stored.parentId !== record.parentId) return true
  }
  return false
}

function shapesOf({ store, put, remove }: Change): Set<string> {
  const ids = new Set<string>()
  for (const record of store.allRecords()) if (isShape(record)) ids.add(record.id)
  for (const record of put.values()) if (isShape(record)) ids.add(record.id)
  for (const id of remove) ids.delete(id)
  return ids
}

function orphans({ store, put, remove, after }: Plan): TLShape[] {
  const suspects = new Map<string, TLShape>()
  for (const record of put.values()) if (isShape(record)) suspects.set(record.id, record)
  if (remove.size > 0) {
    for (const record of store.allRecords()) {
      if (
        isShape(record) &&
        remove.has(record.parentId) &&
        !remove.has(record.id) &&
        !put.has(record.id)
      ) {
        suspects.set(record.id, record)
      }
    }
  }
  return [...suspects.values()].filter((shape) => {
    const record = toCanvasRecord(shape)
    return isShapeRecord(record) && isOrphan(after, record)
  })
}

function dangling({ store, put, remove, after }: Plan): string[] {
  const candidates = [...put.values()].map(toCanvasRecord)
  if (remove.size > 0) candidates.push(...store.allRecords().map(toCanvasRecord))
  return candidates
    .filter(
      (record) =>
        record.typeName === "binding" && !remove.has(record.id) && isDangling(after, record),
    )
    .map((record) => record.id)
}

/**
 * Shapes and pages with a new order key, where an incoming record has the same key as a sibling, for instance because
 * two people added the first shape of an empty page at the same time.
 */
function withEqualKeys({ store, put, remove }: Change): TLRecord[] {
  const parents = new Set<string>()
  for (const record of put.values()) {
    if (isOrdered(record) && isElsewhere(record, findRecord(store, record.id))) {
      parents.add(parentOf(record))
    }
  }
  if (parents.size === 0) return []
  const stored = store.allRecords().filter(({ id }) => !put.has(id) && !remove.has(id))
  const siblings = [...stored, ...put.values()]
    .filter(isOrdered)
    .filter((record) => parents.has(parentOf(record)))
  return [...Map.groupBy(siblings, parentOf).values()].flatMap((group) => {
    const keys = separateEqualKeys(group)
    return group.flatMap((record) => {
      const index = keys.get(record.id)
      return index === undefined ? [] : [{ ...record, index: index as IndexKey }]
    })
  })
}

type Ordered = TLShape | TLPage

function isOrdered(record: TLRecord): record is Ordered {
  return isShape(record) || record.typeName === "page"
}

function parentOf(record: Ordered): string {
  return isShape(record) ? record.parentId : ""
}

function isElsewhere(record: Ordered, stored: TLRecord | undefined): boolean {
  if (!stored || !isOrdered(stored)) return true
  return stored.index !== record.index || parentOf(stored) !== parentOf(record)
}

interface Move extends Plan {
  readonly before: CanvasState
}

function onPage(shape: TLShape, move: Move): TLShape {
  const { before, after } = move
  const record = toCanvasRecord(shape)
  const place =
    isShapeRecord(record) && !findCycleBreaks(before, [shape.id]).size
      ? toPage(before, record)
      : null
  const page =
    place && after.get(place.pageId)?.typeName === "page" ? place.pageId : firstPageAfter(move)
  if (!place) return { ...shape, parentId: toPageId(page) }
  const { x, y, rotation } = place
  return { ...shape, x, y, rotation, parentId: toPageId(page) }
}

/** The first page that there is after the change, which may have deleted the one that was first. */
function firstPageAfter({ store, put, remove }: Change): string {
  const pages = [...store.allRecords().filter(({ id }) => !put.has(id)), ...put.values()]
  const left = pages.filter((record) => isPage(record) && !remove.has(record.id))
  return firstPageId(left.map(toCanvasRecord)) ?? "page:page"
}

function toPageId(id: string): TLPageId {
  return PageRecordType.createId(id.slice("page:".length))
}

const ORDER = ["document", "page", "asset", "shape", "binding"]

/** Parents before children, because tldraw reads the parent when a child is added. */
export function inOrder(records: Iterable<TLRecord>): TLRecord[] {
  const all = [...records]
  const shapes = new Map(all.filter(isShape).map((shape) => [String(shape.id), shape]))
  const depth = (record: TLRecord): number => {
    let levels = 0
    let at = isShape(record) ? shapes.get(record.parentId) : undefined
    while (at && levels < 100) {
      levels += 1
      at = shapes.get(at.parentId)
    }
    return levels
  }
  const rank = new Map(
    all.map((record) => [record, ORDER.indexOf(record.typeName) * 1000 + depth(record)]),
  )
  return all.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
}
