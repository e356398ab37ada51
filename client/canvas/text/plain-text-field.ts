import { type Editor, type TLRecord, type TLShape } from "tldraw"

import { mapPosition } from "./map-position.ts"

/**
 * Writes remote changes of a frame's name or an arrow's label into the open field at once and keeps the caret. React
 * would write a name later and move the caret to its end; tldraw would never write a label, and the next keystroke
 * would revert the remote text. Returns the function that stops it.
 */
export function keepCaretInField(editor: Editor): () => void {
  return editor.store.listen(
    ({ changes }) => {
      for (const [from, to] of Object.values(changes.updated)) {
        if (!isOpen(editor, to)) continue
        const [before, text] = [plainTextOf(from), plainTextOf(to)]
        if (text !== undefined && before !== text) putText(text)
      }
    },
    { source: "remote", scope: "document" },
  )
}

function isOpen(editor: Editor, record: TLRecord): record is TLShape {
  return record.typeName === "shape" && record.id === editor.getEditingShapeId()
}

function plainTextOf(record: TLRecord): string | undefined {
  if (record.typeName !== "shape") return undefined
  const { props } = record
  if (record.type === "frame" && "name" in props) return props.name
  return record.type === "arrow" && "text" in props ? props.text : undefined
}

function putText(text: string): void {
  const field = document.activeElement
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  if (!isField || !field.matches(".tl-frame-name-input, .tl-text-input")) return
  const { value, selectionStart, selectionEnd } = field
  if (value === text || selectionStart === null || selectionEnd === null) return
  const texts = { from: value, to: text }
  const start = mapPosition(texts, selectionStart)
  const end = selectionEnd === selectionStart ? start : mapPosition(texts, selectionEnd)
  field.value = text
  field.setSelectionRange(start, Math.max(start, end))
}
