import type { Cell, EntryLists, EntryPlace, Matrix } from "@tafelrunde/shared/model"
import { atom, type Atom, type Editor, type TLShapeId, type TLStore } from "tldraw"

import type { Board } from "../../board/board.ts"
import { collapsedPhases } from "../../matrix/commands/collapsed-phases.ts"
import { type MatrixLayout, matrixLayout } from "../../matrix/matrix-size.ts"

/** The entry that a person has opened, and the card, arrow or note that led to it. */
export interface OpenedEntry extends EntryPlace {
  readonly shapeId: TLShapeId
}

/** An arrow that somebody has drawn to a task, while its roles are asked for. */
export interface AskedRoles {
  readonly cell: Cell
  readonly arrowId: TLShapeId
}

/** The board's structured model as tldraw signals, for shapes that show it. */
export interface CanvasModel {
  readonly board: Board
  readonly matrix: Atom<Matrix>
  /** The phases that this person has collapsed, here and in the table view. */
  readonly collapsed: Atom<ReadonlySet<string>>
  /** How much work is under way for which all phases are open: files and places are the same, whoever asks. */
  readonly opening: Atom<number>
  /** The board's lists; another object after every change, so that shapes which read it are drawn again. */
  readonly lists: Atom<{ readonly now: EntryLists }>
  /** What is open above the canvas. */
  readonly opened: Atom<OpenedEntry | undefined>
  /** Whether the person is choosing cards to insert. */
  readonly isChoosingCards: Atom<boolean>
  readonly askedRoles: Atom<AskedRoles | undefined>
}

const models = new WeakMap<TLStore, CanvasModel>()

/** Gives the shapes of this store access to the board's model. Returns the function that withdraws it. */
export function connectModel(store: TLStore, board: Board): () => void {
  const matrix = atom("matrix", board.matrix.get())
  const { get, subscribe } = collapsedPhases(board.doc)
  const collapsed = atom("collapsed phases", get())
  const opening = atom("opening", 0)
  const lists = atom("lists", { now: board.lists })
  const opened = atom<OpenedEntry | undefined>("opened entry", undefined)
  const isChoosingCards = atom("is choosing cards", false)
  const askedRoles = atom<AskedRoles | undefined>("asked roles", undefined)
  models.set(store, {
    board,
    matrix,
    collapsed,
    opening,
    lists,
    opened,
    isChoosingCards,
    askedRoles,
  })
  const stops = [
    board.matrix.subscribe(() => matrix.set(board.matrix.get())),
    subscribe(() => collapsed.set(get())),
    board.lists.subscribe(() => lists.set({ now: board.lists })),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

export function modelOf({ store }: Editor): CanvasModel {
  const model = models.get(store)
  if (!model) throw new Error("A canvas without a board.")
  return model
}

/** Opens the form of an entry beside the canvas. */
export function openEntry(editor: Editor, entry: OpenedEntry): void {
  // The form takes the keys.
  editor.blur()
  modelOf(editor).opened.set(entry)
}

/**
 * Makes the matrix as large as it is with all phases open, whatever this person has collapsed. Returns the function
 * that ends it.
 */
export function openAllPhases({ store }: Editor): () => void {
  // A canvas without a board has no phases.
  const opening = models.get(store)?.opening
  opening?.update((count) => count + 1)
  return () => {
    opening?.update((count) => count - 1)
  }
}

/** Where the rows of a matrix stand for this person; of a single phase nothing is collapsed. */
export function shownLayout(editor: Editor, phaseId: string | undefined): MatrixLayout {
  const { matrix, collapsed } = modelOf(editor)
  return matrixLayout(matrix.get(), phaseId, phaseId === undefined ? collapsed.get() : undefined)
}

/** How large the matrix is on the canvas, at natural size. */
export function takenLayout(editor: Editor, phaseId: string | undefined): MatrixLayout {
  const { matrix, opening } = modelOf(editor)
  return opening.get() > 0 ? matrixLayout(matrix.get(), phaseId) : shownLayout(editor, phaseId)
}
