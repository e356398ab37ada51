import { type Seat } from "@tafelrunde/shared/protocol"

import { type StoredBoard } from "../../storage/storage.ts"
import { type Admission } from "../boards.ts"
import { isRefusal, type SeatChoice, type SeatRefusal } from "../seats.ts"
import { type BoardServices } from "./services.ts"

/** The token to go on with, and its seat. */
export interface Entry {
  readonly token: string
  readonly seat: Seat | null
}

/** Gives a link holder a token of their own; `known` is one that the device had here before. */
export async function enterBoard(
  { boards, seats }: BoardServices,
  person: Admission & { readonly token: string },
  choice: SeatChoice & { readonly known?: string | undefined },
): Promise<Entry | SeatRefusal> {
  const { board, token: shown } = person
  // Before there is a token: a refused request leaves nothing behind.
  const chosen = await seats.find(board.id, choice)
  if (isRefusal(chosen)) return chosen
  const token = await boards.enter(person, { token: shown, known: choice.known })
  return { token, seat: await seats.give(board.id, token, chosen) }
}

/** Gives somebody who knows the board's join code a participant's token of their own. */
export async function joinBoard(
  { boards, seats, log }: BoardServices,
  board: StoredBoard,
  choice: SeatChoice,
): Promise<(Entry & { readonly board: StoredBoard }) | SeatRefusal> {
  const chosen = await seats.find(board.id, choice)
  if (isRefusal(chosen)) return chosen
  const token = await boards.join(board)
  const seat = await seats.give(board.id, token, chosen)
  log.info("board.joined", { board: board.id })
  return { board, token, seat }
}

/** The code that is valid now; null where joining by code is off. */
export async function changeJoinCode(
  { boards, log }: BoardServices,
  board: StoredBoard,
  action: "renew" | "off" | "on",
): Promise<string | null> {
  const code = await boards.changeJoinCode(board, action)
  log.info("board.joinCodeChanged", { board: board.id, action })
  return code
}
