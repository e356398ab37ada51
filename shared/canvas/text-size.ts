import type { JsonObject } from "./json.ts"
import { plainText } from "./rich-text.ts"
import { NOTE_SIZE } from "./shapes.ts"

/*
 * Templates are written where no text can be measured (on the server), so they estimate, rather too large than too
 * small. tldraw measures anew as soon as somebody edits the text.
 */
const CHARACTER_WIDTH = 0.56
const LINE_HEIGHT = 1.35
const LABEL_PADDING = 16

/** How many lines a text needs when it is `width` wide in letters of `fontSize`. */
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
      used = word.length % perLine
    }
  }
  return lines
}

/** How far a note must grow beyond its square so that this text is not cut off. */
export function estimateNoteGrowth(richText: JsonObject): number {
  const lines = estimateLines(plainText(richText), {
    width: NOTE_SIZE - 2 * LABEL_PADDING,
    fontSize: 18,
  })
  return Math.max(0, Math.ceil(lines * 18 * LINE_HEIGHT + 2 * LABEL_PADDING - NOTE_SIZE))
}
