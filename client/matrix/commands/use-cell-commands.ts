import { type Matrix } from "@tafelrunde/shared/model"
import { useMemo } from "react"

import { useLanguage, useWords } from "../../ui/language.ts"
import { useUnchanged } from "../grid/use-unchanged.ts"
import { createLetters, type Letters } from "../role-codes.ts"
import { matrixWords, type MatrixWords } from "../words.ts"
import { type CellCommands, createCommands } from "./commands.ts"
import { createEdits, type MatrixBoard, type MatrixEdits } from "./gestures.ts"

export interface CellEditing {
  readonly words: MatrixWords
  readonly letters: Letters
  readonly edits: MatrixEdits
  readonly commands: CellCommands
}

/** What it takes to edit cells in this person's language; the parts change only with the language or the scheme. */
export function useCellCommands(
  { doc, undo, matrix }: MatrixBoard,
  roleScheme: Matrix["roleScheme"],
): CellEditing {
  const { language } = useLanguage()
  const words = useWords(matrixWords)
  const scheme = useUnchanged(roleScheme)
  const letters = useMemo(() => createLetters(scheme, language), [scheme, language])
  const edits = useMemo(() => createEdits({ doc, undo, matrix }), [doc, undo, matrix])
  const commands = useMemo(
    () => createCommands({ matrix, edits, letters, words }),
    [matrix, edits, letters, words],
  )
  return { words, letters, edits, commands }
}
