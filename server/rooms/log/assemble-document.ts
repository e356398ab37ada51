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

/** So often a failure costs a new beginning of its own; later ones are left out together. */
const MAX_SINGLE_FAILURES = 8

/**
 * Yjs may fail half-way and leave a wrong document, so a failure starts anew without its cause. A log may hold
 * thousands of bad updates: those that are known to fail are left out beforehand, so that there is one new beginning
 * for all of them.
 */
function applyApart(updates: readonly Uint8Array[], onUnappliable: OnUnappliable): Y.Doc {
  const rest = new Map(updates.entries())
  const leaveOut = (index: number, error: unknown): void => {
    onUnappliable(index, error)
    rest.delete(index)
  }
  for (const [index, update] of updates.entries()) {
    if (isUnappliable(update)) leaveOut(index, new Error("The update is impossible"))
  }
  for (let failures = 0; ; failures++) {
    const isSingle = failures < MAX_SINGLE_FAILURES
    const doc = new Y.Doc()
    const failed = failuresIn(doc, rest, isSingle)
    if (failed.length === 0) return doc
    for (const { index, error } of failed) leaveOut(index, error)
  }
}

interface Failure {
  readonly index: number
  readonly error: unknown
}

/** Applies the updates one by one; answers which could not be, or only the first of them. */
function failuresIn(
  doc: Y.Doc,
  updates: ReadonlyMap<number, Uint8Array>,
  isOnlyFirst: boolean,
): readonly Failure[] {
  const failures: Failure[] = []
  for (const [index, update] of updates) {
    try {
      Y.applyUpdate(doc, update)
    } catch (error) {
      failures.push({ index, error })
      if (isOnlyFirst) break
    }
  }
  return failures
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
