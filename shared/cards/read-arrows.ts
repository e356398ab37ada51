import {
  canvasRecords,
  type CanvasRecord,
  cardReference,
  type CardReference,
  isShape,
  readRecord,
  type ShapeRecord,
} from "@tafelrunde/shared/canvas"
import { isListed } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

type Terminal = "start" | "end"

/** An end of an arrow that is bound to a shape. */
export interface ArrowEnd {
  readonly terminal: Terminal
  readonly binding: CanvasRecord
  readonly target: ShapeRecord | undefined
  /** What the target shows, where it is a card. */
  readonly card: CardReference | undefined
}

export interface Arrow {
  readonly record: ShapeRecord
  /** Its label. */
  readonly text: string
  /** Several for one terminal where two people have bound it at once; the last one counts. */
  readonly ends: readonly ArrowEnd[]
}

/**
 * The entry whose card the arrow is bound to there. Undefined for a card whose entry is in the bin, or was never on
 * this board: nothing may refer to it.
 */
export function entryAt(
  doc: Y.Doc,
  { ends }: Arrow,
  terminal: Terminal,
): CardReference | undefined {
  const card = ends.findLast((end) => end.terminal === terminal)?.card
  return card && isListed(doc, { collection: card.collection, id: card.entryId }) ? card : undefined
}

/** The arrows of the board that are asked for, by id and `meta`. */
export function readArrows(
  doc: Y.Doc,
  isAsked: (id: string, meta: unknown) => boolean,
): readonly Arrow[] {
  const records = canvasRecords(doc)
  const shapes = [...records.keys()].flatMap((id) => {
    const record = readIf(doc, id, "arrow")
    return record && isShape(record) && isAsked(id, record["meta"]) ? [record] : []
  })
  if (shapes.length === 0) return []
  const bindings = bindingsByArrow(doc)
  return shapes.map((record) => {
    const { text } = record.props
    return {
      record,
      text: typeof text === "string" ? text : "",
      ends: (bindings.get(record.id) ?? []).map((each) => endOf(doc, each)),
    }
  })
}

/** All cards of the board. */
export function readCards(doc: Y.Doc): readonly ShapeRecord[] {
  return [...canvasRecords(doc).keys()].flatMap((id) => {
    const record = readIf(doc, id, "card")
    return record && isShape(record) ? [record] : []
  })
}

function endOf(doc: Y.Doc, binding: CanvasRecord): ArrowEnd {
  const { toId, props } = binding
  const terminal: unknown =
    typeof props === "object" && props !== null ? Reflect.get(props, "terminal") : undefined
  const read = typeof toId === "string" ? readRecord(canvasRecords(doc).get(toId)) : null
  const target = read && isShape(read) ? read : undefined
  const card = cardReference(target)
  return { terminal: terminal === "start" ? "start" : "end", binding, target, card }
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
