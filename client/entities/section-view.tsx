import { meta, SECTIONS } from "@tafelrunde/shared/entities"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { useUnansweredErrors } from "../board/findings.ts"
import { detailsMessages } from "../messages/details.ts"
import { useMessages } from "../messages/language.ts"
import { type Allowed, FieldList } from "./form/field-list.tsx"
import { FormFrame } from "./form/form-frame.tsx"
import { boundSubject } from "./form/subject.ts"
import { FactHistory } from "./history/fact-history.tsx"
import { type FormSection } from "./lists.ts"
import { useSection } from "./use-entries.ts"

import "./entities.css"
import "./fields/fields.css"
import "./form/form.css"

interface SectionViewProps {
  readonly board: Board
  readonly section: FormSection
}

/** All fields of the workshop, or of the paper's own data. */
export function SectionView({ board, section }: SectionViewProps): JSX.Element {
  const { fields } = useSection(board.lists, section)
  const entity = SECTIONS[section]
  const allowed = useAllowedStatus(board)
  return (
    <FormFrame board={board}>
      <div className="entities">
        <div className="entry-form-fields section-form">
          <FieldList
            key={section}
            bound={boundSubject(board, { section }, { entity, fields })}
            allowed={section === "meta" ? allowed : undefined}
          />
          <FactHistory
            key={`history of ${section}`}
            board={board}
            subject={{ section }}
            entity={entity}
            fields={fields}
          />
        </div>
      </div>
    </FormFrame>
  )
}

/** With errors on the board, its paper cannot become agreed. */
function useAllowedStatus(board: Board): Readonly<Record<string, Allowed>> | undefined {
  const messages = useMessages(detailsMessages)
  const errors = useUnansweredErrors(board)
  if (errors === 0) return undefined
  const others = Object.keys(meta.fields.status.choices).filter((status) => status !== "agreed")
  return { status: { choices: ["", ...others], hint: messages.notAgreedYet(errors) } }
}
