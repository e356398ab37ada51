import { FONT_SIZE, wrapText } from "@tafelrunde/shared/diagrams"

import { type CardFacts } from "./card-facts.ts"

export interface CardSize {
  readonly w: number
  readonly h: number
}

/** A line of a card's text at its place; y is its base line. */
export interface PlacedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly isStrong: boolean
  /** Whether it says which kind of entry the card shows. */
  readonly isKind: boolean
}

/** The share of the width that the text is high, where it is not too long: 24 px of 1080 in an area of the templates. */
const TEXT_SHARE = 0.068
/** The smallest text but a short title, as a share of that: what needs more room ends with an ellipsis. */
const LEAST_SHARE = 0.45
const STEP = 0.94
const LINE = 1.25
/** Of the text's size. A title of few letters, such as a short name, is read from the back of the room. */
const TITLE = { short: 1.75, long: 1.3 }
const KIND = 0.75
const PADDING = 0.6

/**
 * The lines of a card, as large as its size allows; the same for everybody, because nothing is measured. Cards of one
 * width have text of one size as long as it fits: details give way first, the last one first.
 */
export function layoutCard(facts: CardFacts, card: CardSize): readonly PlacedLine[] {
  const wanted = Math.min(card.w * TEXT_SHARE, card.h / 5)
  const fitting = (shown: CardFacts, size: number): readonly PlacedLine[] | undefined => {
    const { lines, bottom } = linesAt(shown, card, { size, wanted })
    return bottom <= card.h ? lines : undefined
  }
  for (const shown of withFewerDetails(facts)) {
    const lines = fitting(shown, wanted)
    if (lines) return lines
  }
  const least = withoutDetails(facts)
  for (let size = wanted; size > wanted * LEAST_SHARE; size *= STEP) {
    const lines = fitting(least, size)
    if (lines) return lines
  }
  const size = wanted * LEAST_SHARE
  const { lines } = linesAt(least, card, { size, wanted })
  return cut(lines, card.h - PADDING * size)
}

/** The card's facts, then without the last detail, and so on. */
function* withFewerDetails(facts: CardFacts): Generator<CardFacts> {
  let shown = facts
  for (;;) {
    yield shown
    const last = shown.lines.findLastIndex(({ isDetail }) => isDetail)
    if (last === -1) return
    shown = { ...shown, lines: shown.lines.toSpliced(last, 1) }
  }
}

function withoutDetails(facts: CardFacts): CardFacts {
  return { ...facts, lines: facts.lines.filter(({ isDetail }) => !isDetail) }
}

type Look = Pick<PlacedLine, "size" | "isStrong" | "isKind">

interface Lines {
  readonly lines: readonly PlacedLine[]
  readonly bottom: number
}

function linesAt(
  { kind, title, lines: facts }: CardFacts,
  { w }: CardSize,
  { size, wanted }: { readonly size: number; readonly wanted: number },
): Lines {
  const lines: PlacedLine[] = []
  const padding = PADDING * size
  let y = padding
  const wrap = (text: string, look: Look): ReturnType<typeof wrapText> => {
    const width = ((w - 2 * padding) * FONT_SIZE) / look.size
    return wrapText(text, { width, isStrong: look.isStrong })
  }
  const add = (text: string, look: Look): void => {
    for (const line of wrap(text, look)) {
      y += look.size * LINE
      lines.push({ ...look, text: line.text, x: padding, y: y - look.size * (LINE - 1) })
    }
  }
  const large = { size: wanted * TITLE.short, isStrong: true, isKind: false }
  const isShort = wrap(title, large).length <= 1
  add(kind, { size: size * KIND, isStrong: false, isKind: true })
  add(title, isShort ? large : { ...large, size: size * TITLE.long })
  for (const { text, isStrong = false } of facts) add(text, { size, isStrong, isKind: false })
  return { lines, bottom: y + padding }
}

function cut(lines: readonly PlacedLine[], bottom: number): readonly PlacedLine[] {
  const fitting = lines.filter(({ y }) => y <= bottom)
  const last = fitting.at(-1)
  if (!last || fitting.length === lines.length) return fitting
  return [...fitting.slice(0, -1), { ...last, text: `${last.text.slice(0, -1).trimEnd()}…` }]
}
