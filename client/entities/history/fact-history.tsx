import { type AssignmentRole } from "@tafelrunde/shared/content"
import { type Entity } from "@tafelrunde/shared/entities"
import { setRoles } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useId, useRef, useState } from "react"

import { type Board } from "../../board/board.ts"
import { type FactChange, readHistory } from "../../board/history/read-history.ts"
import { useAccess, useConnectionStatus } from "../../board/use-board.ts"
import { useMessages } from "../../messages/language.ts"
import { tableMessages } from "../../messages/table.ts"
import { Button } from "../../ui/button.tsx"
import { announce } from "../../ui/toast.tsx"
import { setValue, type Subject } from "../edits.ts"
import { useForm } from "../fields/form-context.ts"
import { textAt } from "../value-at.ts"
import { describeChanges, type ShownChange } from "./change-texts.ts"

import "./fact-history.css"

interface FactHistoryProps {
  readonly board: Board
  readonly subject: Subject
  readonly entity: Entity
  /** As the board has them now. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Which institution changed what when, on demand; each former value can be restored. */
export function FactHistory(props: FactHistoryProps): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const [isOpen, setOpen] = useState(false)
  const { role } = useAccess(props.board)
  const isVersion = useConnectionStatus(props.board).kind === "notPermitted"
  if (role === "viewer" || isVersion) return null
  return (
    <details className="fact-history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{messages.factHistory}</summary>
      {isOpen && <Changes {...props} />}
    </details>
  )
}

function Changes({ board, subject, entity, fields }: FactHistoryProps): JSX.Element {
  const form = useForm()
  const { messages } = form
  const found = useChanges(board, subject, fields)
  if (found === undefined) return <p className="hint">{messages.factLoading}</p>
  if (found === "failed") return <p className="hint">{messages.factFailed}</p>
  if (found.length === 0) return <p className="hint">{messages.factNone}</p>
  const shown = describeChanges(found, { entity, fields }, form)
  return (
    <ol>
      {shown.map((change) => (
        <Change
          key={`${change.at} ${change.field}`}
          change={change}
          onRestore={
            isRestorable(change, fields) && !form.isReadOnly
              ? () => {
                  restore(board, subject, { change, fields })
                  announce(messages.factRestoredValue(change.label, change.beforeText ?? ""))
                }
              : undefined
          }
        />
      ))}
    </ol>
  )
}

/** Changes reach the server a moment after they are made. */
const AGAIN_AFTER_MS = 600

/** Loaded anew whenever the fields change; undefined while loading the first time. */
function useChanges(
  board: Board,
  subject: Subject,
  fields: FactHistoryProps["fields"],
): readonly FactChange[] | "failed" | undefined {
  const [found, setFound] = useState<readonly FactChange[] | "failed">()
  const list = "section" in subject ? subject.section : subject.collection
  const entry = "section" in subject ? "" : subject.id
  const askedFor = useRef<string>(undefined)
  const state = JSON.stringify(fields)
  useEffect(() => {
    let isCurrent = true
    const load = (): void => {
      readHistory(board, { list, entry }).then(
        ({ changes }) => isCurrent && setFound(changes),
        () => isCurrent && setFound("failed"),
      )
    }
    const timer = setTimeout(load, askedFor.current === undefined ? 0 : AGAIN_AFTER_MS)
    askedFor.current = state
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [board, list, entry, state])
  return found
}

function isRestorable(
  { field, before, beforeText }: ShownChange,
  fields: FactHistoryProps["fields"],
): boolean {
  if (field === null || beforeText === undefined) return false
  return JSON.stringify(before ?? null) !== JSON.stringify(fields[field] ?? null)
}

/** An ordinary edit: the server's guards check it, and undo takes it back. */
function restore(
  board: Board,
  subject: Subject,
  {
    change: { field, before },
    fields,
  }: { change: ShownChange; fields: FactHistoryProps["fields"] },
): void {
  if (field === null) return
  const isCell = "collection" in subject && subject.collection === "assignments"
  if (!isCell || field !== "roles") return setValue(board, subject, { field, value: before })
  const cell = {
    taskId: textAt(fields, "taskId"),
    institutionId: textAt(fields, "institutionId"),
  }
  setRoles(board.doc, cell, Array.isArray(before) ? (before as AssignmentRole[]) : [])
}

interface ChangeProps {
  readonly change: ShownChange
  readonly onRestore: (() => void) | undefined
}

function Change({ change, onRestore }: ChangeProps): JSX.Element {
  const { labels, language, messages } = useForm()
  const id = useId()
  const { seat, role, at, what, label, beforeText, afterText } = change
  const listed = labels.option("institutions", seat?.institutionId ?? "")
  const who = listed?.short ?? seat?.name ?? messages.factRole(role)
  return (
    <li>
      <span id={id}>
        <time dateTime={at}>{timeIn(at, language)}</time> <strong>{who}</strong>:{" "}
        {label === ""
          ? messages.factWhole(what)
          : messages.factChanged(label, beforeText, afterText)}
      </span>
      {onRestore && (
        <Button kind="quiet" aria-describedby={id} onClick={onRestore}>
          {beforeText === messages.factEmpty
            ? messages.factRestoreEmpty
            : messages.factRestore(beforeText ?? "")}
        </Button>
      )}
    </li>
  )
}

/** The time, of another day with the day. */
function timeIn(at: string, language: "de" | "en"): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    ...(!isToday && { day: "2-digit", month: "2-digit" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(date)
}
