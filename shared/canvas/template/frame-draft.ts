import { type BoardContent, cutText, type Language } from "../../content/index.ts"
import type { JsonObject } from "../records/json.ts"
import type { CanvasRecord } from "../records/record.ts"
import { toTitledRichText } from "../text/rich-text.ts"
import { estimateLines } from "../text/text-size.ts"
import { text, type DraftShape } from "./shapes.ts"
import type { TemplateWords } from "./template-texts.ts"

/** The input of the template. */
export interface Source {
  readonly content: BoardContent
  readonly words: TemplateWords
  readonly language: Language
}

/** The content of a frame: its shapes relative to the frame, and the size they need. */
export interface FrameDraft {
  readonly id: string
  readonly name: string
  readonly w: number
  readonly h: number
  readonly shapes: readonly DraftShape[]
  readonly bindings: readonly CanvasRecord[]
}

/** The gap between shapes and the frame. */
export const MARGIN = 32
/** The gap between cards and between notes: the less of a frame is empty, the larger its text can be shown. */
export const GAP = 16
/** Of tldraw's size `l`. */
const HEADING_SIZE = 36
const LINE_HEIGHT = 1.35
const BELOW_HEADING = 24

export interface Heading {
  readonly shape: DraftShape
  /** The y at which the content below may begin. */
  readonly bottom: number
}

/** The question to the group, in large letters at the top of a frame. */
export function heading(id: string, task: string, w: number): Heading {
  const lines = estimateLines(task, { width: w - 2 * MARGIN, fontSize: HEADING_SIZE })
  return {
    shape: text(
      { id: `${id}-task`, x: MARGIN, y: MARGIN },
      { w: w - 2 * MARGIN, text: task, size: "l" },
    ),
    bottom: Math.ceil(MARGIN + lines * HEADING_SIZE * LINE_HEIGHT + BELOW_HEADING),
  }
}

/** What fits on a card or a note that a template makes; the whole text stands in the table and in the paper. */
const MOST_CHARACTERS = 300
const MOST_LINES = 8

/** A card's text: the title bold, then the words below it, each cut with an ellipsis. */
export function cardText(title: string, words: string): JsonObject {
  return toTitledRichText(cutForCard(title), cutForCard(words))
}

export function cutForCard(words: string): string {
  const lines = words.split("\n")
  const first = lines.slice(0, MOST_LINES).join("\n")
  return cutText(lines.length > MOST_LINES ? `${first}…` : first, MOST_CHARACTERS)
}

/** Most notes or cards that a template makes of one list: a frame has a greatest height. */
const MOST_CARDS = 50

/** The first ones, and how many more there are. */
export function firstCards<T>(all: readonly T[]): { readonly first: readonly T[]; more: number } {
  if (all.length <= MOST_CARDS) return { first: all, more: 0 }
  return { first: all.slice(0, MOST_CARDS - 1), more: all.length - MOST_CARDS + 1 }
}

export function shortNames(content: BoardContent): ReadonlyMap<string, string> {
  return new Map(
    (content.institutions ?? []).map((institution) => [institution.id, institution.short]),
  )
}
