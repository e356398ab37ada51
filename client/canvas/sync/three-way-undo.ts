import {
  type CanvasRecord,
  canvasRecords,
  isShape as isShapeRecord,
  mergeRecord,
  toPage,
} from "@tafelrunde/shared/canvas"
import { isShape, type RecordsDiff, type TLRecord, type TLShape, type TLStore } from "tldraw"
import * as Y from "yjs"

import { checkRecord, findRecord, isDocumentRecord, needs, toCanvasRecord } from "./records.ts"

/**
 * tldraw's undo restores whole records and thereby reverts others' later changes of them. With this, undo, redo and a
 * cancelled gesture restore only the properties that the person's own step changed and that nobody has changed since.
 * Returns the function that stops it.
 */
export function makeUndoThreeWay(store: TLStore, doc: Y.Doc): () => void {
  const original = store.applyDiff.bind(store)
  store.applyDiff = (diff, options) => original(threeWayDiff(store, doc, diff), options)
  return () => {
    store.applyDiff = original
  }
}

/** The diff adapted to the store's present state. */
function threeWayDiff(
  store: TLStore,
  doc: Y.Doc,
  step: RecordsDiff<TLRecord>,
): RecordsDiff<TLRecord> {
  const diff = { ...step, removed: withoutWordsOfOthers(doc, step.removed) }
  const next: RecordsDiff<TLRecord> = { added: {}, updated: {}, removed: { ...diff.removed } }
  const put = (record: TLRecord): void => {
    const current = findRecord(store, record.id)
    if (current) Object.assign(next.updated, { [record.id]: [current, record] })
    else Object.assign(next.added, { [record.id]: record })
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const updated = isDocumentRecord(store, to) ? mergeChange(store, { from, to }) : to
    if (updated) put(updated)
  }
  const added = Object.values(diff.added)
  const isThere = (id: string): boolean =>
    !(id in diff.removed) && (findRecord(store, id) !== undefined || id in diff.added)
  for (const record of added) {
    // The record was not removed, or somebody restored it and may have changed it.
    if (findRecord(store, record.id)) continue
    const whole = needs(toCanvasRecord(record)).every(isThere)
    if (whole) put(record)
    // Its frame no longer exists: restore it at its former page position. An arrow whose target no longer exists stays unbound.
    else if (isShape(record)) put({ ...record, parentId: currentPage(store, record) })
  }
  for (const shape of Object.values(diff.removed)) {
    if (!isShape(shape)) continue
    for (const child of childrenOfOthers(store, shape, diff)) put(child)
  }
  return next
}

/** Keeps a shape when its creation is undone but somebody else has written in it. */
function withoutWordsOfOthers(
  doc: Y.Doc,
  removed: RecordsDiff<TLRecord>["removed"],
): RecordsDiff<TLRecord>["removed"] {
  const records = canvasRecords(doc)
  const staying = new Set<string>()
  for (const { id } of Object.values(removed)) {
    const text = records.get(id)?.get("props.richText")
    if (hasLettersOfOthers(text, doc.clientID)) staying.add(id)
  }
  // An arrow that stays because of its label keeps its bindings.
  const going = Object.values(removed).filter(
    (record) => !staying.has(record.typeName === "binding" ? record.fromId : record.id),
  )
  return Object.fromEntries(going.map((record) => [record.id, record]))
}

function hasLettersOfOthers(text: unknown, ownId: number): boolean {
  if (!(text instanceof Y.AbstractType)) return false
  for (let { _first: item } = text; item; item = item.next) {
    const { content, id } = item
    if (content instanceof Y.ContentString && id.client !== ownId) return true
    if (content instanceof Y.ContentType && hasLettersOfOthers(content.type, ownId)) return true
  }
  return false
}

function currentPage(store: TLStore, shape: TLShape): TLShape["parentId"] {
  const pages = store.allRecords().filter((record) => record.typeName === "page")
  return pages.find((page) => page.id === shape.parentId)?.id ?? pages[0]?.id ?? shape.parentId
}

/** Moves others' shapes to the page when the creation of their frame is undone. */
function childrenOfOthers(
  store: TLStore,
  parent: TLShape,
  { removed }: RecordsDiff<TLRecord>,
): TLShape[] {
  const state = {
    get: (id: string): CanvasRecord | undefined => {
      const record = findRecord(store, id)
      return record && toCanvasRecord(record)
    },
  }
  return store.allRecords().flatMap((child) => {
    if (!isShape(child) || child.parentId !== parent.id || child.id in removed) return []
    const record = toCanvasRecord(child)
    if (!isShapeRecord(record)) return []
    const { x, y, rotation } = toPage(state, record)
    return [{ ...child, x, y, rotation, parentId: currentPage(store, parent) }]
  })
}

interface Change {
  readonly from: TLRecord
  readonly to: TLRecord
}

function mergeChange(store: TLStore, { from, to }: Change): TLRecord | null {
  const current = findRecord(store, to.id)
  if (!current) return null
  if (Object.is(current, from)) return to
  const merged = mergeRecord({
    from: toCanvasRecord(from),
    to: toCanvasRecord(to),
    current: toCanvasRecord(current),
  })
  const checked = checkRecord(store, merged)
  return checked.problem === undefined ? checked.record : current
}
