import { type JSX, useSyncExternalStore } from "react"

import { createState } from "../../board/state.ts"
import { exportMessages } from "../../messages/export.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"

interface Question {
  readonly count: number
  readonly answer: (saves: boolean) => void
}

const question = createState<Question | undefined>(undefined)

/** Whether a whole board is to be saved without the pictures that are not on this device. */
export function askAboutMissingPictures(count: number): Promise<boolean> {
  question.get()?.answer(false)
  return new Promise((resolve) => {
    const answer = (saves: boolean): void => {
      question.set(undefined)
      resolve(saves)
    }
    question.set({ count, answer })
  })
}

/** The question while somebody is asked; rendered once on the board's page. */
export function MissingPicturesQuestion(): JSX.Element | null {
  const messages = useMessages(exportMessages)
  const asked = useSyncExternalStore(question.subscribe, question.get)
  if (!asked) return null
  const { count, answer } = asked
  return (
    <Dialog
      title={messages.missingPicturesTitle}
      onClose={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(false)}>{messages.dontSave}</Button>
          <Button kind="primary" onClick={() => answer(true)}>
            {messages.saveWithout}
          </Button>
        </>
      }
    >
      <p>{messages.missingPictures(count)}</p>
      <p>{messages.missingPicturesMore}</p>
    </Dialog>
  )
}
