import { SEVERITIES } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { useSpoken } from "../ui/preferences/use-spoken.ts"
import { type FindingGroup, hasPlace, keyOf, type ListedFindings } from "./finding-groups.ts"
import { type FindingsList } from "./findings-group.tsx"

interface SummaryProps {
  readonly listed: ListedFindings
  readonly list: FindingsList
}

/** The numbers in words, and the way through all findings one after the other. */
export function FindingsSummary({ listed, list }: SummaryProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const all = [...listed.groups, ...listed.open].flatMap(({ findings }) => findings)
  const places = all.filter(hasPlace)
  const place = places.findIndex((finding) => keyOf(finding) === list.shown)
  const next = places[(place + 1) % places.length]
  const counts = SEVERITIES.filter((severity) => severity !== "open")
    .filter((severity) => listed.counts[severity] > 0)
    .map((severity) => messages[severity](listed.counts[severity]))
  const openTasks = listed.open.filter(isOfTask).length
  const summary = [...counts, ...(openTasks > 0 ? [messages.openTasks(openTasks)] : [])].join(", ")
  useSpoken(summary)
  if (all.length === 0) return null
  return (
    <>
      <p className="findings-intro">{messages.intro}</p>
      <div className="findings-top">
        <p className="findings-summary">{summary}</p>
        {next && (
          <Button onClick={() => list.onGoTo(next)}>
            {place < 0 ? messages.first : messages.next(place + 1, places.length)}
          </Button>
        )}
      </div>
    </>
  )
}

function isOfTask({ findings }: FindingGroup): boolean {
  return findings[0]?.entity === "task"
}
