import {
  onFacilitationChange,
  readFacilitation,
  setParticipantsMayRemove,
} from "@tafelrunde/shared/facilitation"
import {
  type BinEntry,
  type BoardDocs,
  type EntryPlace,
  goesWith,
  isOwnEntry,
  onModelChange,
  onRemoval,
  purgeEntry,
  readBin,
  type Remover,
  restoreEntry,
} from "@tafelrunde/shared/model"
import type { Seat } from "@tafelrunde/shared/protocol"
import type * as Y from "yjs"

import { type State, createDerived } from "./state.ts"
import type { Access } from "./sync/connection-status.ts"

/** What has been removed from the board, and who may remove what. */
export interface Bin {
  readonly docs: BoardDocs
  /** This person, for the mark of an entry that they remove. */
  readonly remover: () => Remover
  /**
   * Whether this person may remove an entry that is filled in; the server reverts it otherwise. Participants may
   * remove what they alone have written, as long as nothing hangs on it.
   */
  readonly mayRemoveFilled: (entry: EntryPlace) => boolean
  /** The latest removal first. */
  readonly entries: State<readonly BinEntry[]>
  readonly restore: (entry: BinEntry) => void
  /** Deletes the entry for good. */
  readonly purge: (entry: BinEntry) => void
  /** The board's setting: participants too may remove what somebody has filled in. */
  readonly participantsMayRemove: State<boolean>
  readonly setParticipantsMayRemove: (may: boolean) => void
  /** Calls back with what others remove; returns what ends it. */
  readonly onRemoval: (listener: (removed: readonly BinEntry[]) => void) => () => void
}

export interface BinParts {
  readonly docs: BoardDocs
  readonly facilitationDoc: Y.Doc
  readonly access: State<Access>
  readonly seat: State<Seat | null>
}

export function openBin(parts: BinParts): { readonly bin: Bin; readonly close: () => void } {
  const { docs, facilitationDoc, access, seat } = parts
  const all = [docs.board, docs.contacts, docs.internal].filter((doc) => doc !== undefined)
  const entries = createDerived<readonly BinEntry[]>(
    () => readBin(docs),
    (listener) => {
      const stops = all.map((doc) => onModelChange(doc, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  )
  const participantsMayRemove = createDerived(
    () => readFacilitation(facilitationDoc).participantsMayRemove,
    (listener) => onFacilitationChange(facilitationDoc, listener),
  )
  const isFacilitator = (): boolean => access.get().role === "facilitator"
  const bin: Bin = {
    docs,
    remover: () => ({
      institution: isFacilitator() ? null : (seat.get()?.name ?? null),
      isFacilitator: isFacilitator(),
    }),
    mayRemoveFilled: (entry) =>
      isFacilitator() ||
      participantsMayRemove.get() ||
      (isOwnEntry(docs, entry) && goesWith(docs, entry).size === 0),
    entries,
    restore: (entry) => restoreEntry(docs, entry),
    purge: (entry) => purgeEntry(docs, entry),
    participantsMayRemove,
    setParticipantsMayRemove: (may) => setParticipantsMayRemove(facilitationDoc, may),
    onRemoval: (listener) => onRemoval(all, listener),
  }
  return {
    bin,
    close: () => {
      entries.close()
      participantsMayRemove.close()
    },
  }
}
