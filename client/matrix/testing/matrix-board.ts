import { type BoardContent, blankContent, templateContent } from "@tafelrunde/shared/content"
import {
  EntryLists,
  onModelChange,
  readMatrix,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type Bin, openBin } from "../../board/bin.ts"
import { PersonHistory } from "../../board/person-history.ts"
import { createDerived, createState } from "../../board/state.ts"
import { type ConnectionStatus } from "../../board/sync/connection-status.ts"
import { type MatrixBoard } from "../commands/gestures.ts"

export interface TestBoard extends MatrixBoard {
  readonly lists: EntryLists
}

/** A board without a server: one document, its undo, its matrix, its lists. */
export function createMatrixBoard(content: BoardContent): TestBoard {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  return boardOf(doc)
}

function boardOf(doc: Y.Doc): TestBoard {
  const undo = new UndoHistory(doc)
  return {
    doc,
    contactsDoc: undefined,
    internalDoc: undefined,
    connection: createState<ConnectionStatus>({ kind: "saved" }),
    undo,
    history: new PersonHistory(undo),
    bin: binOf(doc),
    lists: new EntryLists({ board: doc }),
    matrix: createDerived(
      () => readMatrix(doc),
      (listener) => onModelChange(doc, listener),
    ),
  }
}

/** A facilitator's, unless it is told otherwise. */
export function binOf(doc: Y.Doc, role: "facilitator" | "participant" = "facilitator"): Bin {
  return openBin({
    docs: { board: doc },
    facilitationDoc: new Y.Doc(),
    access: createState({ access: "write" as const, role, locked: false }),
    seat: createState(null),
  }).bin
}

/** Two browsers on one board: each receives the other's edits at once, as another person's. */
export function createPair(content: BoardContent): readonly [MatrixBoard, MatrixBoard] {
  const [a, b] = [createMatrixBoard(content), boardOf(new Y.Doc())]
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc), "remote")
  passOn(a.doc, b.doc)
  passOn(b.doc, a.doc)
  return [a, b]
}

function passOn(from: Y.Doc, to: Y.Doc): void {
  from.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") Y.applyUpdate(to, update, "remote")
  })
}

export function musterstadt(): BoardContent {
  return templateContent("musterstadt", { language: "de" })
}

/** Two phases with three tasks, three institutions, one filled cell. */
export function smallContent(): BoardContent {
  return {
    ...blankContent({ language: "de", title: "Klein" }),
    phases: [
      { id: "p1", title: "Ankommen" },
      { id: "p2", title: "Sprache" },
    ],
    institutions: [
      { id: "jc", short: "JC", name: "Jobcenter" },
      { id: "vhs", short: "VHS", name: "Volkshochschule" },
      { id: "soz", short: "SOZ", name: "Sozialamt" },
    ],
    tasks: [
      { id: "t1", number: 1, phaseId: "p1", title: "Wohnsitz anmelden" },
      { id: "t2", number: 2, phaseId: "p1", title: "Leistungen bewilligen" },
      { id: "t12", number: 12, phaseId: "p2", title: "Integrationskurs durchführen" },
    ],
    assignments: [{ taskId: "t12", institutionId: "vhs", roles: ["responsible"] }],
  }
}
