import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { removeExampleTexts } from "../board/example-texts.ts"
import { useAccess } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { type ListedFindings } from "./finding-groups.ts"

/** The rule about words of the example on other boards. */
const EXAMPLE_TEXT = "EXAMPLE_TEXT"

interface ExampleTextsProps {
  readonly board: Board
  readonly listed: ListedFindings
}

/** For facilitators: takes the example's words off the board. */
export function ExampleTexts({ board, listed }: ExampleTextsProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const { role, access } = useAccess(board)
  const isThere = listed.groups.some(({ findings }) =>
    findings.some(({ rule }) => rule === EXAMPLE_TEXT),
  )
  if (!isThere || role !== "facilitator" || access !== "write") return null
  return (
    <div className="findings-example">
      <p className="findings-note">{messages.exampleTexts}</p>
      <Button onClick={() => removeExampleTexts(board)}>{messages.removeExampleTexts}</Button>
    </div>
  )
}
