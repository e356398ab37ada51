import { isJsonObject, type Json, stringAt } from "../records/json.ts"
import { isShape, type CanvasRecord, type ShapeRecord } from "../records/record.ts"
import { note, NOTE_SIZE, type Colour } from "../template/shapes.ts"
import { mergeRichText } from "../text/merge-rich-text.ts"
import { plainText, richTextViolation, toRichText } from "../text/rich-text.ts"
import { estimateNoteGrowth, noteFontSize } from "../text/text-size.ts"

/** Where a new note lies, and how large it is there. */
export interface NotePlace {
  readonly parentId: string
  /** Order key among the parent's children. */
  readonly index: string
  readonly x: number
  readonly y: number
  readonly scale: number
}

interface NewNote {
  /** With the prefix `shape:`. */
  readonly id: string
  readonly text: string
  readonly color: Json | undefined
}

export type NoteRecord = ShapeRecord & { readonly type: "note" }

/** Whether the record is a note that every client can show. */
export function isNote(record: CanvasRecord): record is NoteRecord {
  if (!isShape(record) || record.type !== "note" || !isJsonObject(record.props)) return false
  return richTextViolation(record.props["richText"]) === null
}

/** Whether the note is a place that the template has prepared, and nobody has written in it. */
export function isEmptyPlace({ id, props }: ShapeRecord): boolean {
  return /^shape:\w+-place-/.test(id) && plainText(props["richText"]).trim() === ""
}

export function noteRecord({ id, text, color }: NewNote, place: NotePlace): ShapeRecord {
  const richText = toRichText(text)
  const fontSize = noteFontSize([richText])
  const { x, y, scale, parentId, index } = place
  const { props } = note(
    { id: "", x, y },
    {
      richText,
      color: (typeof color === "string" ? color : "yellow") as Colour,
      scale,
      fontSize,
      growY: estimateNoteGrowth(richText, fontSize),
    },
  )
  const opacity = 1
  const fixed = { typeName: "shape", type: "note", rotation: 0, isLocked: false, opacity } as const
  return { ...fixed, id, x, y, index, parentId, props, meta: {} }
}

/** The height of a new note with this text at scale 1. */
export function noteHeight(text: string): number {
  const richText = toRichText(text)
  return NOTE_SIZE + estimateNoteGrowth(richText, noteFontSize([richText]))
}

/** The note as high as its text needs, with another text; bold words and lists in what stays are kept. */
export function withText(record: ShapeRecord, text: string): ShapeRecord {
  const before = record.props["richText"]
  const merged = mergeRichText({
    from: toRichText(plainText(before)),
    to: toRichText(text),
    current: before,
  })
  // Where formats and letters cannot be told apart, the letters count.
  const isRight = merged !== null && plainText(merged) === text
  const richText = isRight && isJsonObject(merged) ? merged : toRichText(text)
  const growY = estimateNoteGrowth(richText, fontSizeOf(record))
  return { ...record, props: { ...record.props, richText, growY } }
}

/** tldraw's font sizes of notes, by their name. */
const FONT_SIZES: Readonly<Record<string, number>> = { s: 18, m: 22, l: 26, xl: 32 }

function fontSizeOf({ props }: ShapeRecord): number {
  const adjusted = props["fontSizeAdjustment"]
  if (typeof adjusted === "number" && adjusted > 0) return adjusted
  return FONT_SIZES[stringAt(props, "size")] ?? 22
}
