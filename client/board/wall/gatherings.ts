import {
  type Gathering,
  onFacilitationChange,
  readFacilitation,
} from "@tafelrunde/shared/facilitation"
import type * as Y from "yjs"

import { createState, type State } from "../state.ts"

/**
 * The last gathering that facilitators have called while this browser was connected. What comes with the state of the
 * room, at the opening or after a lost connection, was called for others.
 */
export function watchGatherings(
  facilitationDoc: Y.Doc,
  room: State<{ readonly synced: boolean }>,
): State<Gathering | undefined> & { readonly close: () => void } {
  const called = createState<Gathering | undefined>(undefined)
  let knownId = readFacilitation(facilitationDoc).gathering?.id
  // The room is in step before its state is heard of: both come in one transaction.
  let wasSynced = false
  const noteSynced = (): void => {
    wasSynced = room.get().synced
  }
  facilitationDoc.on("beforeTransaction", noteSynced)
  const stop = onFacilitationChange(facilitationDoc, () => {
    const { gathering } = readFacilitation(facilitationDoc)
    if (gathering?.id === knownId) return
    knownId = gathering?.id
    if (wasSynced) called.set(gathering)
  })
  const close = (): void => {
    stop()
    facilitationDoc.off("beforeTransaction", noteSynced)
  }
  return { ...called, close }
}
