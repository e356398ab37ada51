import {
  type ColumnUse,
  headerPlaces,
  IMPORT_KINDS,
  importFields,
  type ImportKind,
  isComplete,
} from "@tafelrunde/shared/import"
import { type JSX } from "react"

import type { Board } from "../../../board/board.ts"
import { useInstitutions } from "../../../board/use-board.ts"
import { importMessages } from "../../../messages/import.ts"
import { useLanguage, useMessages } from "../../../messages/language.ts"
import { SelectField } from "../../../ui/field.tsx"
import { WarningIcon } from "../../../ui/icons.tsx"
import { GuessedEncoding } from "../guessed-encoding.tsx"
import { CodeMeanings } from "./code-meanings.tsx"
import type { ReadTable } from "./read-table.ts"
import type { TableImport } from "./use-table-import.ts"

interface MappingStepProps extends ReadTable {
  readonly board: Board
  readonly flow: TableImport
}

/** What the table holds, column by column, as proposed and to be changed. */
export function MappingStep({ board, flow, name, file }: MappingStepProps): JSX.Element {
  const messages = useMessages(importMessages)
  const { mapping, table } = flow
  return (
    <div className="stack table-import">
      {file.guess && <GuessedEncoding samples={file.guess.samples} />}
      <p>{messages.fileOf(name, table.rows.length)}</p>
      <Choices flow={flow} file={file} />
      <Columns board={board} flow={flow} />
      {mapping.kind === "tasks" && mapping.codes.size > 0 && (
        <CodeMeanings board={board} flow={flow} />
      )}
      {!isComplete(mapping) && (
        <p className="notice" data-kind="warning" role="alert">
          <WarningIcon /> {messages.missing[mapping.kind]}
        </p>
      )}
    </div>
  )
}

function Choices({ flow, file }: Pick<MappingStepProps, "flow" | "file">): JSX.Element {
  const messages = useMessages(importMessages)
  const { sheet, header, mapping } = flow
  const places = headerPlaces(sheet)
  const isChosen = (at: number, count: number): boolean =>
    at === header.at && count === header.count
  return (
    <div className="table-import-choices">
      {file.sheets.length > 1 && (
        <SelectField
          label={messages.sheet}
          value={file.sheets.indexOf(sheet)}
          onChange={({ target }) => {
            const next = file.sheets[Number(target.value)]
            if (next) flow.chooseSheet(next)
          }}
        >
          {file.sheets.map((each, at) => (
            <option key={each.name} value={at}>
              {each.name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={messages.kind}
        value={mapping.kind}
        onChange={({ target }) => flow.chooseKind(target.value as ImportKind)}
      >
        {IMPORT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {messages.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={messages.header}
        value={places.findIndex(({ at, count }) => isChosen(at, count))}
        onChange={({ target }) => {
          const place = places[Number(target.value)]
          if (place) flow.chooseHeader(place)
        }}
      >
        {places.map(({ at, count }, index) => {
          const row = sheet.rows[at]?.number ?? at + 1
          return (
            <option key={`${at}/${count}`} value={index}>
              {count === 1 ? messages.headerRow(row) : messages.headerRows(row, row + 1)}
            </option>
          )
        })}
      </SelectField>
    </div>
  )
}

function Columns({ board, flow }: Pick<MappingStepProps, "board" | "flow">): JSX.Element {
  const messages = useMessages(importMessages)
  return (
    <table className="import-columns">
      <caption>{messages.columns}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.column}</th>
          <th scope="col" className="import-samples">
            {messages.samples}
          </th>
          <th scope="col">{messages.becomes}</th>
        </tr>
      </thead>
      <tbody>
        {flow.table.columns.map(({ column, heading, samples }) => (
          <tr key={column} data-used={flow.mapping.columns.get(column) !== ""}>
            <th scope="row">{heading}</th>
            <td className="import-samples">{samples.map(shortened).join(" · ")}</td>
            <td>
              <UseSelect board={board} flow={flow} column={column} heading={heading} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const LONGEST_SAMPLE = 40

function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text
}

interface UseSelectProps extends Pick<MappingStepProps, "board" | "flow"> {
  readonly column: number
  readonly heading: string
}

function UseSelect({ board, flow, column, heading }: UseSelectProps): JSX.Element {
  const messages = useMessages(importMessages)
  const { language } = useLanguage()
  const institutions = useInstitutions(board)
  const { mapping } = flow
  return (
    <select
      className="input"
      aria-label={messages.columnBecomes(heading)}
      value={mapping.columns.get(column) ?? ""}
      onChange={({ target }) => flow.chooseUse(column, target.value as ColumnUse)}
    >
      <option value="">{messages.leaveOut}</option>
      <optgroup label={messages.fields}>
        {importFields(mapping.kind).map(({ key, label }) => (
          <option key={key} value={`field:${key}`}>
            {label[language]}
          </option>
        ))}
      </optgroup>
      {mapping.kind === "tasks" && (
        <optgroup label={messages.institutionsOfBoard}>
          <option value="cell:">{messages.newInstitutionNamed(heading)}</option>
          {institutions.map(({ id, name, short }) => (
            <option key={id} value={`cell:${id}`}>
              {[short, name].filter(Boolean).join(": ")}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}
