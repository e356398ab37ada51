import { type Editor, react, unsafe__withoutCapture } from "tldraw"

import type { Follow } from "../../board/people/follow.ts"

/**
 * Looks where the followed person looks, for as long as they are on the canvas; moving the view by hand ends it. Who goes
 * to the table stays chosen, and is followed again on coming back. Returns the function that unties the two; whom one
 * follows stays chosen.
 */
export function followPerson(editor: Editor, follow: Follow): () => void {
  let isChanging = false
  let wasFollowing = false
  const change = (act: () => void): void => {
    isChanging = true
    act()
    isChanging = false
  }
  const start = (): void => {
    const wanted = follow.get()
    const now = editor.getInstanceState().followingUserId
    if (wanted === undefined) {
      if (now !== null) change(() => editor.stopFollowingUser())
    } else if (now !== String(wanted) && isHere(editor, wanted)) {
      change(() => editor.startFollowingUser(String(wanted)))
    }
  }
  const endByHand = (): void => {
    const wanted = follow.get()
    // tldraw also ends it when the other is off the canvas. Whether they have left the board is not the canvas's to say.
    if (wanted !== undefined && isHere(editor, wanted)) follow.set(undefined)
  }
  const stopEnds = react("follow ends", () => {
    const now = editor.getInstanceState().followingUserId
    if (now === null && !isChanging && wasFollowing) endByHand()
    wasFollowing = now !== null
  })
  const stopArrivals = react(
    "follow begins",
    () => {
      // Only who is on the canvas makes it run: an end by hand must not begin it anew.
      editor.getCollaborators()
      unsafe__withoutCapture(() => {
        if (follow.get() !== undefined) start()
      })
    },
    // tldraw cannot begin to follow while it still works through the change that brought the other.
    { scheduleEffect: (begin) => queueMicrotask(begin) },
  )
  const stopChoices = follow.subscribe(start)
  start()
  return () => {
    stopEnds()
    stopArrivals()
    stopChoices()
    change(() => editor.stopFollowingUser())
  }
}

function isHere(editor: Editor, clientId: number): boolean {
  return editor.getCollaborators().some(({ userId }) => userId === String(clientId))
}
