import { type NoteSeat } from "@tafelrunde/shared/canvas"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { labelSeat } from "../board/people/seat-label.ts"
import { useInstitutions } from "../board/use-board.ts"
import { useFacilitation } from "../board/wall/use-facilitation.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"

interface SeatMarkProps {
  readonly board: Board
  readonly seat: NoteSeat
}

/** For which institution a note was written; nothing where facilitators have hidden that. */
export function SeatMark({ board, seat }: SeatMarkProps): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const { noteSeatsHidden } = useFacilitation(board)
  const { short, name, color } = labelSeat(seat, useInstitutions(board))
  if (noteSeatsHidden) return null
  return (
    <span className="note-seat" style={{ backgroundColor: color }} title={name}>
      <span className="visually-hidden">{messages.noteOf} </span>
      {short}
    </span>
  )
}
