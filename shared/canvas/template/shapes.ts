import { generateNKeysBetween } from "fractional-indexing"

import { CARD_TYPE, cardProps } from "../cards/card-record.ts"
import type { ArrowCourse } from "../place/arrow-courses.ts"
import type { Json, JsonObject } from "../records/json.ts"
import type { CanvasRecord } from "../records/record.ts"
import { toRichText } from "../text/rich-text.ts"

/** Side of a note at scale 1, as tldraw draws it. */
export const NOTE_SIZE = 200
/** Font size `s` in notes and cards. */
export const NOTE_FONT_SIZE = 18

export type Colour =
  | "black"
  | "grey"
  | "blue"
  | "light-blue"
  | "green"
  | "light-green"
  | "yellow"
  | "orange"
  | "light-violet"
  | "light-red"

/** A template's shape before it gets an order key; x and y are relative to its parent. */
export interface DraftShape {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly props: JsonObject
  readonly meta?: JsonObject
}

interface Placed {
  /** Unique on the board, without the `shape:` prefix. */
  readonly id: string
  readonly x: number
  readonly y: number
}

export function frame(at: Placed, size: { w: number; h: number; name: string }): DraftShape {
  return draft(at, "frame", { ...size, color: "black" })
}

interface NoteLook {
  readonly richText: JsonObject
  readonly color: Colour
  readonly scale: number
  readonly fontSize: number
  /** Growth beyond the note's square, at scale 1. */
  readonly growY: number
}

export function note(at: Placed, look: NoteLook): DraftShape {
  const { richText, color, scale, fontSize, growY } = look
  return draft(at, "note", {
    ...TEXT_STYLE,
    color,
    scale,
    size: "s",
    align: "start",
    verticalAlign: "start",
    // tldraw's 0 means: no adjustment needed.
    fontSizeAdjustment: fontSize === NOTE_FONT_SIZE ? 0 : fontSize,
    growY,
    url: "",
    richText,
  })
}

export function card(
  at: Placed,
  look: {
    w: number
    h: number
    richText: JsonObject
    color: Colour
    align: "start" | "middle"
    fill?: "solid" | "semi" | "none"
    size?: "s" | "m" | "l" | "xl"
    /** Enlarges the text, not the card. */
    scale?: number
  },
): DraftShape {
  const { w, h, richText, color, align } = look
  return draft(at, "geo", {
    ...TEXT_STYLE,
    geo: "rectangle",
    dash: "solid",
    url: "",
    w,
    h,
    growY: 0,
    color,
    fill: look.fill ?? "solid",
    size: look.size ?? "s",
    scale: look.scale ?? 1,
    align,
    verticalAlign: align === "start" ? "start" : "middle",
    richText,
  })
}

/** The card of an institution; what it says is read from the board's lists. */
export function institutionCard(
  at: Placed,
  { institutionId, ...size }: { institutionId: string; w: number; h: number },
): DraftShape {
  const shown = { collection: "institutions", entryId: institutionId } as const
  return draft(at, CARD_TYPE, cardProps(shown, size))
}

export function text(
  at: Placed,
  look: { w: number; text: string; size: "s" | "m" | "l" | "xl"; scale?: number; color?: Colour },
): DraftShape {
  return draft(at, "text", {
    color: look.color ?? "black",
    size: look.size,
    font: "sans",
    textAlign: "start",
    w: look.w / (look.scale ?? 1),
    richText: toRichText(look.text),
    scale: look.scale ?? 1,
    autoSize: false,
  })
}

/** The responsibility matrix; its height follows from the board's tasks and institutions. */
export function matrix(at: Placed, look: { w: number; phaseId: string }): DraftShape {
  return draft(at, "matrix", look)
}

interface ArrowLook extends ArrowCourse {
  readonly from: DraftShape
  readonly to: DraftShape
  readonly color: Colour
  /** Its label. */
  readonly text: string
  readonly meta: JsonObject
}

/** An arrow from the middle of one shape to the middle of another. */
export function arrow(
  id: string,
  { from, to, bend, labelPosition, color, text: label, meta }: ArrowLook,
): { shape: DraftShape; bindings: CanvasRecord[] } {
  const start = middle(from)
  const end = middle(to)
  const props = {
    kind: "arc",
    labelColor: "black",
    color,
    fill: "none",
    dash: "solid",
    size: "s",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    font: "sans",
    start: { x: 0, y: 0 },
    end: { x: end.x - start.x, y: end.y - start.y },
    bend,
    text: label,
    labelPosition,
    scale: 1,
    elbowMidPoint: 0.5,
  }
  const shape = { ...draft({ id, ...start }, "arrow", props), meta }
  return { shape, bindings: [binding(shape, from, "start"), binding(shape, to, "end")] }
}

function binding(shape: DraftShape, target: DraftShape, terminal: "start" | "end"): CanvasRecord {
  return {
    id: `binding:${shape.id}-${terminal}`,
    typeName: "binding",
    type: "arrow",
    fromId: `shape:${shape.id}`,
    toId: `shape:${target.id}`,
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: "none",
    },
    meta: {},
  }
}

function middle(shape: DraftShape): { x: number; y: number } {
  return { x: shape.x + Number(shape.props["w"]) / 2, y: shape.y + Number(shape.props["h"]) / 2 }
}

const TEXT_STYLE = { font: "sans", labelColor: "black", scale: 1 } as const

function draft({ id, x, y }: Placed, type: string, props: Record<string, Json>): DraftShape {
  return { id, type, x, y, props }
}

/** The drafts as records of one parent, the first at the bottom of the drawing order. */
export function toRecords(drafts: readonly DraftShape[], parentId: string): CanvasRecord[] {
  const keys = generateNKeysBetween(null, null, drafts.length)
  return drafts.map(({ id, type, x, y, props, meta = {} }, i) => ({
    id: `shape:${id}`,
    typeName: "shape",
    type,
    x,
    y,
    rotation: 0,
    index: keys[i] ?? "a1",
    parentId,
    isLocked: false,
    opacity: 1,
    props,
    meta,
  }))
}
