import { type AccessRole, CLOSE, isAccessRole, type Seat } from "@tafelrunde/shared/protocol"

import { type StoredBoard } from "../../storage/storage.ts"
import { toTokenId } from "../token.ts"
import { type BoardServices } from "./services.ts"

/** A token without what would let somebody in; times are milliseconds since 1970. */
export interface ListedToken {
  readonly id: string
  readonly role: AccessRole
  readonly origin: "link" | "own"
  readonly seat: Seat | null
  readonly createdAt: number
  readonly usedAt: number | null
  /** How many connections to the board it has now. */
  readonly connections: number
}

/** The board's tokens, oldest first. */
export async function listTokens(
  { boards, seats, rooms }: Pick<BoardServices, "boards" | "seats" | "rooms">,
  board: StoredBoard,
): Promise<readonly ListedToken[]> {
  const connections = new Map<string, number>()
  for (const { key } of rooms.sessionsOf(board.id)) {
    connections.set(key, (connections.get(key) ?? 0) + 1)
  }
  const seatOf = await seats.finder(board.id)
  return (await boards.listTokens(board)).flatMap(
    ({ hash, role, origin, createdAt, usedAt, seat }) =>
      isAccessRole(role)
        ? {
            id: toTokenId(hash),
            role,
            origin,
            seat: seatOf(seat),
            createdAt,
            usedAt,
            connections: connections.get(Buffer.from(hash).toString("base64url")) ?? 0,
          }
        : [],
  )
}

/**
 * Ends a device's own token and its connections. Those of links end by renewing the link: else the
 * board's link would open nothing.
 */
export async function endToken(
  { boards, rooms, log }: Pick<BoardServices, "boards" | "rooms" | "log">,
  board: StoredBoard,
  id: string,
): Promise<"noSuchToken" | undefined> {
  const tokens = await boards.listTokens(board)
  const token = tokens.find(({ hash, origin }) => origin === "own" && toTokenId(hash) === id)
  if (!token) return "noSuchToken"
  const key = Buffer.from(token.hash).toString("base64url")
  await boards.endOwnToken(board, key)
  rooms.endSessions((session, room) => room.boardId === board.id && session.key === key, {
    code: CLOSE.unauthenticated,
    reason: "the token was ended",
  })
  log.info("board.tokenEnded", { board: board.id, role: token.role })
  return undefined
}
