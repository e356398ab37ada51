import { toPageKey } from "@tafelrunde/shared/protocol"
import type { Awareness } from "y-protocols/awareness"

import type { CursorLane } from "../sync/cursor-lane.ts"
import { paced } from "./paced.ts"

const CURSOR_MS = 66
/** Presence is copied to everybody as a whole, so the cursor in it changes rarely. */
const STOCK_CURSOR_MS = 1000

/** Where this person points, in units of the page. */
export interface OwnPlace {
  readonly page: string
  readonly x: number
  readonly y: number
}

export interface OwnCursor {
  readonly move: (place: OwnPlace) => void
  /** The person points no longer, because they have left the canvas. */
  readonly leave: () => void
}

/**
 * Tells the others where this person points: fifteen times a second by messages of our own protocol, and once
 * a second in presence, which clients with a stock provider read.
 */
export function createOwnCursor(awareness: Awareness, lane: CursorLane): OwnCursor {
  const small = paced(CURSOR_MS, ({ page, x, y }: OwnPlace) =>
    lane.send({ page: toPageKey(page), x, y }),
  )
  const stock = paced(STOCK_CURSOR_MS, ({ x, y }: OwnPlace) => set(awareness, { at: [x, y] }))
  return {
    move: (place) => {
      small.give(place)
      stock.give(place)
    },
    leave: () => {
      small.stop()
      stock.stop()
      set(awareness, null)
    },
  }
}

function set(awareness: Awareness, cursor: unknown): void {
  if (awareness.getLocalState()) awareness.setLocalStateField("cursor", cursor)
}
