import type { JsonObject } from "../records/json.ts"
import { NOTE_FONT_SIZE, NOTE_SIZE } from "../template/shapes.ts"
import { plainText } from "./rich-text.ts"

/*
 * Templates are created on the server, where no text can be measured. They estimate, rather too large than too small;
 * tldraw measures again as soon as somebody edits the text.
 */
const CHARACTER_WIDTH = 0.52
const BOLD_CHARACTER_WIDTH = 0.6
const SMALLEST = 14
const LINE_HEIGHT = 1.35
const LABEL_PADDING = 16
const NOTE_WIDTH = NOTE_SIZE - 2 * LABEL_PADDING

/** The number of lines of a text of this width and font size. */
export function estimateLines(
  text: string,
  { width, fontSize }: { width: number; fontSize: number },
): number {
  const perLine = Math.max(1, Math.floor(width / (fontSize * CHARACTER_WIDTH)))
  return text.split("\n").reduce((lines, line) => lines + linesOf(line, perLine), 0)
}

function linesOf(line: string, perLine: number): number {
  let lines = 1
  let used = 0
  for (const word of line.split(" ")) {
    const needed = used === 0 ? word.length : used + 1 + word.length
    if (needed <= perLine) used = needed
    else {
      lines += used === 0 ? 0 : 1
      lines += Math.ceil(word.length / perLine) - 1
      // A word that fills its line leaves no room for the next one.
      used = ((word.length - 1) % perLine) + 1
    }
  }
  return lines
}

/** The largest font size that breaks no word in these notes. */
export function noteFontSize(texts: readonly JsonObject[]): number {
  const longest = texts
    .flatMap((richText) => plainText(richText).split(/\s/))
    .reduce((most, word) => Math.max(most, word.length), 1)
  // In halves of a pixel.
  const fitting = Math.floor((2 * NOTE_WIDTH) / (longest * BOLD_CHARACTER_WIDTH)) / 2
  return Math.max(SMALLEST, Math.min(NOTE_FONT_SIZE, fitting))
}

/** The growth of a note beyond its square so that this text is not cut off. */
export function estimateNoteGrowth(richText: JsonObject, fontSize: number): number {
  const height = heightOf(plainText(richText), { width: NOTE_WIDTH, fontSize })
  return Math.max(0, height - NOTE_SIZE)
}

/** The height of a card of this width for its text; `scale` enlarges text and padding. */
export function estimateCardHeight(
  richText: JsonObject,
  { width, scale }: { width: number; scale: number },
): number {
  const natural = { width: width / scale - 2 * LABEL_PADDING, fontSize: NOTE_FONT_SIZE }
  return Math.ceil(heightOf(plainText(richText), natural) * scale)
}

function heightOf(text: string, size: { width: number; fontSize: number }): number {
  return Math.ceil(estimateLines(text, size) * size.fontSize * LINE_HEIGHT + 2 * LABEL_PADDING)
}
