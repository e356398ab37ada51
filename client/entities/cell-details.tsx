import { assignment } from "@tafelrunde/shared/entities"
import { type Cell, cellKey } from "@tafelrunde/shared/model"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { FieldList } from "./form/field-list.tsx"
import { FormFrame } from "./form/form-frame.tsx"
import { boundSubject } from "./form/subject.ts"
import { FactHistory } from "./history/fact-history.tsx"
import { useEntries } from "./use-entries.ts"

import "./entities.css"
import "./fields/fields.css"
import "./form/form.css"

interface CellDetailsProps {
  readonly board: Board
  readonly cell: Cell
}

/** Unit, condition, validity, status, note and history of one cell of the matrix; of an empty cell its history. */
export function CellDetails({ board, cell }: CellDetailsProps): JSX.Element {
  const id = cellKey(cell)
  const entry = useEntries(board.lists, "assignments").find((each) => each.id === id)
  const subject = { collection: "assignments", id } as const
  return (
    <FormFrame board={board}>
      <div className="entry-form-fields">
        {entry && (
          <FieldList
            bound={boundSubject(board, subject, { entity: assignment, fields: entry.fields })}
          />
        )}
        <FactHistory
          board={board}
          subject={subject}
          entity={assignment}
          fields={entry?.fields ?? { ...cell }}
        />
      </div>
    </FormFrame>
  )
}
