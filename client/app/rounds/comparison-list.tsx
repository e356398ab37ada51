import "./comparison.css"
import { CHANGE_WORDS, type ChangedEntry, type ChangedSection } from "@tafelrunde/shared/comparison"
import { type JSX, useId } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"

/** What is different, by section: each entry with its changed fields as a table. */
export function ComparisonList({ sections }: { sections: readonly ChangedSection[] }): JSX.Element {
  const messages = useMessages(versionsMessages)
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <div className="comparison">
      <output>{count === 0 ? messages.compareSame : messages.compareCount(count)}</output>
      {sections.map((section) => (
        <ComparedSection key={section.name} section={section} />
      ))}
    </div>
  )
}

function ComparedSection({ section }: { section: ChangedSection }): JSX.Element {
  const titleId = useId()
  const { title, entries } = section
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>
        {title} ({entries.length})
      </h3>
      <ul>
        {entries.map((entry) => (
          <ComparedEntry key={`${entry.kind} ${entry.id}`} entry={entry} of={title} />
        ))}
      </ul>
    </section>
  )
}

function ComparedEntry({ entry, of }: { entry: ChangedEntry; of: string }): JSX.Element {
  const { language } = useLanguage()
  const { name, kind, fields } = entry
  return (
    <li>
      <p>
        <span className="comparison-kind" data-kind={kind}>
          {CHANGE_WORDS[kind][language]}
        </span>{" "}
        <strong>{name || of}</strong>
      </p>
      {fields.length > 0 && <ComparedFields fields={fields} of={name || of} />}
    </li>
  )
}

function ComparedFields({
  fields,
  of,
}: {
  fields: ChangedEntry["fields"]
  of: string
}): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <table aria-label={of}>
      <thead>
        <tr>
          <th scope="col">{messages.compareField}</th>
          <th scope="col">{messages.compareBefore}</th>
          <th scope="col">{messages.compareNow}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, before, after }) => (
          <tr key={`${label} ${before} ${after}`}>
            <th scope="row">{label}</th>
            <td>{before || messages.compareNothing}</td>
            <td>{after || messages.compareNothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
