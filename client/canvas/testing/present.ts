import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"

import { createState } from "../../board/state.ts"
import { CursorLane } from "../../board/sync/cursor-lane.ts"
import { receivePresence, sendPresence } from "../presence/presence.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "./person.ts"

/** A person on the canvas whose presence reaches others when a test delivers it. */
export interface Present extends TestPerson {
  readonly awareness: Awareness
  readonly cursors: CursorLane
  /** What was sent beside presence; none of it is delivered. */
  readonly cursorMessages: readonly Uint8Array[]
}

export function joinPresent(name: string): Present {
  const person = joinCanvas(emptyBoard())
  const cursorMessages: Uint8Array[] = []
  const awareness = new Awareness(person.doc)
  awareness.setLocalStateField("user", { id: name, name })
  const institutions = createState([])
  const cursors = new CursorLane((message) => cursorMessages.push(message))
  const stops = [
    sendPresence(person.editor, { awareness, cursors }),
    receivePresence(person.editor.store, { awareness, cursors, institutions }),
  ]
  return {
    ...person,
    awareness,
    cursors,
    cursorMessages,
    leave: () => {
      for (const stop of stops) stop()
      awareness.destroy()
      person.leave()
    },
  }
}

/** Delivers one person's presence to the other's canvas. */
export async function tell(from: Present, to: Present): Promise<void> {
  const { clientID } = from.doc
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [clientID]), "network")
  await Promise.resolve()
}
