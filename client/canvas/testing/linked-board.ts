import { templateContent } from "@tafelrunde/shared/content"
import {
  EntryLists,
  onModelChange,
  readMatrix,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"

import { openBin } from "../../board/bin.ts"
import type { Board } from "../../board/board.ts"
import { keepLinkedArrows } from "../../board/linked-arrows.ts"
import { PersonHistory } from "../../board/person-history.ts"
import { createDerived, createState } from "../../board/state.ts"
import type { Access } from "../../board/sync/connection-status.ts"
import { keepArrowLinks } from "../cards/arrow-links.ts"
import { connectModel } from "../shapes/canvas-model.ts"
import { joinHistory } from "../sync/one-history.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "./person.ts"

/** A person with canvas and lists of one board, connected as in the browser. */
export interface LinkedPerson extends TestPerson {
  readonly board: Board
  /** Locks the board for this person. */
  readonly lock: () => void
}

/** Musterstadt without handovers, on an empty canvas. */
export function musterstadtBoard(): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, emptyBoard())
  writeContent(
    { board: doc },
    { ...templateContent("musterstadt", { language: "de" }), handovers: [] },
  )
  return Y.encodeStateAsUpdate(doc)
}

export function joinBoard(seed: Uint8Array, role: Access["role"] = "facilitator"): LinkedPerson {
  const person = joinCanvas(seed)
  const { doc, editor } = person
  editor.setCurrentTool("select")
  const docs = { board: doc }
  const access = createState<Access>({ access: "write", role, locked: false })
  const { bin, close } = openBin({
    docs,
    facilitationDoc: new Y.Doc(),
    access,
    seat: createState(null),
  })
  const undo = new UndoHistory(doc, bin.remover)
  const parts: Partial<Board> = {
    doc,
    bin,
    undo,
    access,
    history: new PersonHistory(undo),
    lists: new EntryLists(docs),
    matrix: createDerived(
      () => readMatrix(doc),
      (listener) => onModelChange(doc, listener),
    ),
  }
  const board = parts as Board
  const awareness = new Awareness(doc)
  const stops = [
    () => awareness.destroy(),
    connectModel(editor.store, board),
    joinHistory(editor, board),
    keepArrowLinks(editor, board),
    keepLinkedArrows(doc, { access, awareness }),
    () => board.lists.close(),
    close,
  ]
  return {
    ...person,
    board,
    lock: () => access.set({ access: "read", role, locked: true }),
    leave: () => {
      for (const stop of stops) stop()
      person.leave()
    },
  }
}
