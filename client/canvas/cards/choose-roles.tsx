import { type AssignmentRole } from "@tafelrunde/shared/content"
import { rolesOf, setRoles } from "@tafelrunde/shared/model"
import { type JSX, type SubmitEvent, useId, useState } from "react"
import { type Editor, useValue } from "tldraw"

import { type Board } from "../../board/board.ts"
import { useAccess, useMatrix } from "../../board/use-board.ts"
import { createRoleCodes } from "../../matrix/role-codes.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { CheckField } from "../../ui/field.tsx"
import { type AskedRoles, modelOf } from "../shapes/canvas-model.ts"
import { linkToCell } from "./arrow-links.ts"

/** Asks which roles an arrow to a task stands for; nothing while none has been drawn. */
export function ChooseRoles({ editor }: { readonly editor: Editor }): JSX.Element | null {
  const { askedRoles, board } = modelOf(editor)
  const asked = useValue(askedRoles)
  if (!asked) return null
  const close = (): void => {
    askedRoles.set(undefined)
    editor.focus()
  }
  return (
    <RolesDialog key={asked.arrowId} editor={editor} board={board} asked={asked} onClose={close} />
  )
}

interface RolesDialogProps {
  readonly editor: Editor
  readonly board: Board
  readonly asked: AskedRoles
  readonly onClose: () => void
}

function RolesDialog({ editor, board, asked, onClose }: RolesDialogProps): JSX.Element {
  const { cell, arrowId } = asked
  const messages = useMessages(canvasMessages)
  const { language } = useLanguage()
  const formId = useId()
  const matrix = useMatrix(board)
  const canWrite = useAccess(board).access === "write"
  const [roles, setChosen] = useState<readonly AssignmentRole[]>(() => rolesOf(matrix, cell))
  const codes = createRoleCodes(matrix.roleScheme, language)
  const shown = new Set(codes.shown(roles).map(({ letter }) => letter))
  const institution = matrix.institutions.find(({ id }) => id === cell.institutionId)
  const task = matrix.phases.flatMap(({ tasks }) => tasks).find(({ id }) => id === cell.taskId)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (roles.length === 0 || !canWrite) return
    onClose()
    const assign = (): void => setRoles(board.doc, cell, roles)
    // Somebody else may have deleted the arrow meanwhile; then there is no step on the canvas to join.
    if (linkToCell(editor, arrowId, cell)) board.history.join(assign)
    else assign()
  }
  return (
    <Dialog
      title={messages.rolesTitle(institution?.short || institution?.name || "", task?.title ?? "")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.rolesNone}</Button>
          <Button
            kind="primary"
            type="submit"
            form={formId}
            disabled={roles.length === 0 || !canWrite}
          >
            {messages.assign}
          </Button>
        </>
      }
    >
      <form id={formId} className="choose-cards" noValidate onSubmit={onSubmit}>
        <p>{messages.rolesAbout}</p>
        <div>
          {codes.offered.map((label) => (
            <CheckField
              key={label.letter}
              label={`${label.letter}: ${label.word}`}
              checked={shown.has(label.letter)}
              onChange={() => {
                const toggled = new Set(codes.toggled(label, roles))
                const kept = roles.filter((role) => !toggled.has(role))
                const added = [...toggled].filter((role) => !roles.includes(role))
                setChosen([...kept, ...added])
              }}
            />
          ))}
        </div>
      </form>
    </Dialog>
  )
}
