import * as Y from "yjs"

import { isUnappliable } from "../guards/limits/update-limits.ts"

/** Called with the index of an update that could not be applied, and with Yjs's error. */
export type OnUnappliable = (index: number, error: unknown) => void

function applyTogether(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Yjs may fail half-way and leave a wrong document, so a failure starts anew without its cause. */
function applyApart(updates: readonly Uint8Array[], onUnappliable: OnUnappliable): Y.Doc {
  const leftOut = new Set<number>()
  // Found without an attempt for each: a log may hold thousands of them.
  for (const [index, update] of updates.entries()) {
    if (!isUnappliable(update)) continue
    onUnappliable(index, new Error("The update is impossible"))
    leftOut.add(index)
  }
  for (;;) {
    const doc = new Y.Doc()
    const failed = updates.findIndex((update, index) => {
      if (leftOut.has(index)) return false
      try {
        Y.applyUpdate(doc, update)
        return false
      } catch (error) {
        onUnappliable(index, error)
        return true
      }
    })
    if (failed < 0) return doc
    leftOut.add(failed)
  }
}

/**
 * The document of stored updates, in their order. An update that Yjs cannot apply is left out as a
 * whole, so that no update can keep a board from opening.
 */
export function assembleDocument(
  updates: readonly Uint8Array[],
  onUnappliable: OnUnappliable = () => {},
): Y.Doc {
  const doc = assemble(updates, onUnappliable)
  forgetKnownInGap(doc)
  return doc
}

function assemble(updates: readonly Uint8Array[], onUnappliable: OnUnappliable): Y.Doc {
  try {
    return applyTogether(updates)
  } catch {
    return applyApart(updates, onUnappliable)
  }
}

/**
 * What waits under a client id and a clock that the document has by now is something else, which its author sent
 * before. Yjs would write it into the next snapshot in place of what people see.
 */
function forgetKnownInGap(doc: Y.Doc): void {
  const waiting = doc.store.pendingStructs
  if (waiting) waiting.update = Y.diffUpdateV2(waiting.update, Y.encodeStateVector(doc))
}
