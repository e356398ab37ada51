import { type MatrixInstitution } from "@tafelrunde/shared/model"
import { type JSX, memo } from "react"

import { toggleFastEntry, useFastEntry } from "../commands/fast-entry.ts"
import { MatrixHandle } from "../drag/matrix-handle.tsx"
import { useMatrixDrop } from "../drag/use-matrix-drop.ts"
import { ADD_COLUMN, HEAD_KEY, TITLE_COLUMN } from "../rows.ts"
import { useGrid } from "./grid-context.ts"
import { HeaderButton } from "./header-button.tsx"

interface HeadProps {
  readonly institutions: readonly MatrixInstitution[]
  /** What the findings say of institutions, by id. */
  readonly flaws: ReadonlyMap<string, string>
  readonly activeColumn: string | undefined
}

export const GridHead = memo(function GridHead(props: HeadProps): JSX.Element {
  const { messages, editable, open } = useGrid()
  const isFast = useFastEntry()
  const isFirst = props.institutions.length === 0
  const tabIndex = (column: string): 0 | -1 => (props.activeColumn === column ? 0 : -1)
  return (
    <thead>
      <tr>
        <th
          scope="col"
          className="matrix-corner"
          tabIndex={tabIndex(TITLE_COLUMN)}
          data-row={HEAD_KEY}
          data-column={TITLE_COLUMN}
        >
          <div className="matrix-corner-parts">
            {messages.task}
            {editable && (
              <button
                type="button"
                className="fast-entry"
                tabIndex={-1}
                aria-pressed={isFast}
                title={`${messages.fastOn} (F8)`}
                onClick={() => toggleFastEntry(messages)}
              >
                {messages.fast}
              </button>
            )}
          </div>
        </th>
        {props.institutions.map((institution) => (
          <ColumnHead
            key={institution.id}
            institution={institution}
            flaw={props.flaws.get(institution.id)}
            tabIndex={tabIndex(institution.id)}
          />
        ))}
        <td className="matrix-add-column">
          {editable && (
            <button
              type="button"
              className="add-button"
              data-worded={isFirst || undefined}
              title={messages.addInstitution}
              aria-label={messages.addInstitution}
              tabIndex={tabIndex(ADD_COLUMN)}
              data-row={HEAD_KEY}
              data-column={ADD_COLUMN}
              onClick={() => open({ kind: "addInstitution" })}
            >
              <span aria-hidden="true">{isFirst ? `+ ${messages.institution}` : "+"}</span>
            </button>
          )}
        </td>
      </tr>
    </thead>
  )
})

interface ColumnHeadProps {
  readonly institution: MatrixInstitution
  readonly flaw: string | undefined
  readonly tabIndex: 0 | -1
}

function ColumnHead({ institution, flaw, tabIndex }: ColumnHeadProps): JSX.Element {
  const { editable } = useGrid()
  const { id, short, name } = institution
  const drop = useMatrixDrop<HTMLTableCellElement>({ kind: "institution", id })
  return (
    <th
      {...drop}
      scope="col"
      className="matrix-institution"
      title={[name, flaw].filter(Boolean).join("\n")}
      aria-description={flaw}
      data-flawed={flaw === undefined ? undefined : true}
      aria-label={name || short}
      aria-haspopup={editable ? "menu" : undefined}
      tabIndex={tabIndex}
      data-row={HEAD_KEY}
      data-column={id}
    >
      <span className="institution-short" data-size={shortSize(short)}>
        {short}
      </span>
      <span className="institution-actions">
        <MatrixHandle kind="institution" id={id} label={name || short} />
        <HeaderButton place={{ row: HEAD_KEY, column: id }} what={name || short} />
      </span>
    </th>
  )
}

/** Columns are equally wide; a longer code is set smaller. */
function shortSize(short: string): "large" | "medium" | "small" {
  if (short.length <= 4) return "large"
  return short.length <= 6 ? "medium" : "small"
}
