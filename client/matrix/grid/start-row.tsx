import { type JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { phaseKey, TITLE_COLUMN } from "../rows.ts"
import { useGrid } from "./grid-context.ts"

/** Shown in an empty matrix instead of rows. */
export function StartRow({
  columns,
  hasInstitutions,
}: {
  columns: number
  hasInstitutions: boolean
}): JSX.Element {
  const { messages, edits, editable, rename, open, goTo } = useGrid()
  const addFirstPhase = (): void => {
    const row = phaseKey(edits.addPhase(messages.newPhase))
    goTo({ row, column: TITLE_COLUMN })
    rename(row)
  }
  return (
    <tr className="matrix-start">
      <td colSpan={columns}>
        <div>
          <strong>{messages.startTitle}</strong>
          <p>{editable ? messages.startText : messages.startReadOnly}</p>
          {editable && (
            <div className="matrix-start-actions">
              <Button kind="primary" onClick={addFirstPhase}>
                {messages.firstPhase}
              </Button>
              {!hasInstitutions && (
                <Button onClick={() => open({ kind: "addInstitution" })}>
                  {messages.firstInstitution}
                </Button>
              )}
            </div>
          )}
        </div>
      </td>
    </tr>
  )
}
