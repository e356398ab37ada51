import { EntryLists, readMatrix, readTitle, UndoHistory } from "@tafelrunde/shared/model"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"

import { openBin } from "./bin.ts"
import type { Board } from "./board.ts"
import { createCanvasFiles } from "./canvas-files.ts"
import { createFollow } from "./people/follow.ts"
import { PersonHistory } from "./person-history.ts"
import { fixed } from "./state.ts"
import type { Access, ConnectionStatus } from "./sync/connection-status.ts"
import { CursorLane } from "./sync/cursor-lane.ts"
import { NOTHING_REVERTED } from "./told.ts"
import { watchGatherings } from "./wall/gatherings.ts"

/** Nothing can be changed, and not because of the person's link or a lock. */
const ACCESS: Access = { access: "read", role: "facilitator", locked: false }
const CONNECTION: ConnectionStatus = { kind: "notPermitted", reason: "viewer", pending: 0 }

/**
 * A version of a board as a board of its own, which every view can show: the documents stand still, without a
 * connection. `state` is the version's board room as one Yjs update. Whoever opens it closes it.
 */
export function openVersionBoard(board: Board, state: Uint8Array): Board {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const facilitationDoc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const { follow, stop: stopFollow } = createFollow(awareness, fixed({ synced: true }))
  const gatherings = watchGatherings(facilitationDoc, fixed({ synced: true }))
  const undo = new UndoHistory(doc)
  const matrix = readMatrix(doc)
  const [access, seat] = [fixed(ACCESS), fixed(null)]
  const { bin, close: closeBin } = openBin({ docs: { board: doc }, facilitationDoc, access, seat })
  const lists = new EntryLists(bin.docs)
  const close = (): void => {
    lists.close()
    stopFollow()
    gatherings.close()
    closeBin()
    undo.destroy()
    awareness.destroy()
    doc.destroy()
    facilitationDoc.destroy()
  }
  return {
    id: board.id,
    token: board.token,
    doc,
    contactsDoc: undefined,
    internalDoc: undefined,
    facilitationDoc,
    gatherings,
    awareness,
    cursors: new CursorLane(() => {}),
    access,
    reverted: fixed(NOTHING_REVERTED),
    connection: fixed(CONNECTION),
    seat,
    institutions: fixed(matrix.institutions),
    people: fixed([]),
    connections: fixed([]),
    follow,
    canvasFiles: createCanvasFiles(),
    matrix: fixed(matrix),
    lists,
    bin,
    title: fixed(readTitle(doc)),
    undo,
    history: new PersonHistory(undo),
    user: board.user,
    licenseKey: board.licenseKey,
    setLocked: () => {},
    loaded: Promise.resolve(),
    forget: () => Promise.resolve(close()),
    close,
  }
}
