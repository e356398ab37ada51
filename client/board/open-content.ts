import { EntryLists, UndoHistory } from "@tafelrunde/shared/model"

import { type Bin, type BinParts, openBin } from "./bin.ts"

interface Content {
  readonly bin: Bin
  readonly lists: EntryLists
  readonly undo: UndoHistory
  readonly close: () => void
}

/** The structured content as it is read, removed and taken back. */
export function openContent(parts: BinParts): Content {
  const { bin, close: closeBin } = openBin(parts)
  const { board, contacts, internal } = bin.docs
  const contactDocs = [contacts, internal].filter((doc) => doc !== undefined)
  const undo = new UndoHistory(board, bin.remover, contactDocs)
  const lists = new EntryLists(bin.docs)
  return {
    bin,
    lists,
    undo,
    close: () => {
      closeBin()
      undo.destroy()
      lists.close()
    },
  }
}
