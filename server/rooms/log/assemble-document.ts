import * as Y from "yjs"

/** Called with the position of an update that was left out, and with what Yjs said of it. */
export type OnLeftOut = (index: number, error: unknown) => void

function applyTogether(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** A document in which Yjs has failed half-way is nobody's word: it is begun anew without the cause. */
function applyApart(updates: readonly Uint8Array[], onLeftOut: OnLeftOut): Y.Doc {
  const leftOut = new Set<number>()
  for (;;) {
    const doc = new Y.Doc()
    const failed = updates.findIndex((update, index) => {
      if (leftOut.has(index)) return false
      try {
        Y.applyUpdate(doc, update)
        return false
      } catch (error) {
        onLeftOut(index, error)
        return true
      }
    })
    if (failed < 0) return doc
    leftOut.add(failed)
  }
}

/**
 * The document of stored updates, in their order. One that Yjs cannot apply is left out as a whole,
 * so that nobody can write anything after which a board no longer opens.
 */
export function assembleDocument(
  updates: readonly Uint8Array[],
  onLeftOut: OnLeftOut = () => {},
): Y.Doc {
  try {
    return applyTogether(updates)
  } catch {
    return applyApart(updates, onLeftOut)
  }
}
