import type { Awareness } from "y-protocols/awareness"

import { type OwnState, createState } from "../state.ts"

/**
 * Whom this person follows on the canvas, by awareness client id: chosen in the list of people, heard by the canvas, which
 * sets it to undefined when the person moves the view by hand. Ends by itself when the other has left.
 */
export type Follow = OwnState<number | undefined>

export function createFollow(awareness: Awareness): { follow: Follow; stop: () => void } {
  const follow = createState<number | undefined>(undefined)
  const check = (): void => {
    const id = follow.get()
    if (id !== undefined && !awareness.getStates().has(id)) follow.set(undefined)
  }
  awareness.on("change", check)
  return { follow, stop: () => awareness.off("change", check) }
}
