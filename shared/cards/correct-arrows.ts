import {
  canvasRecords,
  type CanvasRecord,
  type CardReference,
  cardReference,
  readRecord,
  type ShapeRecord,
  toPage,
  writeChange,
} from "@tafelrunde/shared/canvas"
import type * as Y from "yjs"

import { type Arrow, type ArrowEnd, readCards } from "./read-arrows.ts"

/** Where the changes of arrows come from that follow from the facts that they stand for. */
export const FOLLOWS_FACT = Symbol("follows fact")

/** What an arrow has to say. */
export interface Wanted {
  readonly text: string
  /** The entries whose cards it has to lead from and to. */
  readonly start: CardReference
  readonly end: CardReference
}

interface RecordChange {
  readonly before: CanvasRecord
  readonly after: CanvasRecord | undefined
}

/**
 * Makes the arrows say what they have to, in one transaction; an end whose entry has no card on the page comes loose.
 * Deterministic, so that two browsers may do it at once.
 */
export function correctArrows(
  doc: Y.Doc,
  arrows: readonly { readonly arrow: Arrow; readonly wanted: Wanted }[],
): void {
  const changes = arrows.flatMap(({ arrow, wanted }) => changesOf(doc, arrow, wanted))
  if (changes.length === 0) return
  const records = canvasRecords(doc)
  doc.transact(() => {
    for (const { before, after } of changes) {
      if (after) writeChange(records, before, after)
      else records.delete(before.id)
    }
  }, FOLLOWS_FACT)
}

/** Deletes arrows and their bindings, in one transaction. */
export function deleteArrows(doc: Y.Doc, arrows: readonly Arrow[]): void {
  if (arrows.length === 0) return
  const records = canvasRecords(doc)
  doc.transact(() => {
    for (const { record, ends } of arrows) {
      records.delete(record.id)
      for (const { binding } of ends) records.delete(binding.id)
    }
  }, FOLLOWS_FACT)
}

function changesOf(doc: Y.Doc, { record, text, ends }: Arrow, wanted: Wanted): RecordChange[] {
  const changes: RecordChange[] = []
  if (oneLine(text) !== oneLine(wanted.text)) {
    changes.push({
      before: record,
      after: { ...record, props: { ...record.props, text: wanted.text } },
    })
  }
  for (const end of ends) {
    const entry = wanted[end.terminal]
    if (!isCardOfAnother(end, entry)) continue
    const card = nearestCard(doc, end.target, entry)
    changes.push({ before: end.binding, after: card && { ...end.binding, toId: card.id } })
  }
  return changes
}

/** A label may have line breaks; what it names has none. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim()
}

/** Not a loose end, and not one at any other shape: these leave open where the arrow leads. */
function isCardOfAnother(
  end: ArrowEnd,
  { collection, entryId }: CardReference,
): end is ArrowEnd & { readonly target: ShapeRecord } {
  return (
    end.target !== undefined && end.card?.collection === collection && end.card.entryId !== entryId
  )
}

/** Of the entry's cards on the page of this one. */
function nearestCard(
  doc: Y.Doc,
  near: ShapeRecord,
  { collection, entryId }: CardReference,
): ShapeRecord | undefined {
  const records = canvasRecords(doc)
  const state = { get: (id: string) => readRecord(records.get(id)) ?? undefined }
  const here = toPage(state, near)
  const cards = readCards(doc).flatMap((record) => {
    const reference = cardReference(record)
    if (reference?.collection !== collection || reference.entryId !== entryId) return []
    const { x, y, pageId } = toPage(state, record)
    return pageId === here.pageId ? [{ record, distance: Math.hypot(x - here.x, y - here.y) }] : []
  })
  const [nearest] = cards.toSorted(
    (a, b) => a.distance - b.distance || (a.record.id < b.record.id ? -1 : 1),
  )
  return nearest?.record
}
