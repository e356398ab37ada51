import type * as Y from "yjs"

import { collection } from "./layout.ts"
import { orderedEntries } from "./ordered.ts"
import { isRemoved } from "./removed.ts"

/**
 * In which phase the tasks of each phase are shown: those of a removed phase in the phase before it, or
 * behind it. They keep the removed phase as theirs, so that they return with it. Without any phase that is
 * left the map is empty.
 */
export function shownPhases(doc: Y.Doc): ReadonlyMap<string, string> {
  const phases = orderedEntries(collection(doc, "phases"))
  let shown = phases.find(([, phase]) => !isRemoved(phase))?.[0]
  const result = new Map<string, string>()
  if (shown === undefined) return result
  for (const [id, phase] of phases) {
    if (!isRemoved(phase)) shown = id
    result.set(id, shown)
  }
  return result
}
