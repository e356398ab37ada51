import { type Seat } from "@tafelrunde/shared/protocol"

import { isRefusal, type SeatChoice, type SeatRefusal } from "../seats.ts"
import { type BoardServices } from "./services.ts"

/** The institutions for which somebody is or was at the board. */
export function listSeats({ seats }: BoardServices, boardId: string): Promise<readonly Seat[]> {
  return seats.list(boardId)
}

/** Moves every device of a seat to the one that is chosen. */
export async function mergeSeats(
  { seats, log }: BoardServices,
  { boardId, seatId }: { readonly boardId: string; readonly seatId: string },
  choice: SeatChoice,
): Promise<Seat | SeatRefusal> {
  const merged = await seats.merge(boardId, seatId, choice)
  if (!isRefusal(merged)) log.info("board.seatsMerged", { board: boardId })
  return merged
}

/** Corrects for which institution a person is here; `clientId` is their awareness client id. */
export async function changeSeat(
  { rooms, seats, log }: BoardServices,
  { boardId, clientId }: { readonly boardId: string; readonly clientId: number },
  choice: SeatChoice,
): Promise<Seat | SeatRefusal | "noSuchPerson"> {
  const person = rooms.sessionsOf(boardId).find(({ awarenessId }) => awarenessId === clientId)
  if (!person) return "noSuchPerson"
  const changed = await seats.correct(boardId, person.key, choice)
  if (!isRefusal(changed)) log.info("board.seatChanged", { board: boardId })
  return changed
}
