import { type Editor, react } from "tldraw"

import type { Follow } from "../board/follow.ts"

/**
 * Looks where the followed person looks, from the moment they are on the canvas; moving the view by hand ends it.
 * Returns the function that unties the two; whom one follows stays chosen.
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
  const stopEnds = react("follow ends", () => {
    const now = editor.getInstanceState().followingUserId
    if (now === null && !isChanging && wasFollowing) follow.set(undefined)
    wasFollowing = now !== null
  })
  const stopArrivals = react("follow begins", () => {
    const wanted = follow.get()
    if (wanted !== undefined && isHere(editor, wanted)) start()
  })
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
