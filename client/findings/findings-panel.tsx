import "./findings.css"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { cellOfFinding, type Finding, type Severity, SEVERITIES } from "@tafelrunde/shared/findings"
import { type JSX, type RefObject, useEffect, useId, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { removeExampleTexts } from "../board/example-texts.ts"
import { useFindings } from "../board/findings.ts"
import { type GoTo } from "../board/go-to.ts"
import { useAccess, useConnectionStatus, useMatrix } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { CheckIcon, CloseIcon, InformationIcon, WarningIcon } from "../ui/icons.tsx"
import {
  EXAMPLE_TEXT,
  type FindingGroup,
  type ListedFindings,
  listFindings,
} from "./finding-groups.ts"
import { RepairOffer } from "./repair-offer.tsx"
import { StopIcon } from "./stop-icon.tsx"

interface FindingsPanelProps {
  readonly board: Board
  readonly onGoTo: (target: GoTo) => void
  readonly onClose: () => void
}

function useListedFindings(board: Board): ListedFindings {
  const { board: boardTitle } = useMessages(findingsMessages)
  const { language } = useLanguage()
  const { handovers, agreements, openQuestions } = COLLECTIONS
  const listTitles = {
    handover: handovers.many[language],
    agreement: agreements.many[language],
    question: openQuestions.many[language],
  }
  return listFindings(useFindings(board), useMatrix(board), { boardTitle, listTitles })
}

/** How many findings the list holds: the same number for everybody at the board. */
export function useFindingsCount(board: Board): number {
  return useListedFindings(board).count
}

/** The live list of gaps and contradictions; takes the focus when it opens, Escape closes it. */
export function FindingsPanel({ board, onGoTo, onClose }: FindingsPanelProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const listed = useListedFindings(board)
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const panel = useOwnKeys(onClose)
  const [shown, setShown] = useState<string>()
  useEffect(() => title.current?.focus(), [])
  const goTo = (finding: Finding): void => {
    setShown(keyOf(finding))
    onGoTo(targetOf(finding))
    if (coversBoard()) onClose()
  }
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
        <Summary listed={listed} shown={shown} onGoTo={goTo} />
        <RepairOffer board={board} listed={listed} />
        <ExampleTexts board={board} listed={listed} />
        {listed.groups.map((group) => (
          <Group key={group.key} group={group} shown={shown} onGoTo={goTo} />
        ))}
        <Open groups={listed.open} shown={shown} onGoTo={goTo} />
        {listed.count === 0 && <NothingFound board={board} />}
        {listed.elsewhere > 0 && (
          <p className="findings-note">{messages.elsewhere(listed.elsewhere)}</p>
        )}
      </div>
    </aside>
  )
}

interface ListProps {
  readonly shown: string | undefined
  readonly onGoTo: (finding: Finding) => void
}

function isOfTask({ findings }: FindingGroup): boolean {
  return findings[0]?.entity === "task"
}

/** The numbers in words, and the way through all findings one after the other. */
function Summary({
  listed,
  shown,
  onGoTo,
}: ListProps & { readonly listed: ListedFindings }): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const all = [...listed.groups, ...listed.open].flatMap(({ findings }) => findings)
  if (all.length === 0) return <output className="findings-summary" />
  const places = all.filter(hasPlace)
  const place = places.findIndex((finding) => keyOf(finding) === shown)
  const next = places[(place + 1) % places.length]
  const counts = SEVERITIES.filter((severity) => severity !== "open")
    .map((severity) => ({
      severity,
      count: all.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => messages[severity](count))
  const openTasks = listed.open.filter(isOfTask).length
  return (
    <>
      <p className="findings-intro">{messages.intro}</p>
      <div className="findings-top">
        <output className="findings-summary">
          {[...counts, ...(openTasks > 0 ? [messages.openTasks(openTasks)] : [])].join(", ")}
        </output>
        {next && (
          <Button onClick={() => onGoTo(next)}>
            {place < 0 ? messages.first : messages.next(place + 1, places.length)}
          </Button>
        )}
      </div>
    </>
  )
}

/** For facilitators: takes the example's words off the board. */
function ExampleTexts({
  board,
  listed,
}: {
  readonly board: Board
  readonly listed: ListedFindings
}): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const { role, access } = useAccess(board)
  const isThere = listed.groups.some(({ findings }) =>
    findings.some(({ rule }) => rule === EXAMPLE_TEXT),
  )
  if (!isThere || role !== "facilitator" || access !== "write") return null
  return (
    <div className="findings-example">
      <p className="findings-note">{messages.exampleTexts}</p>
      <Button onClick={() => removeExampleTexts(board)}>{messages.removeExampleTexts}</Button>
    </div>
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
  open: InformationIcon,
}

function Group({
  group,
  shown,
  onGoTo,
}: ListProps & { readonly group: FindingGroup }): JSX.Element {
  const messages = useMessages(findingsMessages)
  const headingId = useId()
  return (
    <section className="findings-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{group.title}</h3>
      <ul>
        {group.findings.map((finding) => {
          const SeverityIcon = ICONS[finding.severity]
          return (
            <li
              key={keyOf(finding)}
              data-severity={finding.severity}
              aria-current={keyOf(finding) === shown || undefined}
            >
              <SeverityIcon />
              <span>
                <span className="visually-hidden">{messages.one[finding.severity]}: </span>
                {finding.message}
              </span>
              {hasPlace(finding) && (
                <Button
                  aria-label={messages.goToWhat(finding.message)}
                  onClick={() => onGoTo(finding)}
                >
                  {messages.goTo}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What nobody has worked on yet: a list to go through, no errors. */
function Open({
  groups,
  shown,
  onGoTo,
}: ListProps & { readonly groups: readonly FindingGroup[] }): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const headingId = useId()
  if (groups.length === 0) return null
  return (
    <section className="findings-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{messages.open(groups.length)}</h3>
      <ul>
        {groups.flatMap(({ title, findings }) =>
          findings.map((finding) => (
            <li
              key={keyOf(finding)}
              data-severity="open"
              aria-current={keyOf(finding) === shown || undefined}
            >
              <span>{title}</span>
              <Button aria-label={messages.goToWhat(title)} onClick={() => onGoTo(finding)}>
                {messages.goTo}
              </Button>
            </li>
          )),
        )}
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

/** Whether a place on the board can be shown for it. */
function hasPlace({ entity }: Finding): boolean {
  return entity !== "board"
}

function targetOf(finding: Finding): GoTo {
  const cell = cellOfFinding(finding)
  if (cell) return { kind: "cell", ...cell }
  return { kind: "entity", entity: finding.entity, entityId: finding.entityId }
}

function keyOf({ rule, entityId }: Finding): string {
  return `${rule}/${entityId}`
}
