import {
  defaultAddFontsFromNode,
  KeyboardShiftEnterTweakExtension,
  type TiptapEditor,
  type TLTextOptions,
  tipTapDefaultExtensions,
} from "tldraw"

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
      ({ editor, tr, dispatch, commands }) => {
        const next = editor.schema.nodeFromJSON(content)
        const start = tr.doc.content.findDiffStart(next.content)
        const end = tr.doc.content.findDiffEnd(next.content)
        if (!dispatch || start === null || end === null) return true
        // With repeated letters the two searches can overlap: "aa" → "aaa" differs at 2 from the front, at 0 from behind.
        const overlap = Math.max(0, start - Math.min(end.a, end.b))
        const selected = innerSelection(tr.selection, tr.doc.content.size)
        tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
        // A caret stays before what comes in just there, and a selection does not grow. By itself the caret would go
        // behind, and two people who begin in an empty note would get their letters in turn; or, with all selected as
        // the editor opens, the second one's first letter would replace the first one's.
        const isCaret = selected.from === selected.to
        const from = tr.mapping.map(selected.from, isCaret ? -1 : 1)
        const to = isCaret ? from : Math.max(from, tr.mapping.map(selected.to, -1))
        commands.setTextSelection({ from, to })
        tr.setMeta("preventUpdate", true).setMeta("addToHistory", false)
        return true
      },
  }),
})

/** Without the borders of the outermost paragraphs, which belong to a selection of all. */
function innerSelection(
  { from, to }: { readonly from: number; readonly to: number },
  size: number,
): { from: number; to: number } {
  const start = Math.max(1, from)
  return { from: start, to: Math.max(start, Math.min(to, size - 1)) }
}

/** A constant: a new object would make tldraw build a new editor. */
export const textOptions: TLTextOptions = {
  tipTapConfig: { extensions: [...tipTapDefaultExtensions, keepCaret] },
  addFontsFromNode: defaultAddFontsFromNode,
}
