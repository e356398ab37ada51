import { type JSX } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { FileField, SelectField } from "../../ui/field.tsx"
import type { Version } from "../api.ts"
import { ContentProblems } from "../import/content-problems.tsx"
import { nameOf, reasonText } from "../versions/version-text.ts"
import { type ComparedContent, type StateSource } from "./use-compared-state.ts"

interface StateChoiceProps {
  readonly label: string
  readonly versions: readonly Version[]
  readonly source: StateSource | undefined
  readonly onChange: (source: StateSource) => void
  readonly state: ComparedContent
  /** Whether the board as it is now can be chosen. */
  readonly offersNow: boolean
}

/** One side of a comparison: a version, a file, or the board as it is now. */
export function StateChoice(props: StateChoiceProps): JSX.Element {
  const { label, versions, source, onChange, state, offersNow } = props
  const messages = useMessages(versionsMessages)
  const { language } = useLanguage()
  return (
    <>
      <SelectField
        label={label}
        value={String(source)}
        onChange={({ target: { value } }) =>
          onChange(value === "file" || value === "now" ? value : Number(value))
        }
      >
        {offersNow && <option value="now">{messages.compareToNow}</option>}
        {versions.map((version) => (
          <option key={version.n} value={version.n}>
            {nameOf(version, language)} ({reasonText(version, messages)})
          </option>
        ))}
        <option value="file">{messages.compareFile}</option>
      </SelectField>
      {source === "file" && (
        <StateFile label={`${label}: ${messages.compareFileLabel}`} state={state} />
      )}
    </>
  )
}

function StateFile({ label, state }: { label: string; state: ComparedContent }): JSX.Element {
  const messages = useMessages(versionsMessages)
  const { chooseFile, fileName, problems } = state
  return (
    <>
      <FileField
        label={label}
        button={messages.compareFileButton}
        fileName={fileName}
        accept=".json,.tafelrunde,application/json"
        error={problems?.length === 0 ? messages.compareFileUnreadable : undefined}
        onChange={({ target: { files } }) => void chooseFile(files?.[0])}
      />
      {problems && problems.length > 0 && <ContentProblems problems={problems} />}
    </>
  )
}
