import { useState } from "react"

import { readStored, writeStored } from "../storage.ts"
import { isPhone } from "./use-narrow.ts"

export type BoardView = "canvas" | "table"

const KEY = "tafelrunde.view"

/** The view chosen last on this device; a phone begins with the table, where a canvas shows little. */
export function useView(): [BoardView, (view: BoardView) => void] {
  const [view, setView] = useState<BoardView>(() =>
    isPhone() || readStored("device", KEY) === "table" ? "table" : "canvas",
  )
  return [
    view,
    (next) => {
      setView(next)
      if (!isPhone()) writeStored("device", KEY, next)
    },
  ]
}
