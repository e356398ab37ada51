import { type JSX } from "react"

import { EyeIcon } from "../../ui/icons.tsx"
import { RoleLegend } from "../role-legend.tsx"
import { useGrid } from "./grid-context.ts"

/** Title and legend. They are outside the table: on the canvas people drag the matrix by this bar. */
export function MatrixBar({ phase }: { phase: string | undefined }): JSX.Element {
  const { messages, roleCodes, editable } = useGrid()
  return (
    <div className="matrix-bar">
      <div className="matrix-bar-title">
        <strong>{messages.title}</strong>
        {phase && <span className="matrix-bar-phase">{phase}</span>}
        {!editable && (
          <span className="matrix-bar-note">
            <EyeIcon /> {messages.readOnly}
          </span>
        )}
      </div>
      <RoleLegend roleCodes={roleCodes} label={messages.legend} />
    </div>
  )
}
