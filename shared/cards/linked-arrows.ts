import {
  canvasRecords,
  type CanvasRecord,
  cardReference,
  isShape,
  readRecord,
  type ShapeRecord,
  toPage,
  writeChange,
} from "@tafelrunde/shared/canvas"
import { LENGTHS } from "@tafelrunde/shared/entities"
import { type HandoverEnds, readHandovers, type ShownHandover } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

/*
 * An arrow between the cards of two institutions is a handover. The arrow's `meta` holds the handover's id; its ends
 * and its label say the same as the handover. What somebody does to the one, the browser does to the other at once;
 * where two people's changes have met and the two differ, the handover is right.
 */
const LINK = "handoverId"

type Terminal = "start" | "end"

interface End {
  readonly terminal: Terminal
  readonly binding: CanvasRecord
  /** The shape that the arrow is bound to, and the institution whose card it is. */
  readonly target: ShapeRecord | undefined
  readonly institutionId: string | undefined
}

interface Arrow {
  readonly record: ShapeRecord
  readonly handoverId: string | undefined
  readonly text: string
  /** Several for one terminal where two people have bound it at once; the last one counts. */
  readonly ends: readonly End[]
}

/** What the handovers must become because of an arrow; `unlink`: it is an ordinary arrow again. */
export type ArrowEdit =
  | { readonly kind: "begin"; readonly handover: HandoverEnds & { readonly title: string } }
  | {
      readonly kind: "change"
      readonly id: string
      readonly change: Partial<HandoverEnds & { readonly title: string }>
    }
  | { readonly kind: "unlink" }

/** The arrow's `meta` with its handover, or without any. */
export function withHandover(
  meta: Readonly<Record<string, unknown>>,
  id: string | undefined,
): Readonly<Record<string, unknown>> {
  return { ...meta, [LINK]: id }
}

export function handoverOf(meta: unknown): string | undefined {
  if (typeof meta !== "object" || meta === null) return undefined
  const id: unknown = Reflect.get(meta, LINK)
  return typeof id === "string" ? id : undefined
}

/** What somebody's change of this arrow means for the handovers; undefined for nothing. */
export function arrowEdit(doc: Y.Doc, arrowId: string): ArrowEdit | undefined {
  const arrow = readArrows(doc, (id) => id === arrowId)[0]
  if (!arrow) return undefined
  const ends = endsOf(arrow)
  const { handoverId } = arrow
  const handover = handoverId === undefined ? undefined : readHandovers(doc).get(handoverId)
  if (handoverId === undefined || !handover || handover.isRemoved) {
    if (ends) return { kind: "begin", handover: { ...ends, title: titleIn(arrow) } }
    return handoverId === undefined ? undefined : { kind: "unlink" }
  }
  const change = difference(handover, { ...ends, title: titleIn(arrow) })
  return Object.keys(change).length > 0 ? { kind: "change", id: handoverId, change } : undefined
}

/** A label may have line breaks and be longer than a title. */
function titleIn({ text }: Arrow): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, LENGTHS.title)
}

type Change = Partial<HandoverEnds & { readonly title: string }>

function difference(handover: ShownHandover, wanted: Change): Change {
  const now: Readonly<Record<string, unknown>> = { ...handover }
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => now[field] !== value))
}

/** Undefined unless the arrow leads from one institution's card to another institution's. */
function endsOf({ ends }: Arrow): HandoverEnds | undefined {
  const at = (terminal: Terminal): string | undefined =>
    ends.findLast((end) => end.terminal === terminal)?.institutionId
  const [from, to] = [at("start"), at("end")]
  if (from === undefined || to === undefined || from === to) return undefined
  return { fromInstitutionId: from, toInstitutionId: to }
}

/** Where the changes of arrows come from that follow from a handover. */
export const FOLLOWS_HANDOVER = Symbol("follows handover")

/**
 * Makes the arrows of these handovers (without them, of all) say what the handovers say, in one transaction; an end
 * whose institution has no card on the page comes loose. Deterministic, so that two browsers may do it at once.
 */
export function followHandovers(
  doc: Y.Doc,
  ids?: ReadonlySet<string>,
  mayChange: (recordId: string) => boolean = () => true,
): void {
  const handovers = readHandovers(doc)
  const arrows = readArrows(doc, (_, link) => link !== undefined && (ids?.has(link) ?? true))
  const changes = arrows.flatMap((arrow) => {
    const handover = handovers.get(arrow.handoverId ?? "")
    if (!handover || handover.isRemoved || !mayChange(arrow.record.id)) return []
    return changesOf(doc, arrow, handover)
  })
  if (changes.length === 0) return
  const records = canvasRecords(doc)
  doc.transact(() => {
    for (const { before, after } of changes) {
      if (after) writeChange(records, before, after)
      else records.delete(before.id)
    }
  }, FOLLOWS_HANDOVER)
}

/** Deletes the arrows of handovers that have been deleted for good, with what was written on them. */
export function dropArrows(doc: Y.Doc, handoverIds: ReadonlySet<string>): void {
  const arrows = readArrows(doc, (_, link) => link !== undefined && handoverIds.has(link))
  if (arrows.length === 0) return
  const records = canvasRecords(doc)
  doc.transact(() => {
    for (const { record, ends } of arrows) {
      records.delete(record.id)
      for (const { binding } of ends) records.delete(binding.id)
    }
  }, FOLLOWS_HANDOVER)
}

interface RecordChange {
  readonly before: CanvasRecord
  readonly after: CanvasRecord | undefined
}

function changesOf(doc: Y.Doc, arrow: Arrow, handover: ShownHandover): RecordChange[] {
  const { record, ends } = arrow
  const changes: RecordChange[] = []
  if (titleIn(arrow) !== handover.title) {
    const after = { ...record, props: { ...record.props, text: handover.title } }
    changes.push({ before: record, after })
  }
  const wanted = { start: handover.fromInstitutionId, end: handover.toInstitutionId }
  for (const { terminal, binding, target, institutionId } of ends) {
    if (!target || institutionId === undefined || institutionId === wanted[terminal]) continue
    const card = nearestCard(doc, target, wanted[terminal])
    changes.push({ before: binding, after: card && { ...binding, toId: card.id } })
  }
  return changes
}

/** Of the institution's cards on the page of this one. */
function nearestCard(
  doc: Y.Doc,
  near: ShapeRecord,
  institutionId: string,
): ShapeRecord | undefined {
  const records = canvasRecords(doc)
  const state = { get: (id: string) => readRecord(records.get(id)) ?? undefined }
  const here = toPage(state, near)
  const cards = [...records.keys()].flatMap((id) => {
    const record = readIf(doc, id, "card")
    const reference = cardReference(record)
    if (!record || !isShape(record) || reference?.collection !== "institutions") return []
    if (reference.entryId !== institutionId) return []
    const { x, y, pageId } = toPage(state, record)
    return pageId === here.pageId ? [{ record, distance: Math.hypot(x - here.x, y - here.y) }] : []
  })
  const [nearest] = cards.toSorted(
    (a, b) => a.distance - b.distance || (a.record.id < b.record.id ? -1 : 1),
  )
  return nearest?.record
}

function readArrows(
  doc: Y.Doc,
  isAsked: (id: string, handoverId: string | undefined) => boolean,
): readonly Arrow[] {
  const records = canvasRecords(doc)
  const shapes = [...records.keys()].flatMap((id) => {
    const record = readIf(doc, id, "arrow")
    return record && isShape(record) && isAsked(id, handoverOf(record["meta"])) ? [record] : []
  })
  if (shapes.length === 0) return []
  const bindings = bindingsByArrow(doc)
  return shapes.map((record) => {
    const { text } = record.props
    return {
      record,
      handoverId: handoverOf(record["meta"]),
      text: typeof text === "string" ? text : "",
      ends: (bindings.get(record.id) ?? []).map((each) => endOf(doc, each)),
    }
  })
}

function endOf(doc: Y.Doc, binding: CanvasRecord): End {
  const { toId, props } = binding
  const terminal: unknown =
    typeof props === "object" && props !== null ? Reflect.get(props, "terminal") : undefined
  const read = typeof toId === "string" ? readRecord(canvasRecords(doc).get(toId)) : null
  const target = read && isShape(read) ? read : undefined
  const reference = cardReference(target)
  const institutionId = reference?.collection === "institutions" ? reference.entryId : undefined
  return { terminal: terminal === "start" ? "start" : "end", binding, target, institutionId }
}

function bindingsByArrow(doc: Y.Doc): ReadonlyMap<unknown, readonly CanvasRecord[]> {
  const records = canvasRecords(doc)
  const bindings = [...records.keys()]
    // In one order everywhere, because of two bindings of one end the last counts.
    .toSorted()
    .flatMap((id) => (id.startsWith("binding:") ? (readRecord(records.get(id)) ?? []) : []))
  return Map.groupBy(bindings, ({ fromId }) => fromId)
}

/** Reads a shape only when it was created as one of this type, because reading all takes long. */
function readIf(doc: Y.Doc, id: string, type: string): CanvasRecord | undefined {
  const stored = canvasRecords(doc).get(id)
  const first: unknown = id.startsWith("shape:") ? stored?.get("b") : undefined
  if (typeof first !== "object" || first === null || Reflect.get(first, "type") !== type)
    return undefined
  return readRecord(stored) ?? undefined
}
