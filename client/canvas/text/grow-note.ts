import { type Editor, isShape, type TLRecord, type TLShape } from "tldraw"

/**
 * A note grows with its text, but tldraw measures only after local changes. While somebody writes in a note, their
 * browser also measures after others' changes of it. Returns the function that stops it.
 */
export function growWithOthersText(editor: Editor): () => void {
  return editor.store.listen(
    ({ changes }) => {
      for (const [from, to] of Object.values(changes.updated)) {
        if (isTextOf(editor, from, to)) queueMicrotask(() => measureAnew(editor, from, to.id))
      }
    },
    { source: "remote", scope: "document" },
  )
}

function isTextOf(editor: Editor, from: TLRecord, to: TLRecord): from is TLShape {
  if (!isShape(from) || !isShape(to) || to.id !== editor.getEditingShapeId()) return false
  if (!("growY" in to.props && "richText" in to.props && "richText" in from.props)) return false
  return from.props.richText !== to.props.richText
}

function measureAnew(editor: Editor, from: TLShape, id: TLRecord["id"]): void {
  const now = editor.store.get(id)
  if (!now || !isShape(now) || editor.getIsReadonly()) return
  const measured = editor.getShapeUtil(now).onBeforeUpdate?.(from, now)
  if (measured) editor.run(() => editor.store.put([measured]), { history: "ignore" })
}
