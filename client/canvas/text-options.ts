import {
  defaultAddFontsFromNode,
  KeyboardShiftEnterTweakExtension,
  type TLTextOptions,
  tipTapDefaultExtensions,
} from "tldraw"

/**
 * Replaces only what differs when a text changes from outside while it is being edited. The text editor's own
 * command puts the whole text anew: the caret jumps to the end, and the person's undo then removes what somebody
 * else wrote. (`extend` only because it makes an extension without importing the text editor.)
 */
const keepCaret = KeyboardShiftEnterTweakExtension.extend({
  name: "keepCaret",
  addKeyboardShortcuts: () => ({}),
  addCommands: () => ({
    setContent:
      (content) =>
      ({ editor, tr, dispatch }) => {
        const next = editor.schema.nodeFromJSON(content)
        const start = tr.doc.content.findDiffStart(next.content)
        const end = tr.doc.content.findDiffEnd(next.content)
        if (!dispatch || start === null || end === null) return true
        // With repeated letters the two searches can overlap: "aa" → "aaa" differs at 2 from the front, at 0 from behind.
        const overlap = Math.max(0, start - Math.min(end.a, end.b))
        tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
        tr.setMeta("preventUpdate", true).setMeta("addToHistory", false)
        return true
      },
  }),
})

/** A constant: a new object would make tldraw build a new editor. */
export const textOptions: TLTextOptions = {
  tipTapConfig: { extensions: [...tipTapDefaultExtensions, keepCaret] },
  addFontsFromNode: defaultAddFontsFromNode,
}
