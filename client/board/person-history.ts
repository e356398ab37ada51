import type { UndoHistory, UndoLabel } from "@tafelrunde/shared/model"

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
  /** Whether the canvas has been changed since, before the next step. */
  isCanvasChanged: boolean
}

interface Undone {
  readonly source: "canvas" | "content"
}

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
    return this.#undone.at(-1)?.source === "content"
  }

  #addStep(): void {
    this.#canvas?.mark()
    this.#steps.push({ depth: this.#canvas?.depth() ?? 0, isCanvasChanged: false })
  }

  /** Joins an open canvas; returns what ends it. */
  connectCanvas(canvas: CanvasHistory): () => void {
    this.#canvas = canvas
    return () => {
      if (this.#canvas !== canvas) return
      this.#canvas = undefined
      this.#steps.splice(0, this.#steps.length, ...this.#steps.map(() => withoutCanvas()))
      const content = this.#undone.filter(({ source }) => source === "content")
      this.#undone.splice(0, this.#undone.length, ...content)
    }
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
    const result = this.#content.undo()
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

function withoutCanvas(): ContentStep {
  return { depth: 0, isCanvasChanged: false }
}
