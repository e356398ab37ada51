import { type Finding } from "@tafelrunde/shared/findings"
import { type JSX, useId, useState } from "react"

import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { CheckIcon } from "../ui/icons.tsx"
import { announce } from "../ui/toast.tsx"
import { AnswerForm, useMayAnswer } from "./answer-form.tsx"
import { takeBackAnswer } from "./answers.ts"
import { keyOf } from "./finding-groups.ts"
import { type FindingsList } from "./findings-group.tsx"

interface AnsweredProps {
  readonly findings: readonly Finding[]
  readonly list: FindingsList
}

/** What somebody has said to be so on purpose, with the reason. */
export function AnsweredFindings({ findings, list }: AnsweredProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const headingId = useId()
  if (findings.length === 0) return null
  return (
    <section className="findings-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{messages.intendedList(findings.length)}</h3>
      <ul>
        {findings.map((finding) => (
          <AnsweredItem key={keyOf(finding)} finding={finding} list={list} />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  readonly finding: Finding
  readonly list: FindingsList
}

function AnsweredItem({ finding, list }: ItemProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const [isChanging, setChanging] = useState(false)
  const mayAnswer = useMayAnswer(list.board)
  const takeBack = (): void => {
    takeBackAnswer(list.board, finding)
    announce(messages.takenBack, "quiet")
    list.onAnswered()
  }
  return (
    <li data-severity="answered">
      <CheckIcon />
      <span>
        {finding.message}
        <span className="finding-reason">{messages.because(finding.answer ?? "")}</span>
      </span>
      {mayAnswer && (
        <span className="finding-actions">
          <Button
            kind="quiet"
            aria-label={messages.changeReasonOf(finding.message)}
            aria-expanded={isChanging}
            onClick={() => setChanging(!isChanging)}
          >
            {messages.changeReason}
          </Button>
          <Button
            kind="quiet"
            aria-label={messages.takeBackWhat(finding.message)}
            onClick={takeBack}
          >
            {messages.takeBack}
          </Button>
        </span>
      )}
      {isChanging && (
        <AnswerForm
          board={list.board}
          finding={finding}
          onDone={() => {
            setChanging(false)
            list.onAnswered()
          }}
          onCancel={() => setChanging(false)}
        />
      )}
    </li>
  )
}
