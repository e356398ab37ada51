import {
  type Agreement,
  type BoardView,
  joined,
  spokenNumber,
  viewBoard,
} from "@tafelrunde/shared/content"
import { agreementLight, type AgreementLight, type Light } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { readBoardContent, today } from "../../board/content.ts"
import { useReading } from "../../board/use-reading.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { type WallMessages, wallMessages } from "../../messages/wall.ts"
import { Paged } from "./paged.tsx"
import { type SceneProps } from "./scene-props.ts"

/** All agreements, each with its traffic light, the words for it, who answers for it and by when. */
export function AgreementsScene({ board, page, onPages }: SceneProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const { language } = useLanguage()
  const view = useReading(board, language, () =>
    viewBoard(readBoardContent(board), today(), language),
  )
  if (view.agreements.length === 0) return <p className="wall-empty">{messages.noAgreements}</p>
  return (
    <>
      <h1 className="wall-title">{messages.agreements}</h1>
      <Paged page={page} onPages={onPages} label={messages.agreements}>
        <ol className="wall-list">
          {view.agreements.map((agreement) => (
            <AgreementItem key={agreement.id} view={view} agreement={agreement} />
          ))}
        </ol>
      </Paged>
    </>
  )
}

/** A shape for each colour, so that nobody has to see colours. */
const SHAPES: Readonly<Record<Light, string>> = { red: "▲", yellow: "◐", green: "●", none: "–" }

function AgreementItem({
  view,
  agreement,
}: {
  readonly view: BoardView
  readonly agreement: Agreement
}): JSX.Element {
  const messages = useMessages(wallMessages)
  const light = agreementLight(view, agreement)
  const { ownerInstitutionId, dueDate } = agreement
  const owner = view.short(ownerInstitutionId)
  return (
    <li data-row data-light={light.light}>
      <span className="wall-light" aria-hidden="true">
        {SHAPES[light.light]}
      </span>
      <div>
        <p>
          <span className="wall-number">{spokenNumber(view.agreements, agreement.id)}</span>{" "}
          <strong>{agreement.title || messages.untitled}</strong>
        </p>
        <p className="wall-facts">
          <strong className="wall-state">{stateWords(light, view, messages)}</strong>
          {owner && <span>{messages.owner(owner)}</span>}
          {dueDate && <span>{messages.due(view.day(dueDate))}</span>}
        </p>
      </div>
    </li>
  )
}

function stateWords(light: AgreementLight, view: BoardView, messages: WallMessages): string {
  const names = joined(
    light.institutionIds.map((id) => view.short(id)),
    view.language,
  )
  const { state } = light
  if (state === "declined" || state === "reserved" || state === "notAccepted") {
    return messages.states[state](names)
  }
  return messages.states[state]
}
