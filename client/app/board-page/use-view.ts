import { useState } from "react"

import { readStored, writeStored } from "../storage.ts"
import { isPhone } from "./use-narrow.ts"

export type BoardView = "canvas" | "table" | "diagrams" | "paper"

const KEY = "tafelrunde.view"

function readView(): BoardView {
  const stored = readStored("device", KEY)
  return stored === "table" || stored === "diagrams" || stored === "paper" ? stored : "canvas"
}

/** The view chosen last on this device; a phone starts with the table, because it is too small for the canvas. */
export function useView(): [BoardView, (view: BoardView) => void] {
  const [view, setView] = useState<BoardView>(() => (isPhone() ? "table" : readView()))
  return [
    view,
    (next) => {
      setView(next)
      if (!isPhone()) writeStored("device", KEY, next)
    },
  ]
}
