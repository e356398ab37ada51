import { expect, test } from "vitest"
import { Awareness, removeAwarenessStates } from "y-protocols/awareness"
import * as Y from "yjs"

import { createFollow } from "./follow.ts"

test("following ends when the other leaves, not when somebody else does", () => {
  const awareness = new Awareness(new Y.Doc())
  for (const id of [1, 2]) awareness.states.set(id, { user: {} })
  const { follow, stop } = createFollow(awareness)
  follow.set(1)

  removeAwarenessStates(awareness, [2], "remote")
  expect(follow.get()).toBe(1)
  removeAwarenessStates(awareness, [1], "remote")

  expect(follow.get()).toBeUndefined()
  stop()
  awareness.destroy()
})
