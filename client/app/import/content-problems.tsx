import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { WarningIcon } from "../../ui/icons.tsx"
import type { ContentProblem } from "../api.ts"

const SHOWN = 12

/** The problems of a content file, each with its place in the file. */
export function ContentProblems({
  problems,
}: {
  problems: readonly ContentProblem[]
}): JSX.Element {
  const messages = useMessages(appMessages)
  const [first] = problems
  // The file as a whole is of another kind, so that there is no place to name.
  if (first && ["$", "$.schema"].includes(first.path)) {
    return (
      <p className="notice" data-kind="danger" role="alert">
        <WarningIcon /> {first.message}
      </p>
    )
  }
  return (
    <div className="notice" data-kind="danger" role="alert">
      <WarningIcon />
      <div className="content-problems">
        <p>{messages.fileProblems(problems.length)}</p>
        <ul>
          {problems.slice(0, SHOWN).map(({ path, message }) => (
            <li key={path + message}>
              <code lang="en">{path}</code> {message}
            </li>
          ))}
          {problems.length > SHOWN && <li>…</li>}
        </ul>
      </div>
    </div>
  )
}
