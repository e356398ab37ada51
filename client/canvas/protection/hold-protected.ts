import { isFreeProp } from "@tafelrunde/shared/canvas"
import type { TLShape, TLStore } from "tldraw"

import type { Protection } from "./protection.ts"

/**
 * Drops whatever this person's gestures do to protected shapes, except to their words, whichever tool
 * they use: the server would revert it. Changes of others are not touched. Returns the function that
 * stops it.
 */
export function holdProtected(store: TLStore, { mayChange }: Protection): () => void {
  const { sideEffects } = store
  const keep = (record: { readonly id: string }, source: "remote" | "user"): false | void => {
    if (source === "user" && !mayChange(record.id)) return false
  }
  const stops = [
    sideEffects.registerBeforeDeleteHandler("shape", keep),
    sideEffects.registerBeforeDeleteHandler("page", keep),
    sideEffects.registerBeforeChangeHandler("shape", (before, after, source) =>
      source === "user" && !mayChange(before.id) ? withWordsOf(before, after) : after,
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The shape as it was, with the words that were just written. */
function withWordsOf(before: TLShape, after: TLShape): TLShape {
  const props: Record<string, unknown> = { ...before.props }
  let isWritten = false
  for (const [name, value] of Object.entries(after.props)) {
    if (!isFreeProp(name) || Object.is(props[name], value)) continue
    props[name] = value
    isWritten = true
  }
  return isWritten ? Object.assign({}, before, { props }) : before
}
