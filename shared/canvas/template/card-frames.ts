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
import { card, type Colour, type DraftShape, institutionCard, matrix } from "./shapes.ts"

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
  /** The minimum height of a card. */
  readonly height: number
  readonly cards: readonly (CardDraft | InstitutionDraft)[]
}

/** What stands on an institution's card is read from the board's lists. */
interface InstitutionDraft {
  readonly id: string
  readonly institutionId: string
}

/** Enlarges the text, so that it can be read from afar when the frame fills a projector's picture. */
const TEXT_SCALE = 1.5

/** Cards in rows; each row has the height that its longest text needs. */
function cardFrame(
  source: Source,
  { id, w, columns, places, height, cards }: CardFrame,
): FrameDraft {
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
    const size = { w: cardWidth, h: rowHeight(row, { w: cardWidth, h: height }) }
    for (const [i, draft] of row.entries()) {
      shapes.push(placeCard(draft, { x: MARGIN + i * (cardWidth + GAP), y, ...size }))
    }
    y += size.h + GAP
  }
  return { id, name, w, h: y - GAP + MARGIN, shapes: [top.shape, ...shapes], bindings: [] }
}

function placeCard(draft: CardDraft | InstitutionDraft, { x, y, w, h }: Box): DraftShape {
  const at = { id: draft.id, x, y }
  if ("institutionId" in draft) {
    return institutionCard(at, { institutionId: draft.institutionId, w, h })
  }
  const { richText, color } = draft
  const look = { richText, color, align: "start", fill: "semi", scale: TEXT_SCALE } as const
  return card(at, { w, h, ...look })
}

function rowHeight(
  cards: CardFrame["cards"],
  { w: width, h }: { readonly w: number; readonly h: number },
): number {
  const heights = cards.map((draft) =>
    "institutionId" in draft ? h : estimateCardHeight(draft.richText, { width, scale: TEXT_SCALE }),
  )
  return Math.max(h, ...heights)
}

/** The height that all rows of actors share where there are few; the area keeps a projector's proportions then. */
const ACTORS_ROOM = 830
const MOST_ACTOR_HEIGHT = 250

export function actorsFrame(source: Source, w: number): FrameDraft {
  const cards = (source.content.institutions ?? []).map(({ id }) => ({
    id: actorCardId(id),
    institutionId: id,
  }))
  const places = cards.length === 0 ? MOST_PLACES : LEAST_PLACES
  const rows = Math.ceil(Math.max(places, cards.length) / ACTOR_COLUMNS)
  const shared = Math.floor(ACTORS_ROOM / rows) - GAP
  const height = Math.max(LEAST_ACTOR_HEIGHT, Math.min(MOST_ACTOR_HEIGHT, shared))
  return cardFrame(source, { id: "actors", w, columns: ACTOR_COLUMNS, places, height, cards })
}

/** The id of an institution's card among the actors, without the `shape:` prefix. */
export function actorCardId(institutionId: string): string {
  return `institution-${institutionId}`
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
  return cardFrame(source, {
    id: "handovers",
    w,
    columns: 4,
    places: LEAST_PLACES,
    height: LEAST_ACTOR_HEIGHT,
    cards,
  })
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
