import type { UndoHistory, UndoLabel, UndoResult } from "@tafelrunde/shared/model"

/** The undo history of the canvas, as long as it is open. */
export interface CanvasHistory {
  /** Takes back the last step on the canvas. */
  readonly undo: () => void
  readonly redo: () => void
  /** How much there is to undo; it grows with each step and mark. */
  readonly depth: () => number
  /** Keeps what follows apart from what came before. */
  readonly mark: () => void
}

/** What one undo or redo was about; `left`: others have changed it since, so that nothing was done. */
export type HistoryResult =
  | { readonly source: "canvas" }
  | { readonly source: "content"; readonly label: UndoLabel; readonly outcome: "done" | "left" }

/** A step in the structured content, and how the canvas stood then. */
interface ContentStep {
  readonly depth: number
  /** Whether it belongs to the step on the canvas before it. */
  readonly isJoined: boolean
  /** Whether the canvas has been changed since, before the next step. */
  isCanvasChanged: boolean
}

/** `times`: how many steps of the canvas belonged to it; `depth`: how the canvas stood before that was undone. */
type Undone =
  | { readonly source: "canvas" | "content" }
  | { readonly source: "both"; readonly times: number; readonly depth: number }

/**
 * One history of this browser's person across canvas and structured content, newest first. Both keep their own
 * steps; this one knows their order. Steps on the canvas end when the canvas is closed.
 */
export class PersonHistory {
  readonly #content: UndoHistory
  readonly #steps: ContentStep[] = []
  readonly #undone: Undone[] = []
  #canvas: CanvasHistory | undefined
  #isStepping = false
  #isJoining = false

  constructor(content: UndoHistory) {
    this.#content = content
    content.subscribe((event) => {
      if (event === "step" || event === "extended") this.#undone.length = 0
      if (event === "step" || event === "redone") this.#addStep()
      if (event === "undone" || event === "undoLeft") this.#steps.pop()
      if (event === "undone") this.#undone.push({ source: "content" })
    })
  }

  /** Whether there may be something to undo in the structured content. */
  get hasContentSteps(): boolean {
    return this.#steps.length > 0
  }

  get hasUndoneContent(): boolean {
    const last = this.#undone.at(-1)?.source
    return last === "content" || last === "both"
  }

  /** Whether the canvas changes because of an undo or redo, which also takes back what belongs to it. */
  get isStepping(): boolean {
    return this.#isStepping
  }

  /** Runs an edit of the content that belongs to the last step on the canvas: one undo takes both back. */
  join(edit: () => void): void {
    this.#isJoining = true
    try {
      edit()
    } finally {
      this.#isJoining = false
    }
  }

  /** Runs edits of the content, and what they make necessary on the canvas, as one step. */
  together(edits: () => void): void {
    const before = this.#steps.length
    edits()
    const last = this.#steps.at(-1)
    if (!this.#canvas || !last || this.#steps.length !== before + 1) return
    this.#canvas.mark()
    this.#steps[before] = { depth: this.#canvas.depth(), isJoined: true, isCanvasChanged: false }
  }

  #addStep(): void {
    this.#canvas?.mark()
    this.#steps.push({
      depth: this.#canvas?.depth() ?? 0,
      isJoined: this.#isJoining && this.#canvas !== undefined,
      isCanvasChanged: false,
    })
  }

  /** Joins an open canvas; returns what ends it. */
  connectCanvas(canvas: CanvasHistory): () => void {
    this.#canvas = canvas
    return () => {
      if (this.#canvas !== canvas) return
      this.#canvas = undefined
      this.canvasForgotten()
    }
  }

  /** The canvas has lost its history: what is left to undo is the content. */
  canvasForgotten(): void {
    this.#steps.splice(0, this.#steps.length, ...this.#steps.map(() => withoutCanvas()))
    const content = this.#undone.filter(({ source }) => source !== "canvas")
    this.#undone.splice(0, this.#undone.length, ...content.map(() => ONLY_CONTENT))
  }

  /** The person has changed something on the canvas. */
  canvasChanged(): void {
    if (this.#isStepping) return
    this.#undone.length = 0
    this.#content.forgetUndone()
    const last = this.#steps.at(-1)
    if (last) last.isCanvasChanged = true
  }

  /** Takes back the newest step; undefined if there is none. */
  undo(): HistoryResult | undefined {
    if (this.#canvas && this.#isCanvasNewer(this.#canvas)) return this.#undoCanvas(this.#canvas)
    const last = this.#steps.at(-1)
    if (this.#canvas && last?.isJoined) return this.#undoBoth(this.#canvas, last)
    const result = this.#content.undo()
    return result && { source: "content", ...result }
  }

  /** The canvas first, because what follows there from the content is in place then. */
  #undoBoth(canvas: CanvasHistory, { depth }: ContentStep): HistoryResult | undefined {
    // What was selected since stands above the step in tldraw's history, and above the mark behind it.
    let times = 0
    for (; canvas.depth() >= depth - 1 && times < MOST_TIMES; times += 1) this.#step(canvas.undo)
    const result = this.#content.undo()
    if (result?.outcome === "done") this.#undone.splice(-1, 1, { source: "both", times, depth })
    // What others have gone on with keeps its place on the canvas.
    else this.#step(() => repeat(times, canvas.redo))
    return result && { source: "content", ...result }
  }

  #isCanvasNewer(canvas: CanvasHistory): boolean {
    const last = this.#steps.at(-1)
    if (!last) return canvas.depth() > 0
    return last.isCanvasChanged && canvas.depth() > last.depth
  }

  #undoCanvas(canvas: CanvasHistory): HistoryResult {
    this.#step(canvas.undo)
    this.#undone.push({ source: "canvas" })
    return { source: "canvas" }
  }

  /** Does again what was undone last; undefined if there is nothing. */
  redo(): HistoryResult | undefined {
    const last = this.#undone.pop()
    if (last?.source === "canvas" && this.#canvas) {
      this.#step(this.#canvas.redo)
      const before = this.#steps.at(-1)
      if (before) before.isCanvasChanged = true
      return { source: "canvas" }
    }
    if (last?.source === "both" && this.#canvas) {
      const { redo } = this.#canvas
      this.#step(() => repeat(last.times, redo))
      let result: UndoResult | undefined
      this.join(() => {
        result = this.#content.redo()
      })
      const step = this.#steps.at(-1)
      if (step?.isJoined) this.#steps.splice(-1, 1, { ...step, depth: last.depth })
      return result && { source: "content", ...result }
    }
    const result = this.#content.redo()
    return result && { source: "content", ...result }
  }

  #step(run: () => void): void {
    this.#isStepping = true
    try {
      run()
    } finally {
      this.#isStepping = false
    }
  }
}

/** More never stand above a step: what somebody selects does not add up. */
const MOST_TIMES = 3

function withoutCanvas(): ContentStep {
  return { depth: 0, isJoined: false, isCanvasChanged: false }
}

const ONLY_CONTENT: Undone = { source: "content" }

function repeat(times: number, step: () => void): void {
  for (let done = 0; done < times; done += 1) step()
}
