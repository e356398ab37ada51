import { type JSX, type ReactNode, useMemo } from "react"
import { I18nProvider } from "react-aria-components"

import { type Board } from "../../board/board.ts"
import { useAccess, useSeat } from "../../board/use-board.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { tableMessages } from "../../messages/table.ts"
import { type Form, FormContext } from "../fields/form-context.ts"
import { useLabels } from "../labels.ts"

interface FormFrameProps {
  readonly board: Board
  readonly children: ReactNode
}

/** Gives the fields inside what they have in common: names to refer to, language, and whether anything may be changed. */
export function FormFrame({ board, children }: FormFrameProps): JSX.Element {
  const { language } = useLanguage()
  const messages = useMessages(tableMessages)
  const isReadOnly = useAccess(board).access !== "write"
  const labels = useLabels(board.lists, useSeat(board)?.institutionId ?? undefined)
  const form = useMemo<Form>(
    () => ({ labels, language, messages, isReadOnly }),
    [labels, language, messages, isReadOnly],
  )
  return (
    <I18nProvider locale={language}>
      <FormContext value={form}>{children}</FormContext>
    </I18nProvider>
  )
}
