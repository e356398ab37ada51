import { type Area, arrowCourses, estimateLabel } from "@tafelrunde/shared/canvas"
import { handoverOf, oneLine, withHandover } from "@tafelrunde/shared/cards"
import { readHandovers, type ShownHandover } from "@tafelrunde/shared/model"
import {
  createShapeId,
  type Editor,
  getArrowBindings,
  type JsonObject,
  type TLArrowBinding,
  type TLArrowShape,
  type TLBindingCreate,
  type TLShape,
  type TLShapeId,
} from "tldraw"

import { modelOf } from "../shapes/canvas-model.ts"
import { CARD_SIZE, type CardShape, isCardShape } from "./card-shape.tsx"

/** More arrows at once could not be told apart; the others stand in the list. */
const MOST_ARROWS = 60
/** How far an arrow bends at most per step, in cards' widths. */
const STEP = 0.3

interface Placed {
  readonly card: TLShape & CardShape
  readonly area: Area
}

interface Drawn {
  readonly id: string
  readonly handover: ShownHandover
  readonly from: Placed
  readonly to: Placed
}

/**
 * Draws an arrow for each handover from or to one of these new cards, where the other institution has a card on the page
 * as well; not for handovers that have an arrow there. Part of the step that made the cards. Returns how many it drew.
 */
export function drawHandovers(editor: Editor, newCards: readonly TLShapeId[]): number {
  linkOwnArrows(editor)
  const placed = institutionCards(editor)
  const wanted = missingHandovers(editor, placed, new Set(newCards)).slice(0, MOST_ARROWS)
  if (wanted.length === 0) return 0
  const scale = Math.max(...wanted.map(({ from }) => from.area.w / CARD_SIZE.w))
  const courses = arrowCourses(
    wanted.map(({ from: { area: from }, to: { area: to }, handover }) => {
      const label = estimateLabel(handover.title, { from, to, scale: from.w / CARD_SIZE.w })
      return { from, to, label }
    }),
    { cards: placed.map(({ area }) => area), step: STEP * CARD_SIZE.w * scale },
  )
  editor.run(() => {
    for (const [index, drawn] of wanted.entries()) draw(editor, drawn, courses[index] ?? {})
  })
  return wanted.length
}

function institutionCards(editor: Editor): readonly Placed[] {
  return editor
    .getCurrentPageShapesSorted()
    .filter(isCardShape)
    .flatMap((card) => {
      const bounds = editor.getShapePageBounds(card)
      if (card.props.collection !== "institutions" || !bounds) return []
      const { x, y, w, h } = bounds
      return [{ card, area: { x, y, w, h } }]
    })
}

/**
 * An arrow that somebody has drawn between boxes, before they became cards, is the handover that says the same, where
 * the list has one; otherwise it begins another one.
 */
function linkOwnArrows(editor: Editor): void {
  const missing = new Map(handoversWithoutArrow(editor))
  for (const arrow of arrowsOf(editor)) {
    const pair = pairOf(editor, arrow)
    const label = oneLine(arrow.props.text)
    const found = [...missing].find(
      ([, handover]) => pair === endsOf(handover) && ["", oneLine(handover.title)].includes(label),
    )
    if (!found) continue
    const [id, { title: text }] = found
    missing.delete(id)
    const meta = withHandover(arrow.meta, id) as JsonObject
    editor.updateShapes<TLArrowShape>([{ id: arrow.id, type: "arrow", meta, props: { text } }])
  }
}

function arrowsOf(editor: Editor): readonly TLArrowShape[] {
  return editor
    .getCurrentPageShapesSorted()
    .filter((shape): shape is TLArrowShape => shape.type === "arrow")
}

/** Handovers that the list shows and this page does not, by id. */
function handoversWithoutArrow(editor: Editor): readonly (readonly [string, ShownHandover])[] {
  const { board } = modelOf(editor)
  const shown = new Set(arrowsOf(editor).map(({ meta }) => handoverOf(meta)))
  const listed = new Set(board.lists.list("handovers").map(({ id }) => id))
  return [...readHandovers(board.doc)].filter(([id]) => listed.has(id) && !shown.has(id))
}

function missingHandovers(
  editor: Editor,
  placed: readonly Placed[],
  newCards: ReadonlySet<TLShapeId>,
): readonly Drawn[] {
  const drawn = new Set(arrowsOf(editor).map((arrow) => pairOf(editor, arrow)))
  const cards = Map.groupBy(placed, ({ card }) => card.props.entryId)
  const isNew = ({ card }: Placed): boolean => newCards.has(card.id)
  return handoversWithoutArrow(editor).flatMap(([id, handover]) => {
    const { fromInstitutionId, toInstitutionId } = handover
    // Somebody's own arrow between the two is becoming a handover.
    if (drawn.has(endsOf(handover)) || fromInstitutionId === toInstitutionId) return []
    const to = cards.get(toInstitutionId) ?? []
    const [pair] = (cards.get(fromInstitutionId) ?? [])
      .flatMap((one) => to.map((other) => ({ from: one, to: other })))
      .filter((each) => isNew(each.from) || isNew(each.to))
      .toSorted((a, b) => distance(a) - distance(b))
    return pair ? [{ id, handover, ...pair }] : []
  })
}

function endsOf({ fromInstitutionId, toInstitutionId }: ShownHandover): string {
  return `${fromInstitutionId} ${toInstitutionId}`
}

/** The institutions that an arrow without a handover leads from and to. */
function pairOf(editor: Editor, arrow: TLArrowShape): string | undefined {
  if (handoverOf(arrow.meta) !== undefined) return undefined
  const { start, end } = getArrowBindings(editor, arrow)
  const ids = [start, end].map((binding) => {
    const card = binding && editor.getShape(binding.toId)
    return isCardShape(card) ? card.props.entryId : ""
  })
  return ids.join(" ")
}

function distance({ from, to }: Pick<Drawn, "from" | "to">): number {
  return Math.hypot(from.area.x - to.area.x, from.area.y - to.area.y)
}

type Course = Partial<Pick<TLArrowShape["props"], "bend" | "labelPosition">>

function draw(editor: Editor, { id: handoverId, handover, from, to }: Drawn, course: Course): void {
  const id = createShapeId()
  const scale = from.area.w / CARD_SIZE.w
  editor.createShapes<TLArrowShape>([
    {
      id,
      type: "arrow",
      parentId: editor.getCurrentPageId(),
      meta: withHandover({}, handoverId) as JsonObject,
      props: {
        ...ends(from.area, to.area),
        ...course,
        scale,
        text: handover.title,
        color: "black",
        dash: "solid",
        font: "sans",
        size: "s",
      },
      x: from.area.x + from.area.w / 2,
      y: from.area.y + from.area.h / 2,
    },
  ])
  editor.createBindings<TLArrowBinding>([
    bound(id, from.card.id, "start"),
    bound(id, to.card.id, "end"),
  ])
}

function ends(from: Area, to: Area): Pick<TLArrowShape["props"], "start" | "end"> {
  const x = to.x + to.w / 2 - from.x - from.w / 2
  const y = to.y + to.h / 2 - from.y - from.h / 2
  return { start: { x: 0, y: 0 }, end: { x, y } }
}

function bound(
  fromId: TLShapeId,
  toId: TLShapeId,
  terminal: "start" | "end",
): TLBindingCreate<TLArrowBinding> {
  const anchor = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
  return { type: "arrow", fromId, toId, props: { terminal, ...anchor, snap: "none" } }
}
