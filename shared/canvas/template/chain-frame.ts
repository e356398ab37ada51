import type { BoardContent, Language } from "../../content/index.ts"
import { HANDOVER_KEY } from "../cards/card-record.ts"
import { arrowCourses, estimateLabel } from "../place/arrow-courses.ts"
import { type Area } from "../place/free-place.ts"
import { toRichText } from "../text/rich-text.ts"
import { type FrameDraft, MARGIN, heading, type Source } from "./frame-draft.ts"
import { CHAIN_CARD } from "./free-box.ts"
import { placeAlongChain } from "./process-chain.ts"
import { arrow, card, type Colour, type DraftShape, institutionCard } from "./shapes.ts"

/** How far arrows bend at least, where a straight one would cover something. */
const ARROW_STEP = 60
/** Of more arrows, nobody could tell one from another; the layout would take long. */
const MOST_LAID_OUT = 100
const HEADER_HEIGHT = 150
/** Of very many phases they cover each other, but can be seen. */
const LEAST_HEADER_WIDTH = 16
/** Enlarges the text of the phases, so that it can be read from afar. */
const HEADER_SCALE = 1.6

/** A frame of the given height, or higher when the institutions need it; their rows spread over its height. */
export function chainFrame(source: Source, { w, h }: { w: number; h: number }): FrameDraft {
  const { content, words, language } = source
  const phases = content.phases ?? []
  const top = heading("chain", words.chain.task, w)
  const step = (w - MARGIN) / Math.max(1, phases.length)
  const headers = phases.map((phase, i) =>
    card(
      { id: `phase-${phase.id}`, x: MARGIN + i * step, y: top.bottom },
      {
        w: Math.max(LEAST_HEADER_WIDTH, step - MARGIN),
        h: HEADER_HEIGHT,
        richText: toRichText(titleOf(phase, language)),
        color: "blue",
        align: "middle",
        fill: "semi",
        size: "m",
        scale: HEADER_SCALE,
      },
    ),
  )
  const stepped = { left: MARGIN, top: top.bottom + HEADER_HEIGHT, step }
  const cards = institutionCards(content, { ...stepped, bottom: h })
  const bottom = Math.max(h, ...[...cards.values()].map((c) => c.y + CHAIN_CARD.h + MARGIN))
  const arrows = handoverArrows(content, cards, headers)
  return {
    id: "chain",
    name: words.chain.name,
    w,
    h: bottom,
    shapes: [top.shape, ...headers, ...cards.values(), ...arrows.map((a) => a.shape)],
    bindings: arrows.flatMap((a) => a.bindings),
  }
}

interface Room {
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly step: number
}

function institutionCards(content: BoardContent, area: Room): Map<string, DraftShape> {
  const slots = placeAlongChain(content)
  const rows = 1 + Math.max(0, ...[...slots.values()].map((slot) => slot.row))
  const pitch = Math.max(CHAIN_CARD.h + MARGIN, (area.bottom - area.top) / rows)
  const cards = new Map<string, DraftShape>()
  for (const [id, slot] of slots) {
    const x = area.left + slot.column * area.step + (area.step - MARGIN - CHAIN_CARD.w) / 2
    const y = area.top + (slot.row + 0.5) * pitch - CHAIN_CARD.h / 2
    const at = { id: chainCardId(id), x, y }
    cards.set(id, institutionCard(at, { institutionId: id, ...CHAIN_CARD }))
  }
  return cards
}

/** The id of an institution's card along the chain, without the `shape:` prefix. */
export function chainCardId(institutionId: string): string {
  return `chain-${institutionId}`
}

function handoverArrows(
  content: BoardContent,
  cards: ReadonlyMap<string, DraftShape>,
  headers: readonly DraftShape[],
): ReturnType<typeof arrow>[] {
  const ends = (content.handovers ?? []).flatMap((handover) => {
    const [from, to] = [cards.get(handover.fromInstitutionId), cards.get(handover.toInstitutionId)]
    return from && to && from !== to ? [{ handover, from, to }] : []
  })
  const laidOut = ends.slice(0, MOST_LAID_OUT).map(({ handover, ...shapes }) => {
    const [from, to] = [areaOf(shapes.from), areaOf(shapes.to)]
    return { from, to, label: estimateLabel(handover.title, { from, to, scale: 1 }) }
  })
  const obstacles = [...cards.values(), ...headers].map(areaOf)
  const courses = arrowCourses(laidOut, { cards: obstacles, step: ARROW_STEP })
  return ends.map(({ handover, from, to }, index) => {
    const color: Colour = handover.status === "disputed" ? "light-red" : "black"
    const meta = { [HANDOVER_KEY]: handover.id }
    const course = courses[index] ?? { bend: 0, labelPosition: 0.5 }
    const text = handover.title
    return arrow(`chain-${handover.id}`, { from, to, color, meta, text, ...course })
  })
}

function areaOf({ x, y, props }: DraftShape): Area {
  return { x, y, w: Number(props["w"]), h: Number(props["h"]) }
}

function titleOf(
  phase: { title: string; titleEn?: string | null | undefined },
  language: Language,
): string {
  return language === "en" && phase.titleEn ? phase.titleEn : phase.title
}
