import type { BinEntry, Matrix, MatrixInstitution } from "@tafelrunde/shared/model"
import type { BoardConnection, Seat } from "@tafelrunde/shared/protocol"
import { useSyncExternalStore } from "react"

import type { Board } from "./board.ts"
import type { Person, PersonView } from "./people/people.ts"
import { unnamedConnections } from "./people/unnamed.ts"
import type { State } from "./state.ts"
import type { Access, ConnectionStatus } from "./sync/connection-status.ts"

function useState<T>(state: State<T>): T {
  return useSyncExternalStore(state.subscribe, state.get)
}

export function useConnectionStatus(board: Board): ConnectionStatus {
  return useState(board.connection)
}

/** Whether this person may write now; it changes when facilitators lock or unlock the board. */
export function useAccess(board: Board): Access {
  return useState(board.access)
}

export function useInstitutions(board: Board): readonly MatrixInstitution[] {
  return useState(board.institutions)
}

/** For which institution this device is here. */
export function useSeat(board: Pick<Board, "seat">): Seat | null {
  return useState(board.seat)
}

export function usePeople(board: Board): readonly Person[] {
  return useState(board.people)
}

/** Who is connected without being in the list of people; for facilitators. */
export function useUnnamed(board: Board): readonly BoardConnection[] {
  return unnamedConnections(useState(board.connections), useState(board.people))
}

/** Computed once for each change of the model, for all components. */
export function useMatrix(board: Board): Matrix {
  return useState(board.matrix)
}

/** What is in the bin, the latest removal first. */
export function useBin(board: Pick<Board, "bin">): readonly BinEntry[] {
  return useState(board.bin.entries)
}

export function useParticipantsMayRemove(board: Pick<Board, "bin">): boolean {
  return useState(board.bin.participantsMayRemove)
}

export function useBoardTitle(board: Board): string {
  return useState(board.title)
}

/** The person whom this person follows. */
export function useFollow(board: Board): number | undefined {
  return useState(board.follow)
}

/** The view that the followed person looks at. */
export function useFollowedView(board: Board): PersonView | undefined {
  return useState(board.follow.view)
}
