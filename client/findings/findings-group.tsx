import { type Finding, isAnswerable, type Severity } from "@tafelrunde/shared/findings"
import { type JSX, useId, useState } from "react"

import { type Board } from "../board/board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { InformationIcon, StopIcon, WarningIcon } from "../ui/icons.tsx"
import { AnswerForm, useMayAnswer } from "./answer-form.tsx"
import { type FindingGroup, hasPlace, keyOf } from "./finding-groups.ts"

/** What all findings of the list share. */
export interface FindingsList {
  readonly board: Board
  /** The key of the finding that was shown last. */
  readonly shown: string | undefined
  /** What a finding is about, where no heading above it says so. */
  readonly titleOf: ((finding: Finding) => string) | undefined
  readonly onGoTo: (finding: Finding) => void
  /** Somebody has given a reason, or taken it back. */
  readonly onAnswered: () => void
}

export const SEVERITY_ICONS: Readonly<Record<Severity, () => JSX.Element>> = {
  error: StopIcon,
  warning: WarningIcon,
  hint: InformationIcon,
  open: InformationIcon,
}

interface GroupProps {
  readonly group: FindingGroup
  readonly list: FindingsList
}

export function FindingsGroup({ group, list }: GroupProps): JSX.Element {
  const headingId = useId()
  return (
    <section className="findings-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{group.title}</h3>
      <ul>
        {group.findings.map((finding) => (
          <FindingItem key={keyOf(finding)} finding={finding} list={list} />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  readonly finding: Finding
  readonly list: FindingsList
}

function FindingItem({ finding, list }: ItemProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const [isAnswering, setAnswering] = useState(false)
  const mayAnswer = useMayAnswer(list.board) && isAnswerable(finding)
  const SeverityIcon = SEVERITY_ICONS[finding.severity]
  return (
    <li data-severity={finding.severity} aria-current={keyOf(finding) === list.shown || undefined}>
      <SeverityIcon />
      <span>
        <span className="visually-hidden">{messages.one[finding.severity]}: </span>
        {list.titleOf && <span className="finding-subject">{list.titleOf(finding)}</span>}
        {finding.message}
      </span>
      <span className="finding-actions">
        {hasPlace(finding) && (
          <Button
            aria-label={messages.goToWhat(finding.message)}
            onClick={() => list.onGoTo(finding)}
          >
            {messages.goTo}
          </Button>
        )}
        {mayAnswer && (
          <Button
            kind="quiet"
            aria-label={messages.intendedWhat(finding.message)}
            aria-expanded={isAnswering}
            onClick={() => setAnswering(!isAnswering)}
          >
            {messages.intended}
          </Button>
        )}
      </span>
      {isAnswering && (
        <AnswerForm
          board={list.board}
          finding={finding}
          onDone={list.onAnswered}
          onCancel={() => setAnswering(false)}
        />
      )}
    </li>
  )
}

interface OpenProps {
  readonly groups: readonly FindingGroup[]
  readonly list: FindingsList
}

/** What nobody has worked on yet: a list to go through, no errors. */
export function OpenFindings({ groups, list }: OpenProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const headingId = useId()
  if (groups.length === 0) return null
  return (
    <section className="findings-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{messages.open(groups.length)}</h3>
      <ul>
        {groups.flatMap(({ key, title, findings: [first] }) =>
          first
            ? [
                <li
                  key={key}
                  data-severity="open"
                  aria-current={keyOf(first) === list.shown || undefined}
                >
                  <span>{title}</span>
                  <Button aria-label={messages.goToWhat(title)} onClick={() => list.onGoTo(first)}>
                    {messages.goTo}
                  </Button>
                </li>,
              ]
            : [],
        )}
      </ul>
    </section>
  )
}
