import "./findings.css"
import { cellOfFinding, type Finding, type Severity, SEVERITIES } from "@tafelrunde/shared/findings"
import { type JSX, type RefObject, useEffect, useId, useRef } from "react"

import { type Board } from "../board/board.ts"
import { seesAllContacts } from "../board/content.ts"
import { useFindings } from "../board/findings.ts"
import { type GoTo } from "../board/go-to.ts"
import { useConnectionStatus, useMatrix } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { CheckIcon, CloseIcon, InformationIcon, WarningIcon } from "../ui/icons.tsx"
import { StopIcon } from "./stop-icon.tsx"

interface FindingsPanelProps {
  readonly board: Board
  readonly onGoTo: (target: GoTo) => void
  readonly onClose: () => void
}

/** How many findings the board has now, of all severities. */
export function useFindingsCount(board: Board): number {
  return useFindings(board).length
}

/** The live list of gaps and contradictions; takes the focus when it opens, Escape closes it. */
export function FindingsPanel({ board, onGoTo, onClose }: FindingsPanelProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const found = useFindings(board)
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const panel = useOwnKeys(onClose)
  useEffect(() => title.current?.focus(), [])
  const goTo = (target: GoTo): void => {
    onGoTo(target)
    if (coversBoard()) onClose()
  }
  const count = (severity: Severity): number =>
    found.filter((finding) => finding.severity === severity).length
  return (
    <aside className="findings" aria-labelledby={titleId} ref={panel}>
      <div className="findings-head">
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {messages.title}
        </h2>
        <Button kind="quiet" shape="icon" aria-label={messages.close} onClick={onClose}>
          <CloseIcon />
        </Button>
      </div>
      <div className="findings-body">
        {found.length > 0 && <p className="findings-intro">{messages.intro}</p>}
        <output className="findings-summary">
          {found.length > 0 &&
            SEVERITIES.map((severity) => messages[severity](count(severity))).join(", ")}
        </output>
        {!seesAllContacts(board) && <p className="findings-note">{messages.partial}</p>}
        {SEVERITIES.map((severity) => (
          <Group key={severity} severity={severity} found={found} onGoTo={goTo} />
        ))}
        {found.length === 0 && <NothingFound board={board} />}
      </div>
    </aside>
  )
}

/** Whether the list covers the board, which findings.css does on small screens. */
function coversBoard(): boolean {
  return matchMedia("(max-width: 899px)").matches
}

/** Stops the list's key events before the canvas beside it receives them; Escape closes the list. */
function useOwnKeys(onClose: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    const onKeyDown = (event: KeyboardEvent): void => {
      event.stopPropagation()
      if (event.key === "Escape") onClose()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [onClose])
  return panel
}

const ICONS: Readonly<Record<Severity, () => JSX.Element>> = {
  error: StopIcon,
  warning: WarningIcon,
  hint: InformationIcon,
}

interface GroupProps {
  readonly severity: Severity
  readonly found: readonly Finding[]
  readonly onGoTo: (target: GoTo) => void
}

function Group({ severity, found, onGoTo }: GroupProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const headingId = useId()
  const own = found.filter((finding) => finding.severity === severity)
  if (own.length === 0) return null
  const SeverityIcon = ICONS[severity]
  return (
    <section className="findings-group" data-severity={severity} aria-labelledby={headingId}>
      <h3 id={headingId}>
        <SeverityIcon />
        {messages[severity](own.length)}
      </h3>
      <ul>
        {own.map((finding) => (
          <li key={`${finding.rule}/${finding.entityId}`}>
            <span>{finding.message}</span>
            <Button
              aria-label={messages.goToWhat(finding.message)}
              onClick={() => onGoTo(targetOf(finding))}
            >
              {messages.goTo}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NothingFound({ board }: { readonly board: Board }): JSX.Element {
  const messages = useMessages(findingsMessages)
  const { kind } = useConnectionStatus(board)
  const hasTasks = useMatrix(board).phases.some(({ tasks }) => tasks.length > 0)
  if (hasTasks) {
    return (
      <p className="findings-good">
        <CheckIcon />
        {messages.allGood}
      </p>
    )
  }
  return (
    <p className="findings-note">{kind === "opening" ? messages.loading : messages.emptyBoard}</p>
  )
}

function targetOf(finding: Finding): GoTo {
  const cell = cellOfFinding(finding)
  if (cell) return { kind: "cell", ...cell }
  return { kind: "entity", entity: finding.entity, entityId: finding.entityId }
}
