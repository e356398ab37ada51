import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"

import { receivePresence, sendPresence } from "../presence/presence.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "./person.ts"

/** Somebody on the canvas whom others can see, once a test tells them. */
export interface Present extends TestPerson {
  readonly awareness: Awareness
}

export function joinPresent(name: string): Present {
  const person = joinCanvas(emptyBoard())
  const awareness = new Awareness(person.doc)
  awareness.setLocalStateField("user", { id: name, name, institution: "AfA", color: "#0b559b" })
  const stops = [
    sendPresence(person.editor, awareness),
    receivePresence(person.editor.store, awareness),
  ]
  return {
    ...person,
    awareness,
    leave: () => {
      for (const stop of stops) stop()
      awareness.destroy()
      person.leave()
    },
  }
}

/** What one says of itself reaches the other, and is on the canvas when this is done. */
export async function tell(from: Present, to: Present): Promise<void> {
  const { clientID } = from.doc
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [clientID]), "network")
  await Promise.resolve()
}
