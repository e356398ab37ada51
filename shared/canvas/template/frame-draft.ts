import type { BoardContent, Language } from "../../content/index.ts"
import type { CanvasRecord } from "../records/record.ts"
import { estimateLines } from "../text/text-size.ts"
import { text, type DraftShape } from "./shapes.ts"
import type { TemplateWords } from "./template-words.ts"

/** What the template is written from. */
export interface Source {
  readonly content: BoardContent
  readonly words: TemplateWords
  readonly language: Language
}

/** A frame's inside: its shapes relative to the frame, and the size they need. */
export interface FrameDraft {
  readonly id: string
  readonly name: string
  readonly w: number
  readonly h: number
  readonly shapes: readonly DraftShape[]
  readonly bindings: readonly CanvasRecord[]
}

/** Between shapes, and between them and the frame. */
export const GAP = 40
const HEADING_SIZE = 44

export interface Heading {
  readonly shape: DraftShape
  /** Where the content below may begin. */
  readonly bottom: number
}

/** What the group is asked, large, at the top of a frame. */
export function heading(id: string, task: string, w: number): Heading {
  const lines = estimateLines(task, { width: w - 2 * GAP, fontSize: HEADING_SIZE })
  return {
    shape: text({ id: `${id}-task`, x: GAP, y: GAP }, { w: w - 2 * GAP, text: task, size: "xl" }),
    bottom: Math.ceil(GAP + lines * HEADING_SIZE * 1.35 + GAP),
  }
}

export function shortNames(content: BoardContent): ReadonlyMap<string, string> {
  return new Map(
    (content.institutions ?? []).map((institution) => [institution.id, institution.short]),
  )
}
