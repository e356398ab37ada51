import type { JSX } from "react"
import {
  atom,
  DefaultCollaboratorHint,
  DefaultCursor,
  type Editor,
  type TLInstancePresence,
  useEditor,
  usePresence,
  useValue,
} from "tldraw"

import { isOnPage } from "../../board/sync/cursor-lane.ts"
import { type OthersCursor, othersCursorsOf } from "./others-cursors.ts"
import { AWAY, RESTING, STILL, useStillness } from "./stillness.ts"

const STORED = "tafelrunde.cursors"

/** Whether this device shows where others point: with many people it can be too much. */
export const cursorsShown = atom("cursors shown", read())

export function toggleCursors(): void {
  cursorsShown.update((shown) => !shown)
  try {
    localStorage.setItem(STORED, cursorsShown.get() ? "shown" : "hidden")
  } catch {
    // Without storage the setting lasts for this page only.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== "hidden"
  } catch {
    return true
  }
}

/** The cursors of all others on this page; the place of tldraw's own, which are drawn from its store. */
export function PersonCursors(): JSX.Element | null {
  const editor = useEditor()
  const shown = useValue(cursorsShown)
  // As one string, so that equal lists compare equal.
  const ids = useValue("people here", () => peopleHere(editor).join(" "), [editor])
  if (!shown || ids === "") return null
  return (
    <>
      {ids.split(" ").map((id) => (
        <PersonCursor key={id} userId={id} />
      ))}
    </>
  )
}

function peopleHere(editor: Editor): readonly string[] {
  return editor
    .getCollaboratorsOnCurrentPage()
    .map(({ userId }) => userId)
    .toSorted()
}

function PersonCursor({ userId }: { readonly userId: string }): JSX.Element | null {
  const editor = useEditor()
  const person = usePresence(userId)
  const cursor = useValue("cursor", () => cursorHere(editor, userId), [editor, userId])
  // What somebody selects or says is a sign of them too.
  const signAt = Math.max(cursor?.movedAt ?? 0, person?.lastActivityTimestamp ?? 0)
  const stillness = useStillness(signAt)
  if (!person || !cursor || isHidden(editor, person, stillness)) return null
  return <Pointer person={person} cursor={cursor} still={stillness >= STILL} />
}

function cursorHere(editor: Editor, userId: string): OthersCursor | undefined {
  const cursor = othersCursorsOf(editor).of(Number(userId)).get()
  if (cursor?.page === undefined) return cursor
  return isOnPage(cursor.page, editor.getCurrentPageId()) ? cursor : undefined
}

interface PointerProps {
  readonly person: TLInstancePresence
  readonly cursor: OthersCursor
  readonly still: boolean
}

/** The cursor, or at the edge of the screen a hint that somebody points further out. */
function Pointer({ person, cursor, still }: PointerProps): JSX.Element {
  const editor = useEditor()
  const { userId, color, userName, chatMessage } = person
  const zoom = useValue("zoom", () => editor.getZoomLevel(), [editor])
  const isOut = useValue("is out of sight", () => isOutOfSight(editor, cursor), [editor, cursor])
  const shared = { userId, color, zoom, point: cursor }
  if (isOut) {
    const viewport = editor.getViewportPageBounds()
    return (
      <DefaultCollaboratorHint
        {...shared}
        className="tl-collaborator__cursor-hint"
        viewport={viewport}
      />
    )
  }
  const className = `tl-collaborator__cursor${still ? " canvas-cursor-still" : ""}`
  return (
    <DefaultCursor {...shared} className={className} name={userName} chatMessage={chatMessage} />
  )
}

/** With room for the arrow, which lies below and to the right of its point. In pixels of the screen. */
const ARROW = { width: 12, height: 16 }

function isOutOfSight(editor: Editor, { x, y }: OthersCursor): boolean {
  const { minX, minY, maxX, maxY } = editor.getViewportPageBounds()
  const width = ARROW.width / editor.getZoomLevel()
  const height = ARROW.height / editor.getZoomLevel()
  return x < minX - width || y < minY - height || x > maxX - width || y > maxY - height
}

/** Whom one follows is always shown; who looks with oneself and does nothing else would only be in the way. */
function isHidden(editor: Editor, person: TLInstancePresence, stillness: number): boolean {
  const { followingUserId } = editor.getInstanceState()
  if (stillness >= AWAY) return followingUserId !== person.userId
  const follows = person.followingUserId === editor.user.getId()
  return stillness >= RESTING && follows && person.chatMessage === ""
}
