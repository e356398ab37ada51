import { plainText, toRichText } from "@tafelrunde/shared/canvas"
import { type JSX, useEffect } from "react"
import {
  type Atom,
  createShapeId,
  type Editor,
  type TLNoteShape,
  react,
  type TLShape,
  type TLShapeId,
  useValue,
} from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { mayWrite } from "../paste/refuse-when-reading.ts"

/** A text that this person was writing when somebody else deleted its shape, and the shape's page position. */
interface DeletedText {
  readonly kind: "deleted"
  readonly richText: TLNoteShape["props"]["richText"]
  readonly x: number
  readonly y: number
  readonly rotation: number
}

/** A text that this person was writing when somebody else moved its shape to another page. */
interface MovedText {
  readonly kind: "moved"
  readonly shapeId: TLShapeId
}

export type LostText = DeletedText | MovedText

interface LostTextOptions {
  readonly lost: Atom<LostText | undefined>
  /** Called when the field that this person is writing in disappears, also while it is empty. */
  readonly onTaken: () => void
}

/**
 * Saves the text of a shape that others delete or move to another page while this person writes in it. Returns the
 * function that stops it.
 */
export function keepLostText(editor: Editor, { lost, onTaken }: LostTextOptions): () => void {
  // The value before this change: during the change the editor has already reset its editing shape.
  let editing: TLShapeId | null = null
  const stopWatching = react("what is edited", () => {
    editing = editor.getEditingShapeId()
  })
  const stopKeeping = editor.store.sideEffects.registerBeforeDeleteHandler(
    "shape",
    (shape, source) => {
      if (source !== "remote" || shape.id !== editing) return
      onTaken()
      const richText = textOf(shape)
      if (plainText(richText).trim() === "") return
      // Read the position before the removal; afterwards it is unknown.
      const { x, y } = editor.getShapePageTransform(shape).point()
      const rotation = editor.getShapePageTransform(shape).rotation()
      lost.set({ kind: "deleted", richText, x, y, rotation })
    },
  )
  const stopMoving = editor.store.sideEffects.registerAfterChangeHandler(
    "shape",
    (before, after, source) => {
      if (source !== "remote" || before.parentId === after.parentId || editing === null) return
      const page = editor.getAncestorPageId(editing)
      if (page === undefined || page === editor.getCurrentPageId()) return
      onTaken()
      lost.set({ kind: "moved", shapeId: editing })
    },
  )
  return () => {
    stopWatching()
    stopKeeping()
    stopMoving()
  }
}

function textOf({ props }: TLShape): DeletedText["richText"] {
  if ("richText" in props) return props.richText
  const messages = "name" in props ? props.name : "text" in props ? props.text : ""
  return toRichText(
    typeof messages === "string" ? messages : "",
  ) as unknown as DeletedText["richText"]
}

/** Restores a deleted text as a note at its former position, as one undo step; shows a moved one where it is now. */
export function restoreText(editor: Editor, lost: LostText): void {
  if (lost.kind === "moved") {
    showMoved(editor, lost.shapeId)
    return
  }
  if (!mayWrite(editor)) return
  const { richText, x, y, rotation } = lost
  const id = createShapeId()
  editor.markHistoryStoppingPoint("restore text")
  editor.createShape<TLNoteShape>({ id, type: "note", x, y, rotation, props: { richText } })
  editor.select(id)
}

function showMoved(editor: Editor, id: TLShapeId): void {
  const page = editor.getAncestorPageId(id)
  if (page === undefined) return
  editor.setCurrentPage(page)
  editor.select(id)
  editor.zoomToSelection()
}

interface LostTextNoticeProps {
  /** False on a locked board: the text stays available until the board is unlocked. */
  readonly canRestore: boolean
  readonly lost: Atom<LostText | undefined>
  readonly onRestore: (text: LostText) => void
}

const SHOWN_MS = 60_000

/** Shows the message with the button to restore the text; disappears after a minute. */
export function LostTextNotice({ lost, canRestore, onRestore }: LostTextNoticeProps): JSX.Element {
  const messages = useMessages(canvasMessages)
  const text = useValue(lost)
  useEffect(() => {
    if (!text || !canRestore) return
    const timer = setTimeout(() => lost.set(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [lost, text, canRestore])
  // Always rendered: screen readers ignore a live region that appears together with its text.
  return (
    <div className="canvas-lost-text" role="alert">
      {text && (
        <>
          <p>{text.kind === "moved" ? messages.movedText : messages.lostText}</p>
          <Button
            disabled={!canRestore && text.kind === "deleted"}
            onClick={() => {
              onRestore(text)
              lost.set(undefined)
            }}
          >
            {text.kind === "moved" ? messages.showMovedText : messages.restoreText}
          </Button>
          <Button kind="quiet" onClick={() => lost.set(undefined)}>
            {messages.dismiss}
          </Button>
        </>
      )}
    </div>
  )
}
