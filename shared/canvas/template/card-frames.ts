import type { JsonObject } from "../records/json.ts"
import { toRichText } from "../text/rich-text.ts"
import { estimateCardHeight } from "../text/text-size.ts"
import {
  cardText,
  firstCards,
  type FrameDraft,
  GAP,
  heading,
  MARGIN,
  shortNames,
  type Source,
} from "./frame-draft.ts"
import { ACTOR_COLUMNS, type Box, LEAST_ACTOR_HEIGHT } from "./free-box.ts"
import { estimateMatrixSize } from "./matrix-estimate.ts"
import { card, type Colour, type DraftShape, matrix } from "./shapes.ts"

interface CardDraft {
  readonly id: string
  readonly richText: JsonObject
  readonly color: Colour
}

const LEAST_PLACES = 12
/** For a board whose institutions are yet to come. */
const MOST_PLACES = 20

interface CardFrame {
  readonly id: "actors" | "handovers"
  readonly w: number
  readonly columns: number
  /** The minimum number of cards; surplus cards are empty. */
  readonly places: number
  readonly cards: readonly CardDraft[]
}

/** Enlarges the text, so that it can be read from afar when the frame fills a projector's picture. */
export const TEXT_SCALE = 1.5

/** Cards in rows; each row has the height that its longest text needs. */
function cardFrame(source: Source, { id, w, columns, places, cards }: CardFrame): FrameDraft {
  const { name, task } = source.words[id]
  const top = heading(id, task, w)
  const cardWidth = (w - 2 * MARGIN - (columns - 1) * GAP) / columns
  const empty = Array.from({ length: Math.max(0, places - cards.length) }, (_, i) => ({
    id: `${id}-place-${i + 1}`,
    richText: toRichText(""),
    color: "grey" as const,
  }))
  const all = [...cards, ...empty]
  const shapes: DraftShape[] = []
  let y = top.bottom
  for (let start = 0; start < all.length; start += columns) {
    const row = all.slice(start, start + columns)
    const h = rowHeight(row, cardWidth)
    for (const [i, draft] of row.entries()) {
      const look = { w: cardWidth, h, ...draft, align: "start", fill: "semi" } as const
      const x = MARGIN + i * (cardWidth + GAP)
      shapes.push(card({ id: draft.id, x, y }, { ...look, scale: TEXT_SCALE }))
    }
    y += h + GAP
  }
  return { id, name, w, h: y - GAP + MARGIN, shapes: [top.shape, ...shapes], bindings: [] }
}

function rowHeight(cards: readonly CardDraft[], width: number): number {
  const heights = cards.map(({ richText }) =>
    estimateCardHeight(richText, { width, scale: TEXT_SCALE }),
  )
  return Math.max(LEAST_ACTOR_HEIGHT, ...heights)
}

export function actorsFrame(source: Source, w: number): FrameDraft {
  const cards = (source.content.institutions ?? []).map((institution): CardDraft => ({
    id: `institution-${institution.id}`,
    richText: cardText(institution.short, institution.name),
    color: "light-blue",
  }))
  const places = cards.length === 0 ? MOST_PLACES : LEAST_PLACES
  return cardFrame(source, { id: "actors", w, columns: ACTOR_COLUMNS, places, cards })
}

/** The card of an institution that is added later. */
export function actorCard(
  { id, short, name }: { readonly id: string; readonly short: string; readonly name: string },
  { x, y, w, h }: Box,
): DraftShape {
  const richText = cardText(short, name)
  return card(
    { id: `institution-${id}`, x, y },
    { w, h, richText, color: "light-blue", align: "start", fill: "semi", scale: TEXT_SCALE },
  )
}

export function handoversFrame(source: Source, w: number): FrameDraft {
  const { content, words } = source
  const short = shortNames(content)
  const { first, more } = firstCards(content.handovers ?? [])
  const cards = first.map((handover): CardDraft => {
    const between = `${short.get(handover.fromInstitutionId) ?? "?"} → ${short.get(handover.toInstitutionId) ?? "?"}`
    const deadline = handover.deadline ? `\n${words.deadline}: ${handover.deadline}` : ""
    return {
      id: `handover-${handover.id}`,
      richText: cardText(between, handover.title + deadline),
      color: handover.status === "disputed" ? "light-red" : "grey",
    }
  })
  if (more > 0) {
    cards.push({ id: "handovers-more", richText: toRichText(words.more(more)), color: "grey" })
  }
  return cardFrame(source, { id: "handovers", w, columns: 4, places: LEAST_PLACES, cards })
}

/** The matrix, scaled to fit under the heading of a frame of height `h`. */
export function matrixFrame(source: Source, h: number): FrameDraft {
  const { name, task } = source.words.matrix
  const natural = estimateMatrixSize(source.content)
  const top = heading("matrix", task, natural.room)
  const scale = Math.min(1.6, (h - top.bottom - MARGIN) / natural.h)
  const w = Math.floor(natural.room * scale)
  const shape = matrix({ id: "matrix", x: MARGIN, y: top.bottom }, { w, phaseId: "" })
  return { id: "matrix", name, w: w + 2 * MARGIN, h, shapes: [top.shape, shape], bindings: [] }
}
