import { findingAnswer } from "@tafelrunde/shared/entities"
import { type Finding } from "@tafelrunde/shared/findings"
import { type FormEvent, type JSX, useEffect, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { TextAreaField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { answerFinding } from "./answers.ts"

/** What is intended is the facilitators' word: it ends an error and stands in the paper. */
export function useMayAnswer(board: Board): boolean {
  const { role, access } = useAccess(board)
  return role === "facilitator" && access === "write"
}

interface AnswerFormProps {
  readonly board: Board
  readonly finding: Finding
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Asks why a finding is so on purpose. */
export function AnswerForm({ board, finding, onDone, onCancel }: AnswerFormProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const [reason, setReason] = useState(finding.answer ?? "")
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector("textarea")?.focus(), [])
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() === "") return setMissing(true)
    answerFinding(board, finding, reason)
    announce(messages.answered, "quiet")
    onDone()
  }
  return (
    <form ref={form} className="answer-form" noValidate onSubmit={save}>
      <TextAreaField
        label={messages.reason}
        hint={messages.reasonHint}
        error={isMissing ? messages.reasonMissing : undefined}
        rows={3}
        maxLength={findingAnswer.fields.reason.max}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Escape") onCancel()
        }}
      />
      <span className="answer-form-actions">
        <Button kind="primary" type="submit">
          {messages.saveReason}
        </Button>
        <Button onClick={onCancel}>{messages.cancel}</Button>
      </span>
    </form>
  )
}
