import { type JSX, type ReactNode } from "react"

import { type Board } from "../../board/board.ts"
import { useAccess, useSeat } from "../../board/use-board.ts"
import { useLabels } from "../labels.ts"
import { FormProvider } from "./form-provider.tsx"

interface FormFrameProps {
  readonly board: Board
  readonly children: ReactNode
}

/** Gives the fields inside what they have in common, as the board has it. */
export function FormFrame({ board, children }: FormFrameProps): JSX.Element {
  const isReadOnly = useAccess(board).access !== "write"
  const labels = useLabels(board.lists, useSeat(board)?.institutionId ?? undefined)
  return (
    <FormProvider labels={labels} isReadOnly={isReadOnly}>
      {children}
    </FormProvider>
  )
}
