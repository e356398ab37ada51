import { type Matrix } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useId, useRef } from "react"
import { createPortal } from "react-dom"

import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { landmark } from "../../ui/menu-popover.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { type Gone, type Grid, useGrid } from "../grid/grid-context.ts"
import { phaseKey, taskKey, TITLE_COLUMN } from "../rows.ts"

interface GoneNoticeProps {
  readonly gone: Gone
  readonly matrix: Matrix
  readonly onClose: () => void
}

/**
 * Says that somebody removed what this person had open, and hands back the words. It takes the focus,
 * so that whoever goes on typing neither fills cells nor presses a button.
 */
export function GoneNotice({ gone, matrix, onClose }: GoneNoticeProps): JSX.Element {
  const grid = useGrid()
  const { messages, editable } = grid
  const textId = useId()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  const restore = restorer(grid, matrix, gone)
  return createPortal(
    <div
      {...stopPropagation}
      ref={notice}
      className="gone-notice"
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={textId}
      onKeyDownCapture={(event) => {
        event.stopPropagation()
        if (event.key === "Escape") onClose()
      }}
    >
      <div id={textId}>
        <p>{gone.taskId === undefined ? messages.goneText : messages.goneElsewhere}</p>
        {gone.words !== "" && <q>{gone.words}</q>}
      </div>
      <div className="gone-notice-actions">
        {gone.words !== "" && <CopyButton text={gone.words} what={gone.words} />}
        {gone.words !== "" && restore && editable && (
          <Button
            onClick={() => {
              onClose()
              restore.run()
            }}
          >
            {restore.label}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {messages.dismiss}
        </Button>
      </div>
    </div>,
    landmark(),
  )
}

/** How the words get back into the matrix; `undefined` where there is no place for them. */
function restorer(
  { messages, edits, goTo }: Grid,
  { phases }: Matrix,
  { kind, words, taskId, phaseId }: Gone,
): { label: string; run: () => void } | undefined {
  if (taskId !== undefined) {
    return { label: messages.useAsTitle, run: () => edits.renameTask(taskId, words) }
  }
  const phase = phases.find(({ id }) => id === phaseId) ?? phases[0]
  if (kind === "task" && phase) {
    const run = (): void => {
      const id = edits.addTask({ phaseId: phase.id, title: words })
      goTo({ row: taskKey(id), column: TITLE_COLUMN })
    }
    return { label: messages.addAsTask(phase.title), run }
  }
  if (kind === "other") return undefined
  const run = (): void => goTo({ row: phaseKey(edits.addPhase(words)), column: TITLE_COLUMN })
  return { label: messages.addAsPhase, run }
}
