import type { BoardConnection, RevertKind, Seat, ServerMessage } from "@tafelrunde/shared/protocol"

import { type BoardUser, chosenSeat } from "./people/people.ts"
import { createState, isSameJson, type OwnState } from "./state.ts"
import type { Access } from "./sync/connection-status.ts"

export type RevertCounts = Readonly<Record<RevertKind, number>>

export const NOTHING_REVERTED: RevertCounts = { harmful: 0, protected: 0, filled: 0, limit: 0 }

/** What the server has told this page of itself and of others. */
export interface Told {
  readonly access: OwnState<Access>
  readonly reverted: OwnState<RevertCounts>
  readonly seat: OwnState<Seat | null>
  readonly tokenId: OwnState<string | undefined>
  readonly connections: OwnState<readonly BoardConnection[]>
}

/** What this page goes by until the server has told it. */
export function createTold(role: Access["role"], user: BoardUser): Told {
  const first: Access = { access: role === "viewer" ? "read" : "write", role, locked: false }
  return {
    access: createState(first, isSameJson),
    reverted: createState<RevertCounts>(NOTHING_REVERTED),
    seat: createState(chosenSeat(user), isSameJson),
    tokenId: createState<string | undefined>(undefined),
    connections: createState<readonly BoardConnection[]>([], isSameJson),
  }
}

/** Takes in what any of the board's rooms says of this page's changes. */
export function countReverted(message: ServerMessage, { reverted }: Told): void {
  if (message.type !== "reverted") return
  const { kind, count } = message
  const counts = reverted.get()
  reverted.set({ ...counts, [kind]: counts[kind] + count })
}

/** Takes in what the board's own room says. */
export function hear(message: ServerMessage, told: Told): void {
  countReverted(message, told)
  if (message.type === "seat") {
    told.seat.set(message.seat)
    told.tokenId.set(message.tokenId)
  }
  if (message.type === "connections") told.connections.set(message.connections)
  if (message.type !== "access") return
  told.access.set({ access: message.access, role: message.role, locked: message.locked })
}
