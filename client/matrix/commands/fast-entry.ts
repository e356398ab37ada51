import { useSyncExternalStore } from "react"

import { createState } from "../../board/state.ts"
import { type MatrixMessages } from "../../messages/matrix.ts"
import { announce } from "../../ui/toast.tsx"
import { type Place, type Places } from "./move.ts"

/** Whether a typed letter moves on to the next cell: of this person, in every matrix of the page. */
export const FAST_ENTRY = createState(false)

export function useFastEntry(): boolean {
  return useSyncExternalStore(FAST_ENTRY.subscribe, FAST_ENTRY.get)
}

/** Switches fast entry, and says which keys it has. */
export function toggleFastEntry(messages: MatrixMessages): void {
  FAST_ENTRY.set(!FAST_ENTRY.get())
  announce(FAST_ENTRY.get() ? messages.fastOn : messages.fastOff)
}

/** The first cell of the next task; undefined behind the last one. */
export function nextRow(places: Places, from: Place): Place | undefined {
  const tasks = places.filter(({ isTask }) => isTask)
  const next = tasks[tasks.findIndex(({ key }) => key === from.row) + 1]
  const column = next?.columns[1]
  return next && column !== undefined ? { row: next.key, column } : undefined
}
