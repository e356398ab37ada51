import "./findings.css"
import { cellOfFinding, type Finding } from "@tafelrunde/shared/findings"
import { type JSX, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { useConnectionStatus, useMatrix } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { CheckIcon } from "../ui/icons.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { panelCoversBoard, SidePanel } from "../ui/side-panel.tsx"
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

/** The live list of gaps and contradictions. */
export function FindingsPanel({ board, onGoTo, onClose }: FindingsPanelProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const listed = useListedFindings(board)
  const title = useRef<HTMLHeadingElement>(null)
  const [order, setOrder] = useState<Order>("task")
  const [shown, setShown] = useState<string>()
  const list: FindingsList = {
    board,
    shown,
    titleOf: order === "severity" ? listed.titleOf : undefined,
    onGoTo: (finding) => {
      setShown(keyOf(finding))
      onGoTo(targetOf(finding))
      if (panelCoversBoard()) onClose()
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
    <SidePanel
      className="findings"
      title={messages.title}
      closeLabel={messages.close}
      onClose={onClose}
      titleRef={title}
    >
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
    </SidePanel>
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
