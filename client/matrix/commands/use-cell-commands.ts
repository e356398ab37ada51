import { type Matrix } from "@tafelrunde/shared/model"
import { useMemo } from "react"

import { historyMessages } from "../../messages/history.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { matrixMessages, type MatrixMessages } from "../../messages/matrix.ts"
import { useUnchanged } from "../grid/use-unchanged.ts"
import { createRoleCodes, type RoleCodes } from "../role-codes.ts"
import { type CellCommands, createCommands } from "./commands.ts"
import { createEdits, type MatrixBoard, type MatrixEdits } from "./gestures.ts"

export interface CellEditing {
  readonly messages: MatrixMessages
  readonly roleCodes: RoleCodes
  readonly edits: MatrixEdits
  readonly commands: CellCommands
}

/** Messages, role codes and edits of cells; they change only with the language or the role scheme. */
export function useCellCommands(
  { doc, undo, history: own, matrix, bin }: MatrixBoard,
  roleScheme: Matrix["roleScheme"],
): CellEditing {
  const { language } = useLanguage()
  const messages = useMessages(matrixMessages)
  const history = useMessages(historyMessages)
  const scheme = useUnchanged(roleScheme)
  const roleCodes = useMemo(() => createRoleCodes(scheme, language), [scheme, language])
  const edits = useMemo(
    () => createEdits({ doc, undo, history: own, matrix, bin }),
    [doc, undo, own, matrix, bin],
  )
  const commands = useMemo(
    () => createCommands({ matrix, edits, roleCodes, messages, history }),
    [matrix, edits, roleCodes, messages, history],
  )
  return { messages, roleCodes, edits, commands }
}
