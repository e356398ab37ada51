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

/** A text that this person was writing when somebody else deleted its shape, and the shape's page position. */
export interface LostText {
  readonly richText: TLNoteShape["props"]["richText"]
  readonly x: number
  readonly y: number
  readonly rotation: number
}

/** Saves the text of a shape that others delete while this person writes in it. Returns the function that stops it. */
export function keepLostText(editor: Editor, lost: Atom<LostText | undefined>): () => void {
  // The value before this change: during the change the editor has already reset its editing shape.
  let editing: TLShapeId | null = null
  const stopWatching = react("what is edited", () => {
    editing = editor.getEditingShapeId()
  })
  const stopKeeping = editor.store.sideEffects.registerBeforeDeleteHandler(
    "shape",
    (shape, source) => {
      if (source !== "remote" || shape.id !== editing) return
      const richText = textOf(shape)
      if (plainText(richText).trim() === "") return
      // Read the position before the removal; afterwards it is unknown.
      const { x, y } = editor.getShapePageTransform(shape).point()
      lost.set({ richText, x, y, rotation: editor.getShapePageTransform(shape).rotation() })
    },
  )
  return () => {
    stopWatching()
    stopKeeping()
  }
}

function textOf({ props }: TLShape): LostText["richText"] {
  if ("richText" in props) return props.richText
  const messages = "name" in props ? props.name : "text" in props ? props.text : ""
  return toRichText(typeof messages === "string" ? messages : "") as unknown as LostText["richText"]
}

/** Restores the text as a note at its former position, as one undo step. */
export function restoreText(editor: Editor, { richText, x, y, rotation }: LostText): void {
  const id = createShapeId()
  editor.markHistoryStoppingPoint("restore text")
  editor.createShape<TLNoteShape>({ id, type: "note", x, y, rotation, props: { richText } })
  editor.select(id)
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
          <p>{messages.lostText}</p>
          <Button
            disabled={!canRestore}
            onClick={() => {
              onRestore(text)
              lost.set(undefined)
            }}
          >
            {messages.restoreText}
          </Button>
          <Button kind="quiet" onClick={() => lost.set(undefined)}>
            {messages.dismiss}
          </Button>
        </>
      )}
    </div>
  )
}
