import type { JSX } from "react"
import { type Atom, type Editor, useValue } from "tldraw"

import { filesMessages } from "../../messages/files.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { protectionOf } from "../protection/protection.ts"
import type { Placement } from "./put-drawing.ts"
import type { AskPlacement } from "./tldraw-file.ts"

/** Whether the areas that a drawing shares with the board are replaced, while nobody has answered. */
export interface PlacementQuestion {
  readonly areas: readonly string[]
  /** False when one of the areas is protected from this person. */
  readonly mayReplace: boolean
  readonly answer: (placement: Placement | undefined) => void
}

/** Asks in a dialog of the canvas; an unanswered earlier question counts as cancelled. */
export function askPlacement(
  editor: Editor,
  question: Atom<PlacementQuestion | undefined>,
): AskPlacement {
  const { mayChange } = protectionOf(editor)
  return (shared) =>
    new Promise((resolve) => {
      question.get()?.answer(undefined)
      question.set({
        areas: shared.map(({ props }) => props.name).filter((name) => name !== ""),
        mayReplace: shared.every(({ id }) => mayChange(id)),
        answer: (placement) => {
          question.set(undefined)
          resolve(placement)
        },
      })
    })
}

/** The dialog of the question; nothing while there is none. */
export function PlacementDialog(props: {
  readonly question: Atom<PlacementQuestion | undefined>
}): JSX.Element | null {
  const messages = useMessages(filesMessages)
  const question = useValue(props.question)
  if (!question) return null
  const { areas, mayReplace, answer } = question
  return (
    <Dialog
      title={messages.areasAreHere(areas.length)}
      onClose={() => answer(undefined)}
      actions={
        <>
          <Button onClick={() => answer(undefined)}>{messages.readNothing}</Button>
          {mayReplace && (
            <Button kind="danger" onClick={() => answer("replace")}>
              {messages.replaceAreas}
            </Button>
          )}
          <Button kind="primary" onClick={() => answer("beside")}>
            {messages.putBeside}
          </Button>
        </>
      }
    >
      <p>{areas.join(", ")}</p>
      <p>{mayReplace ? messages.replaceOrBeside : messages.besideOnly}</p>
    </Dialog>
  )
}
