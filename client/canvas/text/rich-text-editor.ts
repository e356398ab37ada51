import {
  defaultAddFontsFromNode,
  type Editor,
  KeyboardShiftEnterTweakExtension,
  type TiptapEditor,
  type TLTextOptions,
  tipTapDefaultExtensions,
} from "tldraw"

import { mapPosition } from "./map-position.ts"

const before = new WeakMap<TiptapEditor, { toJSON: () => unknown }>()

/** The text as it was before the last change in this text editor, its own or one from outside. */
export function textBeforeChange(textEditor: TiptapEditor | null): unknown {
  return textEditor ? before.get(textEditor)?.toJSON() : undefined
}

/**
 * Replaces only what differs when a text changes from outside while it is being edited. The text editor's own
 * command puts the whole text anew: the caret jumps to the end, and the person's undo then removes what somebody
 * else wrote. (`extend` only because it makes an extension without importing the text editor.)
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
        // A letter that is still being put together would be put there twice. The text is caught up with afterwards.
        if (view.composing) return true
        const next = editor.schema.nodeFromJSON(content)
        const start = tr.doc.content.findDiffStart(next.content)
        const end = tr.doc.content.findDiffEnd(next.content)
        if (!dispatch || start === null || end === null) return true
        // With repeated letters the two searches can overlap: "aa" → "aaa" differs at 2 from the front, at 0 from behind.
        const overlap = Math.max(0, start - Math.min(end.a, end.b))
        const texts = { from: linear(tr.doc), to: linear(next) }
        const selected = innerSelection(selectionNow(view, tr.selection), tr.doc.content.size)
        tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
        // A caret stays before what comes in just there, and a selection does not grow. By itself the caret would go
        // behind, and two people who begin in an empty note would get their letters in turn; or, with all selected as
        // the editor opens, the second one's first letter would replace the first one's.
        const isCaret = selected.from === selected.to
        const from = mapPosition(texts, selected.from, isCaret ? "before" : "after")
        const to = isCaret ? from : Math.max(from, mapPosition(texts, selected.to))
        commands.setTextSelection({ from, to })
        tr.setMeta("preventUpdate", true).setMeta("addToHistory", false)
        return true
      },
  }),
})

/** How long the text editor still looks at what was put together. */
const COMPOSED_MS = 50

/**
 * While somebody puts a letter together (Japanese, accents, the word that a phone suggests), what others write in that
 * text is in the store only; this takes it into the open text editor afterwards. Returns the function that ends it.
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

/** A text with one character for each of the text editor's positions: letters, and marks for where paragraphs are. */
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

/** Where the caret is on the screen: the text editor hears of a press on Home or a click only a moment later. */
function selectionNow(view: View, known: Span): Span {
  const shown = view.hasFocus() ? document.getSelection() : null
  const { anchorNode, focusNode } = shown ?? { anchorNode: null, focusNode: null }
  if (!shown || !anchorNode || !focusNode) return known
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return known
  const anchor = view.posAtDOM(anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(focusNode, shown.focusOffset)
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) }
}

/** Without the borders of the outermost paragraphs, which belong to a selection of all. */
function innerSelection({ from, to }: Span, size: number): Span {
  const start = Math.max(1, from)
  return { from: start, to: Math.max(start, Math.min(to, size - 1)) }
}

/** A constant: a new object would make tldraw build a new editor. */
export const textOptions: TLTextOptions = {
  // At the end, where tldraw moves it a moment later anyway: what is typed until then would land behind what follows.
  tipTapConfig: { extensions: [...tipTapDefaultExtensions, keepCaret], autofocus: "end" },
  addFontsFromNode: defaultAddFontsFromNode,
}
