import type { BoardContent, Language } from "../content/index.ts"
import { type FrameDraft, GAP, heading, type Source } from "./frame-draft.ts"
import { placeAlongChain } from "./process-chain.ts"
import { toRichText, toTitledRichText } from "./rich-text.ts"
import { arrow, card, type Colour, type DraftShape } from "./shapes.ts"

export function chainFrame(source: Source, w: number): FrameDraft {
  const { content, words, language } = source
  const phases = content.phases ?? []
  const top = heading("chain", words.chain.task, w)
  const step = (w - GAP) / Math.max(1, phases.length)
  const headers = phases.map((phase, i) =>
    card(
      { id: `phase-${phase.id}`, x: GAP + i * step, y: top.bottom },
      {
        w: step - GAP,
        h: 110,
        richText: toRichText(titleOf(phase, language)),
        color: "blue",
        align: "middle",
        fill: "semi",
        size: "m",
      },
    ),
  )
  const size = { w: Math.min(200, step - 2 * GAP), h: 84 }
  const cards = new Map<string, DraftShape>()
  for (const [id, slot] of placeAlongChain(content)) {
    const institution = content.institutions?.find((candidate) => candidate.id === id)
    const x = GAP + slot.column * step + (step - GAP - size.w) / 2
    const y = top.bottom + 110 + GAP * 1.5 + slot.row * (size.h + GAP * 1.5)
    const richText = toTitledRichText(institution?.short ?? "", "")
    cards.set(
      id,
      card(
        { id: `chain-${id}`, x, y },
        { ...size, richText, color: "light-blue", align: "middle", size: "m" },
      ),
    )
  }
  const bottom =
    Math.max(top.bottom + 110 + 200, ...[...cards.values()].map((c) => c.y + size.h)) + GAP
  const arrows = handoverArrows(content, cards)
  const shapes = [top.shape, ...headers, ...cards.values(), ...arrows.map((a) => a.shape)]
  return {
    id: "chain",
    name: words.chain.name,
    w,
    h: bottom,
    shapes,
    bindings: arrows.flatMap((a) => a.bindings),
  }
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
