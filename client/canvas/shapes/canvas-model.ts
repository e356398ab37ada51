import type { Cell, EntryLists, EntryPlace, Matrix } from "@tafelrunde/shared/model"
import { atom, type Atom, type Editor, type TLShapeId, type TLStore } from "tldraw"

import type { Board } from "../../board/board.ts"

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
  const lists = atom("lists", { now: board.lists })
  const opened = atom<OpenedEntry | undefined>("opened entry", undefined)
  const isChoosingCards = atom("is choosing cards", false)
  const askedRoles = atom<AskedRoles | undefined>("asked roles", undefined)
  models.set(store, { board, matrix, lists, opened, isChoosingCards, askedRoles })
  const stops = [
    board.matrix.subscribe(() => matrix.set(board.matrix.get())),
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
