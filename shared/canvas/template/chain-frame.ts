import type { BoardContent, Language } from "../../content/index.ts"
import { toRichText } from "../text/rich-text.ts"
import { cardText, type FrameDraft, MARGIN, heading, type Source } from "./frame-draft.ts"
import { type Box, CHAIN_CARD } from "./free-box.ts"
import { placeAlongChain } from "./process-chain.ts"
import { arrow, card, type Colour, type DraftShape } from "./shapes.ts"

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
  const arrows = handoverArrows(content, cards)
  return {
    id: "chain",
    name: words.chain.name,
    w,
    h: bottom,
    shapes: [top.shape, ...headers, ...cards.values(), ...arrows.map((a) => a.shape)],
    bindings: arrows.flatMap((a) => a.bindings),
  }
}

interface Area {
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly step: number
}

function institutionCards(content: BoardContent, area: Area): Map<string, DraftShape> {
  const names = new Map(
    content.institutions?.map((institution) => [institution.id, institution.short]),
  )
  const slots = placeAlongChain(content)
  const rows = 1 + Math.max(0, ...[...slots.values()].map((slot) => slot.row))
  const pitch = Math.max(CHAIN_CARD.h + MARGIN, (area.bottom - area.top) / rows)
  const cards = new Map<string, DraftShape>()
  for (const [id, slot] of slots) {
    const x = area.left + slot.column * area.step + (area.step - MARGIN - CHAIN_CARD.w) / 2
    const y = area.top + (slot.row + 0.5) * pitch - CHAIN_CARD.h / 2
    cards.set(id, chainCard({ id, short: names.get(id) ?? "" }, { x, y }))
  }
  return cards
}

/** The card of an institution along the chain. */
export function chainCard(
  { id, short }: { readonly id: string; readonly short: string },
  { x, y }: Pick<Box, "x" | "y">,
): DraftShape {
  const richText = cardText(short, "")
  return card(
    { id: `chain-${id}`, x, y },
    { ...CHAIN_CARD, richText, color: "light-blue", align: "middle", size: "xl", scale: 1.12 },
  )
}

function handoverArrows(
  content: BoardContent,
  cards: ReadonlyMap<string, DraftShape>,
): ReturnType<typeof arrow>[] {
  const handovers = content.handovers ?? []
  return handovers.flatMap((handover) => {
    const [from, to] = [cards.get(handover.fromInstitutionId), cards.get(handover.toInstitutionId)]
    if (!from || !to || from === to) return []
    const isMutual = handovers.some(
      (h) =>
        h.fromInstitutionId === handover.toInstitutionId &&
        h.toInstitutionId === handover.fromInstitutionId,
    )
    const color: Colour = handover.status === "disputed" ? "light-red" : "black"
    return [arrow(`chain-${handover.id}`, { from, to, bend: isMutual ? 24 : 0, color })]
  })
}

function titleOf(
  phase: { title: string; titleEn?: string | null | undefined },
  language: Language,
): string {
  return language === "en" && phase.titleEn ? phase.titleEn : phase.title
}
