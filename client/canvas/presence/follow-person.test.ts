// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { removeAwarenessStates } from "y-protocols/awareness"

import { createFollow, type Follow } from "../../board/people/follow.ts"
import { createState } from "../../board/state.ts"
import { joinPresent, type Present, tell } from "../testing/present.ts"
import { followPerson } from "./follow-person.ts"

const ends: (() => void)[] = []

function join(name: string): Present {
  const person = joinPresent(name)
  ends.push(person.leave)
  vi.advanceTimersByTime(1000)
  return person
}

async function follows(follower: Present, followed: Present): Promise<Follow> {
  await tell(followed, follower)
  const { follow, stop } = createFollow(follower.awareness, createState({ synced: true }))
  ends.push(stop, followPerson(follower.editor, follow))
  follow.set(followed.doc.clientID)
  expect(looksWith(follower)).toBe(String(followed.doc.clientID))
  return follow
}

function looksWith({ editor }: Present): string | null {
  return editor.getInstanceState().followingUserId
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  for (const end of ends.splice(0).toReversed()) end()
  vi.useRealTimers()
})

test("moving the view by hand ends following", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  const follow = await follows(anna, ben)

  anna.editor.stopFollowingUser()

  expect(follow.get()).toBeUndefined()
})

test("who goes to the table stays followed, and is looked with again on the canvas", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  const follow = await follows(anna, ben)
  const view = ben.awareness.getLocalState()?.["canvas"]

  ben.awareness.setLocalStateField("canvas", null)
  await tell(ben, anna)
  expect(follow.get()).toBe(ben.doc.clientID)
  expect(looksWith(anna)).toBeNull()

  ben.awareness.setLocalStateField("canvas", view)
  await tell(ben, anna)
  expect(looksWith(anna)).toBe(String(ben.doc.clientID))
})

test("whose cursor goes a moment before they do is followed until they have left", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  const follow = await follows(anna, ben)
  const wasHere: boolean[] = []
  follow.subscribe(() => wasHere.push(anna.awareness.getStates().has(ben.doc.clientID)))

  ben.awareness.setLocalStateField("canvas", null)
  await tell(ben, anna)
  removeAwarenessStates(anna.awareness, [ben.doc.clientID], "network")
  expect(follow.get()).toBe(ben.doc.clientID)
  vi.advanceTimersByTime(10_000)

  expect(follow.get()).toBeUndefined()
  expect(wasHere).toEqual([false])
})
