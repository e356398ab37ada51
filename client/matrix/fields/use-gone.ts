import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react"

import { elementAt } from "../commands/focus.ts"
import { type Gone, type Opened } from "../grid/grid-context.ts"
import { type MatrixRow } from "../rows.ts"
import { type Drafts } from "./drafts.ts"

interface GoneParts {
  readonly table: RefObject<HTMLTableElement | null>
  readonly rows: readonly MatrixRow[]
  readonly drafts: Drafts
  readonly opened: Opened | undefined
  readonly hasTask: (taskId: string) => boolean
  /** Closes the field or menu that stood there. */
  readonly onGone: () => void
}

/** Notices, after every rendering, that the row or column of an open field or menu is no longer there. */
export function useGone(parts: GoneParts): {
  gone: Gone | undefined
  setGone: (gone: Gone | undefined) => void
} {
  const { table, rows, drafts, opened, hasTask, onGone } = parts
  const [gone, setGone] = useState<Gone>()
  const before = useRef(rows)
  const notice = useCallback(
    (found: Gone) => {
      onGone()
      setGone(found)
    },
    [onGone],
  )
  useLayoutEffect(() => {
    const lost = drafts.takeLost()
    if (lost) {
      const row = before.current.find(({ key }) => key === lost.row)
      notice(goneRow(row, lost.draft.isTouched ? lost.draft.text.trim() : "", hasTask))
    } else if (opened && "place" in opened && !elementAt(table.current, opened.place)) {
      notice({ kind: "other", words: "" })
    }
    before.current = rows
  })
  return { gone, setGone }
}

function goneRow(
  row: MatrixRow | undefined,
  words: string,
  hasTask: (taskId: string) => boolean,
): Gone {
  if (row?.kind === "task") {
    const { taskId, phaseId } = row
    return { kind: "task", words, phaseId, ...(hasTask(taskId) && { taskId }) }
  }
  if (row?.kind === "addTask") return { kind: "task", words, phaseId: row.phaseId }
  return { kind: row ? "phase" : "other", words }
}
