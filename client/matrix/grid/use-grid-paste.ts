import { type Matrix } from "@tafelrunde/shared/model"
import { type RefObject, useEffect } from "react"

import { blockOf } from "../../clipboard/cells.ts"
import { readTransfer } from "../../clipboard/clipboard-content.ts"
import { type MatrixMessages } from "../../messages/matrix.ts"
import { announce } from "../../ui/toast.tsx"
import { type Place } from "../commands/move.ts"
import { type PasteRefusal, planPaste } from "../commands/plan-paste.ts"
import { type RoleCodes } from "../role-codes.ts"
import { type MatrixRow } from "../rows.ts"
import { type Grid } from "./grid-context.ts"

interface PasteParts {
  readonly table: RefObject<HTMLTableElement | null>
  readonly grid: Grid
  readonly rows: readonly MatrixRow[]
  readonly matrix: Matrix
  readonly active: Place
}

/** Pastes into the cells, as one undo step, or says why it does not fit. */
export function useGridPaste({ table, grid, rows, matrix, active }: PasteParts): void {
  useEffect(() => {
    // On the document: without selected text browsers send the event to the body, wherever the focus is.
    const onPaste = (event: ClipboardEvent): void => {
      const focused = document.activeElement
      const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
      if (isField || !table.current?.contains(focused) || !event.clipboardData) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!grid.editable) return announce(grid.messages.pasteReadOnly)
      const block = blockOf(readTransfer(event.clipboardData))
      const plan = planPaste(block, { place: active, rows, matrix, codes: grid.roleCodes })
      if ("reason" in plan)
        return announce(refusalText(plan, { messages: grid.messages, codes: grid.roleCodes }))
      grid.edits.paste(plan)
      const { messages } = grid
      announce(
        messages.pasted({
          cells: plan.filter(({ kind }) => kind === "cell").length,
          titles: plan.filter(({ kind }) => kind === "title").length,
          added: plan.filter(({ kind }) => kind === "task" || kind === "phase").length,
        }),
      )
    }
    document.addEventListener("paste", onPaste, { capture: true })
    return () => document.removeEventListener("paste", onPaste, { capture: true })
  }, [table, grid, rows, matrix, active])
}

function refusalText(
  refusal: PasteRefusal,
  { messages, codes }: { messages: MatrixMessages; codes: RoleCodes },
): string {
  switch (refusal.reason) {
    case "notHere":
      return messages.pasteNotHere
    case "tooMany":
      return messages.pasteTooMany
    case "tooLong":
      return messages.pasteTooLong
    case "noRole":
      return messages.pasteNoRole(
        refusal.text,
        codes.offered.map(({ letter }) => letter),
      )
    case "tooLarge":
      return messages.pasteTooLarge(refusal.block, refusal.room)
  }
}
