import { plainText } from "@tafelrunde/shared/canvas"
import { FACT_COLLECTIONS, factOf } from "@tafelrunde/shared/notes"
import {
  type Atom,
  atom,
  type Editor,
  type TLNoteShape,
  type TLShape,
  type TLUiActionsContextType,
} from "tldraw"

import { promoteAtOnce, type Request } from "../../notes/promotion.ts"
import { mayWrite } from "../paste/refuse-when-reading.ts"
import { protectionOf } from "../protection/protection.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { toCanvasRecord } from "../sync/records.ts"

const requests = new WeakMap<Editor, Atom<Request | undefined>>()

/** The notes that this person is asked about before they become entries. */
export function promotingOf(editor: Editor): Atom<Request | undefined> {
  const known = requests.get(editor) ?? atom<Request | undefined>("promoting", undefined)
  requests.set(editor, known)
  return known
}

export function isNoteShape(shape: TLShape): shape is TLNoteShape {
  return shape.type === "note"
}

/** The actions of the context menu, one a list. */
export function promotionActions(editor: Editor): TLUiActionsContextType {
  return Object.fromEntries(
    FACT_COLLECTIONS.map((collection) => {
      const id = `promote-${collection}`
      const onSelect = (): void => {
        promoteShapes(editor, editor.getSelectedShapes().filter(isNoteShape), { collection })
      }
      return [id, { id, label: `action.${id}`, onSelect }]
    }),
  )
}

/** Makes notes entries of a list, at once or after a question; tasks at a place of the matrix. */
export function promoteShapes(
  editor: Editor,
  shapes: readonly TLNoteShape[],
  to: Omit<Request, "notes">,
): void {
  if (!mayWrite(editor)) return
  const notes = shapes.map((shape) => ({
    id: shape.id,
    text: plainText(shape.props.richText),
    isProtected: !protectionOf(editor).mayChange(shape.id),
    fact: factOf(toCanvasRecord(shape)),
  }))
  const request = { ...to, notes }
  if (!promoteAtOnce(modelOf(editor).board, request)) promotingOf(editor).set(request)
}
