import { LIMITS, plainText } from "@tafelrunde/shared/canvas"
import { type Box, type DiagramKind, type Drawing, type Edge } from "@tafelrunde/shared/diagrams"
import {
  type Editor,
  type JsonObject,
  type TLArrowShape,
  type TLFrameShape,
  type TLGeoShape,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
  type VecModel,
} from "tldraw"

/**
 * What a shape remembers of the diagram it was made for, in its `meta`: the diagram's frame, the part that it shows
 * (such as `task:t1`), and the text and place that it was given, by which an edit by hand is told.
 */
interface PartMark {
  readonly frameId: TLShapeId
  readonly part: string
  readonly text: string
  readonly x: number
  readonly y: number
}

export function markOf({ meta }: TLShape): PartMark | undefined {
  const { diagramFrame, diagramPart, diagramText, diagramX, diagramY } = meta
  if (typeof diagramFrame !== "string" || typeof diagramPart !== "string") return undefined
  return {
    frameId: diagramFrame as TLShapeId,
    part: diagramPart,
    text: typeof diagramText === "string" ? diagramText : "",
    x: Number(diagramX),
    y: Number(diagramY),
  }
}

export function metaOf({ frameId, part, text, x, y }: PartMark): Partial<JsonObject> {
  return { diagramFrame: frameId, diagramPart: part, diagramText: text, diagramX: x, diagramY: y }
}

const FRAME_PART = "frame:"

/** The part that a diagram's frame is; a frame that somebody copied is none, because its mark names the first. */
export function framePart(kind: DiagramKind): string {
  return `${FRAME_PART}${kind}`
}

/** The frame of this kind of diagram on the open page, if there is one. */
export function findFrame(editor: Editor, kind: DiagramKind): TLFrameShape | undefined {
  return editor.getCurrentPageShapesSorted().find((shape): shape is TLFrameShape => {
    const mark = markOf(shape)
    return shape.type === "frame" && mark?.part === framePart(kind) && mark.frameId === shape.id
  })
}

/** The shapes of a diagram by their parts; of copies the one that is still in the frame. */
export function partsOf(editor: Editor, frame: TLFrameShape): Map<string, TLShape> {
  const parts = new Map<string, TLShape>()
  for (const shape of editor.getCurrentPageShapesSorted()) {
    const mark = markOf(shape)
    if (mark?.frameId !== frame.id || shape.id === frame.id) continue
    const other = parts.get(mark.part)
    if (!other || (other.parentId !== frame.id && shape.parentId === frame.id)) {
      parts.set(mark.part, shape)
    }
  }
  return parts
}

/** Boxes that become shapes: labels of arrows are the arrows' own. */
export function cardsOf({ boxes }: Drawing): readonly Box[] {
  return boxes.filter(({ tone }) => tone !== "label")
}

const LOOKS = {
  head: { color: "blue", fill: "solid" },
  plain: { color: "black", fill: "semi" },
  muted: { color: "grey", fill: "solid" },
  label: { color: "black", fill: "none" },
  lane: { color: "grey", fill: "solid" },
  heat0: { color: "grey", fill: "semi" },
  heat1: { color: "light-green", fill: "semi" },
  heat2: { color: "light-green", fill: "solid" },
  heat3: { color: "green", fill: "solid" },
  heat4: { color: "green", fill: "solid" },
} as const satisfies Readonly<Record<Box["tone"], Pick<TLGeoShape["props"], "color" | "fill">>>

/** The text of a box, one line a paragraph. */
export function textOf({ text }: Box): string {
  return text
    .map((each) => each.text)
    .join("\n")
    .slice(0, LIMITS.textLength)
}

function richTextOf({ text }: Box): TLGeoShape["props"]["richText"] {
  const content = text
    .filter((each) => each.text !== "")
    .map((each) => ({
      type: "paragraph",
      content: [
        {
          type: "text",
          text: each.text.slice(0, LIMITS.textLength),
          ...(each.isStrong && { marks: [{ type: "bold" }] }),
        },
      ],
    }))
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] }
}

/** Text a little smaller than the drawing's, because tldraw's cards have wider margins. */
const TEXT_SCALE = 0.85

/** Looks and text of a card. */
export function cardProps(box: Box): Partial<TLGeoShape["props"]> {
  return {
    geo: "rectangle",
    dash: "solid",
    font: "sans",
    size: "l",
    scale: TEXT_SCALE,
    w: box.w,
    h: box.h,
    growY: 0,
    align: box.align,
    verticalAlign: "middle",
    richText: richTextOf(box),
    ...LOOKS[box.tone],
  }
}

/** Whether nobody has rewritten the card's text since it was made. */
export function hasOwnText(shape: TLShape, text: string): boolean {
  const { props } = shape
  if ("richText" in props) return plainText(props.richText).trim() === text.trim()
  return "text" in props && props.text === text
}

/** Whether nobody has moved the card since it was placed. */
export function isWhereItWasPut({ x, y }: TLShape, mark: PartMark): boolean {
  return Math.abs(x - mark.x) < 1 && Math.abs(y - mark.y) < 1
}

/** How far the arrows between two cards that hand over to each other bend apart. */
const BEND = 16

/** An arrow with its text, to be bound to both cards. */
export function arrowPartial(
  id: TLShapeId,
  edge: Edge,
  drawing: Drawing,
): TLShapePartial<TLArrowShape> {
  const isMutual = drawing.edges.some(({ from, to }) => from === edge.to && to === edge.from)
  return {
    id,
    type: "arrow",
    props: {
      kind: "arc",
      dash: "solid",
      font: "sans",
      size: "s",
      color: "black",
      bend: isMutual ? BEND : 0,
      text: labelOf(edge, drawing),
    },
  }
}

/** Where on its cards an arrow begins and ends, as shares of their width and height: the ends of the drawing's line. */
export function anchorsOf(
  { from, points, to }: Edge,
  { boxes }: Drawing,
): { readonly start: VecModel; readonly end: VecModel } {
  return {
    start: shareOf(
      boxes.find(({ id }) => id === from),
      points.at(0),
    ),
    end: shareOf(
      boxes.find(({ id }) => id === to),
      points.at(-1),
    ),
  }
}

function shareOf(box: Box | undefined, point: VecModel | undefined): VecModel {
  if (!box || !point) return { x: 0.5, y: 0.5 }
  return { x: within((point.x - box.x) / box.w), y: within((point.y - box.y) / box.h) }
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}

export function labelOf({ label }: Edge, { boxes }: Drawing): string {
  const box = boxes.find(({ id }) => id === label)
  return box ? textOf(box) : ""
}
