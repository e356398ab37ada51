import type * as Y from "yjs"

import { createState, type OwnState } from "../../board/state.ts"

const COLLAPSED = new WeakMap<Y.Doc, OwnState<ReadonlySet<string>>>()

/** The ids of the phases of a board that this person has collapsed, for as long as the page is open. */
export function collapsedPhases(doc: Y.Doc): OwnState<ReadonlySet<string>> {
  const collapsed = COLLAPSED.get(doc) ?? createState<ReadonlySet<string>>(new Set())
  COLLAPSED.set(doc, collapsed)
  return collapsed
}

export function setCollapsed(doc: Y.Doc, phaseId: string, isCollapsed: boolean): void {
  const state = collapsedPhases(doc)
  const next = new Set(state.get())
  if (isCollapsed) next.add(phaseId)
  else next.delete(phaseId)
  if (next.size !== state.get().size) state.set(next)
}
