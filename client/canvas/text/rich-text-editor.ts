import {
  defaultAddFontsFromNode,
  type Editor,
  KeyboardShiftEnterTweakExtension,
  type TiptapEditor,
  type TLTextOptions,
  tipTapDefaultExtensions,
} from "tldraw"

import { withoutTables } from "../../clipboard/html.ts"
import { mapPosition } from "./map-position.ts"

const before = new WeakMap<TiptapEditor, { toJSON: () => unknown }>()

/** The text before the last change in this text editor, local or remote. */
export function textBeforeChange(textEditor: TiptapEditor | null): unknown {
  return textEditor ? before.get(textEditor)?.toJSON() : undefined
}

/**
 * Replaces only the part that differs when a text changes remotely while it is being edited. The text editor's own
 * command replaces the whole text: the caret jumps to the end, and the person's undo removes what others wrote.
 * (`extend` is used because it creates an extension without importing the text editor.)
 */
const keepCaret = KeyboardShiftEnterTweakExtension.extend({
  name: "keepCaret",
  addKeyboardShortcuts: () => ({}),
  onTransaction: ({ editor, transaction }) => {
    if (transaction.docChanged) before.set(editor, transaction.before)
  },
  addCommands: () => ({
    setContent:
      (content) =>
      ({ editor, tr, dispatch, commands, view }) => {
        // During a composition (IME) the composed letter would be inserted twice. The text is updated afterwards.
        if (view.composing) return true
        const next = editor.schema.nodeFromJSON(content)
        const start = tr.doc.content.findDiffStart(next.content)
        const end = tr.doc.content.findDiffEnd(next.content)
        if (!dispatch || start === null || end === null) return true
        // With repeated letters common prefix and suffix can overlap: "aa" → "aaa" differs at 2 from the front, at 0 from behind.
        const overlap = Math.max(0, start - Math.min(end.a, end.b))
        const texts = { from: linear(tr.doc), to: linear(next) }
        const selected = innerSelection(selectionNow(view, tr.selection), tr.doc.content.size)
        tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
        // The caret stays before text inserted exactly at its position, and a selection does not grow. By default the
        // caret would move behind it, so that two people who start in an empty note would interleave their letters; or,
        // because the editor opens with all selected, one person's first letter would replace the other's.
        const isCaret = selected.from === selected.to
        const from = mapPosition(texts, selected.from, isCaret ? "before" : "after")
        const to = isCaret ? from : Math.max(from, mapPosition(texts, selected.to))
        commands.setTextSelection({ from, to })
        tr.setMeta("preventUpdate", true).setMeta("addToHistory", false)
        return true
      },
  }),
})

/** Milliseconds for which the text editor still handles a finished composition. */
const COMPOSED_MS = 50

/**
 * During a composition (Japanese input, accents, word suggestions) remote text of the same shape is in the store only;
 * this writes it to the open text editor afterwards. Returns the function that stops it.
 */
export function catchUpAfterComposing(editor: Editor): () => void {
  const container = editor.getContainer()
  const catchUp = (): void => {
    const shape = editor.getEditingShape()
    const textEditor = editor.getRichTextEditor()
    if (!shape || !textEditor || !("richText" in shape.props)) return
    const content = shape.props.richText as Parameters<typeof textEditor.commands.setContent>[0]
    textEditor.commands.setContent(content)
  }
  const end = (): void => void editor.timers.setTimeout(catchUp, COMPOSED_MS)
  container.addEventListener("compositionend", end)
  return () => container.removeEventListener("compositionend", end)
}

interface TextNode {
  readonly text?: string | undefined
  readonly isLeaf: boolean
  readonly forEach: (each: (child: TextNode) => void) => void
}

/** A text with one character for each position of the text editor: letters, and marks for paragraph boundaries. */
function linear(node: TextNode): string {
  let text = ""
  node.forEach((child) => {
    if (child.text !== undefined) text += child.text
    else text += child.isLeaf ? "\uFFFC" : `\u0001${linear(child)}\u0002`
  })
  return text
}

interface Span {
  readonly from: number
  readonly to: number
}

interface View {
  readonly dom: HTMLElement
  readonly hasFocus: () => boolean
  readonly posAtDOM: (node: Node, offset: number) => number
}

/** The caret's position in the DOM; the text editor learns of Home or a click only later. */
function selectionNow(view: View, known: Span): Span {
  const shown = view.hasFocus() ? document.getSelection() : null
  const { anchorNode, focusNode } = shown ?? { anchorNode: null, focusNode: null }
  if (!shown || !anchorNode || !focusNode) return known
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return known
  const anchor = view.posAtDOM(anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(focusNode, shown.focusOffset)
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) }
}

/** Without the outermost paragraph boundaries, which a selection of the whole text includes. */
function innerSelection({ from, to }: Span, size: number): Span {
  const start = Math.max(1, from)
  return { from: start, to: Math.max(start, Math.min(to, size - 1)) }
}

/** A constant, because tldraw would create a new editor for a new object. */
export const textOptions: TLTextOptions = {
  // Move the caret to the end, as tldraw does a moment later; keystrokes until then would be inserted before the rest.
  tipTapConfig: {
    extensions: [...tipTapDefaultExtensions, keepCaret],
    autofocus: "end",
    editorProps: { transformPastedHTML: withoutTables },
  },
  addFontsFromNode: defaultAddFontsFromNode,
}
