import { SEVERITIES } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { type FindingCounts } from "./finding-groups.ts"
import { SEVERITY_ICONS } from "./findings-group.tsx"

/**
 * How many errors, warnings, hints and open points there are; none of them is a nought. Where the bar has no room
 * for all, the gravest are shown.
 */
export function FindingsCounts({ counts }: { readonly counts: FindingCounts }): JSX.Element {
  const messages = useMessages(findingsMessages)
  const found = SEVERITIES.filter((severity) => counts[severity] > 0)
  if (found.length === 0) return <span className="count">0</span>
  const words = found.map((severity) =>
    severity === "open" ? messages.openCount(counts.open) : messages[severity](counts[severity]),
  )
  return (
    <>
      <span className="findings-counts" aria-hidden="true" title={words.join(", ")}>
        {found.map((severity) => {
          const SeverityIcon = SEVERITY_ICONS[severity]
          return (
            <span key={severity} className="count" data-severity={severity}>
              <SeverityIcon />
              {counts[severity]}
            </span>
          )
        })}
      </span>
      <span className="visually-hidden">{words.join(", ")}</span>
    </>
  )
}
