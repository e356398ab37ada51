import { type Agreement, type BoardView, spokenNumber, viewBoard } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import { LIGHT_SHAPES, shownLight } from "../../board/agreement-lights.ts"
import { readBoardContent, today } from "../../board/content.ts"
import { useReading } from "../../board/use-reading.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
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

function AgreementItem({
  view,
  agreement,
}: {
  readonly view: BoardView
  readonly agreement: Agreement
}): JSX.Element {
  const messages = useMessages(wallMessages)
  const { light, words } = shownLight(view, agreement, messages)
  const { ownerInstitutionId, dueDate } = agreement
  const owner = view.short(ownerInstitutionId)
  return (
    <li data-row data-light={light}>
      <span className="wall-light" aria-hidden="true">
        {LIGHT_SHAPES[light]}
      </span>
      <div>
        <p>
          <span className="wall-number">{spokenNumber(view.agreements, agreement.id)}</span>{" "}
          <strong>{agreement.title || messages.untitled}</strong>
        </p>
        <p className="wall-facts">
          <strong className="wall-state">{words}</strong>
          {owner && <span>{messages.owner(owner)}</span>}
          {dueDate && <span>{messages.due(view.day(dueDate))}</span>}
        </p>
      </div>
    </li>
  )
}
