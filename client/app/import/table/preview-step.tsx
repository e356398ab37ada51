import type { ImportKind, ImportPlan, PlannedRow, RowOutcome } from "@tafelrunde/shared/import"
import { type JSX } from "react"

import { importMessages } from "../../../messages/import.ts"
import { useLanguage, useMessages } from "../../../messages/language.ts"
import { WarningIcon } from "../../../ui/icons.tsx"
import { countTexts } from "./counts.ts"

/** Long tables are read by nobody in a dialog; the counts stand above. */
const MOST_ROWS = 200
const MOST_PROBLEMS = 100

/** What an import would add, change and leave out, row by row. */
export function PreviewStep({ plan, kind }: { plan: ImportPlan; kind: ImportKind }): JSX.Element {
  const messages = useMessages(importMessages)
  return (
    <div className="stack table-import">
      {plan.refusal !== undefined && (
        <p className="notice" data-kind="danger" role="alert">
          <WarningIcon /> {plan.refusal}
        </p>
      )}
      <Summary plan={plan} />
      {kind === "contacts" && <p className="hint">{messages.contactsMore}</p>}
      <Problems rows={plan.rows} />
      <Rows rows={plan.rows.filter(({ outcome }) => outcome !== "unchanged")} />
    </div>
  )
}

function Summary({ plan }: { plan: ImportPlan }): JSX.Element {
  const messages = useMessages(importMessages)
  const { language } = useLanguage()
  const added = countTexts(plan.counts, language, ["added"])
  const changed = countTexts(plan.counts, language, ["changed"])
  const rowsOf = (wanted: RowOutcome): number =>
    plan.rows.filter(({ outcome }) => outcome === wanted).length
  const [unchanged, skipped] = [rowsOf("unchanged"), rowsOf("skipped")]
  return (
    <>
      <ul className="import-summary">
        {added.length > 0 && <li>{messages.added(added.join(", "))}</li>}
        {changed.length > 0 && <li>{messages.changed(changed.join(", "))}</li>}
        {unchanged > 0 && <li>{messages.unchanged(unchanged)}</li>}
        {skipped > 0 && <li>{messages.skipped(skipped)}</li>}
      </ul>
      <p className="hint">{plan.counts.size === 0 ? messages.nothing : messages.nothingRemoved}</p>
    </>
  )
}

function Problems({ rows }: { rows: readonly PlannedRow[] }): JSX.Element | null {
  const messages = useMessages(importMessages)
  const texts = rows.flatMap((row) =>
    row.problems.map((text) => messages.problem(row.number, text)),
  )
  const problems = [...new Set(texts)]
  if (problems.length === 0) return null
  return (
    <div className="notice" data-kind="warning">
      <WarningIcon />
      <div className="content-problems">
        <p>{messages.problems(problems.length)}</p>
        <ul>
          {problems.slice(0, MOST_PROBLEMS).map((text) => (
            <li key={text}>{text}</li>
          ))}
          {problems.length > MOST_PROBLEMS && (
            <li>{messages.more(problems.length - MOST_PROBLEMS)}</li>
          )}
        </ul>
      </div>
    </div>
  )
}

function Rows({ rows }: { rows: readonly PlannedRow[] }): JSX.Element | null {
  const messages = useMessages(importMessages)
  if (rows.length === 0) return null
  return (
    <table className="import-columns">
      <caption>{messages.rows}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.row}</th>
          <th scope="col">{messages.entry}</th>
          <th scope="col">{messages.outcome}</th>
          <th scope="col">{messages.details}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map(({ number, label, outcome, details }) => (
          <tr key={number} data-outcome={outcome}>
            <td>{number}</td>
            <th scope="row">{label}</th>
            <td>{messages.outcomes[outcome]}</td>
            <td>{details.join(" · ")}</td>
          </tr>
        ))}
        {rows.length > MOST_ROWS && (
          <tr>
            <td colSpan={4}>{messages.more(rows.length - MOST_ROWS)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
