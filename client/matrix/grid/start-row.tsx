import { type JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { phaseKey, TITLE_COLUMN } from "../rows.ts"
import { useGrid } from "./grid-context.ts"

/** What an empty matrix says instead of rows. */
export function StartRow({
  columns,
  hasInstitutions,
}: {
  columns: number
  hasInstitutions: boolean
}): JSX.Element {
  const { words, edits, editable, rename, open, goTo } = useGrid()
  const addFirstPhase = (): void => {
    const row = phaseKey(edits.addPhase(words.newPhase))
    goTo({ row, column: TITLE_COLUMN })
    rename(row)
  }
  return (
    <tr className="matrix-start">
      <td colSpan={columns}>
        <div>
          <strong>{words.startTitle}</strong>
          <p>{editable ? words.startText : words.startReadOnly}</p>
          {editable && (
            <div className="matrix-start-actions">
              <Button kind="primary" onClick={addFirstPhase}>
                {words.firstPhase}
              </Button>
              {!hasInstitutions && (
                <Button onClick={() => open({ kind: "addInstitution" })}>
                  {words.firstInstitution}
                </Button>
              )}
            </div>
          )}
        </div>
      </td>
    </tr>
  )
}
