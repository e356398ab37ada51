import type { Board } from "../board.ts"
import { createState, fixed } from "../state.ts"
import type { Access } from "../sync/connection-status.ts"

const ACCESS: Access = { access: "read", role: "viewer", locked: false }

/**
 * The board as a guest sees it, whoever is signed in: to read only, without contacts, following nobody and telling nobody
 * where it looks. It shares the documents and the life of the board that it is made of.
 */
export function guestBoard(board: Board): Board {
  return {
    ...board,
    contactsDoc: undefined,
    internalDoc: undefined,
    access: fixed(ACCESS),
    follow: {
      ...createState<number | undefined>(undefined),
      view: fixed(undefined),
      left: fixed(undefined),
    },
  }
}
