import { type Box, FONT_SIZE, LINE_HEIGHT, PADDING, type TextLine } from "./drawing.ts"

/*
 * Diagrams are laid out where no text can be measured: on the server and in workers. The widths below are shares of
 * the font size, as wide as the widest of Arial, IBM Plex Sans and Noto Sans, so that texts fit whichever is there.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[ijlI.,:;'’|!()[\]]$/, 0.36],
  [/^[frt\-/"„“”\u00a0 ]$/, 0.42],
  [/^[mwMW@%&–—→…]$/, 0.96],
  [/^[A-Z]$/, 0.73],
  [/^[\da-z§]$/, 0.6],
  [/^[\u0100-\u024f\u0370-\u05ff\u0600-\u06ff]$/, 0.75],
]
const OTHER_WIDTH = 1.05
const STRONG = 1.07

const graphemes = new Intl.Segmenter("de", { granularity: "grapheme" })

/** Whole characters as people see them, so that none is cut in two. */
function charactersOf(text: string): readonly string[] {
  // Most texts have no marks that belong to a neighbour, and finding those takes long.
  if (/^[\n -\u024f]*$/.test(text)) return text.split("")
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

const knownWidths = new Map<string, number>()

function characterWidth(character: string): number {
  const known = knownWidths.get(character)
  if (known !== undefined) return known
  const width = measure(character)
  // Not many differ on a board; hostile ones must not fill the memory.
  if (knownWidths.size < 5_000) knownWidths.set(character, width)
  return width
}

function measure(character: string): number {
  const base = character.normalize("NFD").replaceAll(/\p{M}/gu, "")
  const known = WIDTHS.find(([pattern]) => pattern.test(base))?.[1]
  return known ?? OTHER_WIDTH * Math.max(1, Array.from(base).length)
}

/** How wide a text is at most, in the drawing's units. */
export function textWidth(text: string, isStrong = false): number {
  let width = 0
  for (const character of charactersOf(text)) width += characterWidth(character)
  return width * FONT_SIZE * (isStrong ? STRONG : 1)
}

interface Room {
  readonly width: number
  readonly isStrong?: boolean
  /** Longer texts end with an ellipsis. */
  readonly maxLines?: number
}

/** The text of a box that has this room: its paragraphs, and the lines into which they break. */
export function labelOf(
  text: readonly TextLine[],
  room: Omit<Room, "isStrong">,
): Pick<Box, "text" | "lines"> {
  return {
    text,
    lines: text.flatMap(({ isStrong, text: each }) => wrapText(each, { ...room, isStrong })),
  }
}

export function strong(text: string): TextLine {
  return { text, isStrong: true }
}

export function plain(text: string): TextLine {
  return { text, isStrong: false }
}

/** The text in lines that fit: broken at spaces, after hyphens and slashes, and inside words that are too long. */
export function wrapText(text: string, { width, isStrong = false, maxLines }: Room): TextLine[] {
  const lines: string[] = []
  for (const paragraph of readable(text).split("\n")) {
    let line = ""
    for (const piece of piecesOf(paragraph)) {
      if (textWidth((line + piece).trimEnd(), isStrong) <= width) {
        line += piece
        continue
      }
      if (line.trim() !== "") lines.push(line.trimEnd())
      const parts = brokenWord(piece.trimStart(), { width, isStrong })
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ""
    }
    if (line.trim() !== "") lines.push(line.trimEnd())
  }
  return shortened(lines, { width, isStrong, maxLines: maxLines ?? Infinity }).map((each) => ({
    text: each,
    isStrong,
  }))
}

/** Line breaks and no-break spaces stay, other white space becomes a space, and what no font can draw goes. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\S\n\u00a0]/g, " ")
    .replaceAll(/[^\P{Cc}\n]|\u00ad|\ufffe|\uffff/gu, "")
    .trim()
}

function piecesOf(paragraph: string): readonly string[] {
  return paragraph.match(/[^ \-/–]*[-/–]+|[^ \-/–]+| +/gu) ?? []
}

function brokenWord(word: string, { width, isStrong }: Required<Omit<Room, "maxLines">>): string[] {
  const parts: string[] = []
  let rest = charactersOf(word)
  while (rest.length > 1 && textWidth(rest.join(""), isStrong) > width) {
    let most = rest.length - 1
    while (most > 1 && textWidth(`${rest.slice(0, most).join("")}-`, isStrong) > width) most -= 1
    const count = syllableEnd(rest, most)
    parts.push(`${rest.slice(0, count).join("")}-`)
    rest = rest.slice(count)
  }
  return [...parts, rest.join("")]
}

/** A consonant, or letters that stand for one sound, before a vowel: there a German syllable begins. */
const SYLLABLE = /^(?:sch|ch|ph|th|qu|[bcdfghjklmnpqrstvwxzß])[aeiouäöüy]/i
/** Letters that belong together across the place. */
const TOGETHER = /^(?:s?ch|ck|ph|th|qu)$/i
/** How far back a syllable's end is looked for, and how many letters must go on after it. */
const REACH = 7
const FEWEST = 3

/** How many characters stay on the line, at most `most`: up to the end of a syllable where there is one nearby. */
function syllableEnd(word: readonly string[], most: number): number {
  for (let count = most; count >= Math.max(FEWEST, most - REACH); count -= 1) {
    const next = word.slice(count, count + 4).join("")
    const around = `${word[count - 1] ?? ""}${word[count] ?? ""}`
    const isInside =
      TOGETHER.test(around) || (/^s$/i.test(word[count - 1] ?? "") && /^ch/i.test(next))
    if (word.length - count >= FEWEST && SYLLABLE.test(next) && !isInside) return count
  }
  return most
}

/** The first lines; the last of them takes as much as it can of what follows, and an ellipsis. */
function shortened(
  lines: readonly string[],
  { width, isStrong, maxLines }: Required<Room>,
): readonly string[] {
  if (lines.length <= maxLines) return lines
  const kept = lines.slice(0, maxLines - 1)
  const [last = "", next = ""] = lines.slice(maxLines - 1)
  const joined = last.endsWith("-") ? `${last.slice(0, -1)}${next}` : `${last} ${next}`
  let rest = charactersOf(joined)
  while (rest.length > 1 && textWidth(`${rest.join("")}…`, isStrong) > width) {
    rest = rest.slice(0, -1)
  }
  return [...kept, `${rest.join("").replace(/[\s-]+$/, "")}…`]
}

/** The smallest box that holds these lines. */
export function sizeOf(lines: readonly TextLine[]): { readonly w: number; readonly h: number } {
  const widest = Math.max(0, ...lines.map(({ text, isStrong }) => textWidth(text, isStrong)))
  return { w: Math.ceil(widest + 2 * PADDING), h: heightOf(lines) }
}

/** The height of a box with these lines. */
export function heightOf(lines: readonly TextLine[]): number {
  return Math.max(1, lines.length) * LINE_HEIGHT + 2 * PADDING
}
