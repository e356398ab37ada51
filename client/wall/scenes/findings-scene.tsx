import { SEVERITIES } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { type FindingGroup, keyOf } from "../../findings/finding-groups.ts"
import { SEVERITY_ICONS } from "../../findings/findings-group.tsx"
import { useListedFindings } from "../../findings/use-listed-findings.ts"
import { findingsMessages } from "../../messages/findings.ts"
import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { Paged } from "./paged.tsx"
import { type SceneProps } from "./scene-props.ts"

/** The findings by what they are about, as in their list, with their numbers above. */
export function FindingsScene({ board, page, onPages }: SceneProps): JSX.Element {
  const messages = useMessages(findingsMessages)
  const { findings } = useMessages(wallMessages)
  const { groups, open, counts } = useListedFindings(board)
  const words = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    severity === "open" ? messages.openCount(counts.open) : messages[severity](counts[severity]),
  )
  return (
    <>
      <h1 className="wall-title">
        {findings} <span className="wall-subtitle">{words.join(", ")}</span>
      </h1>
      <Paged page={page} onPages={onPages} label={findings}>
        {words.length === 0 ? (
          <p className="wall-empty">{messages.allGood}</p>
        ) : (
          <div className="wall-groups">
            {groups.map((group) => (
              <Group key={group.key} group={group} />
            ))}
            {open.length > 0 && <OpenGroup groups={open} />}
          </div>
        )}
      </Paged>
    </>
  )
}

function Group({ group }: { readonly group: FindingGroup }): JSX.Element {
  const messages = useMessages(findingsMessages)
  return (
    <section data-row>
      <h2>{group.title}</h2>
      <ul className="wall-findings">
        {group.findings.map((finding) => {
          const { severity, message } = finding
          const SeverityIcon = SEVERITY_ICONS[severity]
          return (
            <li key={keyOf(finding)} data-severity={severity}>
              <SeverityIcon />
              <span>
                <strong>{messages.one[severity]}:</strong> {message}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function OpenGroup({ groups }: { readonly groups: readonly FindingGroup[] }): JSX.Element {
  const messages = useMessages(findingsMessages)
  return (
    <section data-row>
      <h2>{messages.open(groups.length)}</h2>
      <ul className="wall-findings">
        {groups.map(({ key, title }) => (
          <li key={key} data-severity="open">
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
