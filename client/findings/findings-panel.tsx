import "./findings.css"
import { cellOfFinding, type Finding } from "@tafelrunde/shared/findings"
import { type JSX, type RefObject, useEffect, useId, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { useConnectionStatus, useMatrix } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { CheckIcon, CloseIcon } from "../ui/icons.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { AnsweredFindings } from "./answered-findings.tsx"
import { ContactsNote } from "./contacts-note.tsx"
import { ExampleTexts } from "./example-texts.tsx"
import { bySeverity, keyOf } from "./finding-groups.ts"
import { FindingsGroup, type FindingsList, OpenFindings } from "./findings-group.tsx"
import { FindingsSummary } from "./findings-summary.tsx"
import { RepairOffer } from "./repair-offer.tsx"
import { useListedFindings } from "./use-listed-findings.ts"

interface FindingsPanelProps {
  readonly board: Board
  readonly onGoTo: (target: GoTo) => void
  readonly onClose: () => void
}

type Order = "task" | "severity"

/** The live list of gaps and contradictions; takes the focus when it opens, Escape closes it. */
export function FindingsPanel({ board, onGoTo, onClose }: FindingsPanelProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const listed = useListedFindings(board)
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const panel = useOwnKeys(onClose)
  const [order, setOrder] = useState<Order>("task")
  const [shown, setShown] = useState<string>()
  useEffect(() => title.current?.focus(), [])
  const list: FindingsList = {
    board,
    shown,
    titleOf: order === "severity" ? listed.titleOf : undefined,
    onGoTo: (finding) => {
      setShown(keyOf(finding))
      onGoTo(targetOf(finding))
      if (coversBoard()) onClose()
    },
    // What was answered, or is open again, stands in another place now.
    onAnswered: () => title.current?.focus(),
  }
  const groups =
    order === "task"
      ? listed.groups
      : bySeverity(listed.groups, (severity, count) => messages[severity](count))
  const { error, warning, hint, open } = listed.counts
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
        <FindingsSummary listed={{ ...listed, groups }} list={list} />
        {error + warning + hint > 0 && <OrderChoice order={order} onOrder={setOrder} />}
        <RepairOffer board={board} listed={listed} />
        <ExampleTexts board={board} listed={listed} />
        {groups.map((group) => (
          <FindingsGroup key={group.key} group={group} list={list} />
        ))}
        <OpenFindings groups={listed.open} list={list} />
        {error + warning + hint + open === 0 && <NothingFound board={board} />}
        <AnsweredFindings findings={listed.answered} list={list} />
        <ContactsNote board={board} listed={listed} />
      </div>
    </aside>
  )
}

function OrderChoice({
  order,
  onOrder,
}: {
  readonly order: Order
  readonly onOrder: (order: Order) => void
}): JSX.Element {
  const messages = useMessages(findingsMessages)
  return (
    <Segmented
      label={messages.order}
      value={order}
      onChange={onOrder}
      options={[
        { value: "task", label: messages.byTask },
        { value: "severity", label: messages.bySeverity },
      ]}
    />
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
      // In a text it ends writing.
      const isWriting = event.target instanceof HTMLTextAreaElement
      if (event.key === "Escape" && !isWriting) onClose()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [onClose])
  return panel
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
