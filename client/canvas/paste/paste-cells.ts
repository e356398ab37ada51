import type { Editor, VecLike } from "tldraw"

interface Cells {
  readonly text: string
  readonly html: string
}

/**
 * Spreadsheets put a picture of the cells into the clipboard too, and tldraw takes pictures first. This takes the cells
 * of what is pasted by key. Returns the function that ends it.
 */
export function preferCells(editor: Editor): () => void {
  const { ownerDocument } = editor.getContainer()
  const paste = (event: ClipboardEvent): void => {
    const { clipboardData } = event
    if (!clipboardData || clipboardData.files.length === 0 || !isForCanvas(editor)) return
    const cells = {
      text: clipboardData.getData("text/plain"),
      html: clipboardData.getData("text/html"),
    }
    if (!hasCells(cells)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const isAtCursor = editor.inputs.shiftKey !== editor.user.getIsPasteAtCursorMode()
    pasteCells(editor, cells, isAtCursor ? editor.inputs.currentPagePoint : undefined)
  }
  ownerDocument.addEventListener("paste", paste, { capture: true })
  return () => ownerDocument.removeEventListener("paste", paste, { capture: true })
}

/** As tldraw decides it: whoever writes in a field pastes there. */
function isForCanvas(editor: Editor): boolean {
  if (!editor.getInstanceState().isFocused || editor.getEditingShapeId() !== null) return false
  if (editor.menus.hasAnyOpenMenus()) return false
  const active = editor.getContainer().ownerDocument.activeElement
  const isField =
    active instanceof HTMLElement &&
    (active.isContentEditable || active.matches("input, select, textarea"))
  return !isField
}

function hasCells({ text, html }: Cells): boolean {
  return text.trim() !== "" && /<table/i.test(html)
}

function pasteCells(editor: Editor, { text, html }: Cells, point: VecLike | undefined): void {
  editor.markHistoryStoppingPoint("paste")
  void editor.putExternalContent({
    type: "text",
    text,
    html,
    ...(point && { point }),
    sources: [
      { type: "text", subtype: "html", data: html },
      { type: "text", subtype: "text", data: text },
    ],
  })
}

/** For the menu, which is not told of the clipboard: true if there were cells beside a picture, which are pasted now. */
export async function pasteCellsOfClipboard(
  editor: Editor,
  point: VecLike | undefined,
): Promise<boolean> {
  const cells = await readCells()
  if (cells) pasteCells(editor, cells, point)
  return cells !== undefined
}

async function readCells(): Promise<Cells | undefined> {
  try {
    for (const item of await navigator.clipboard.read()) {
      const types = ["text/plain", "text/html", "image/png"]
      if (!types.every((type) => item.types.includes(type))) continue
      const read = async (type: string): Promise<string> => await (await item.getType(type)).text()
      const cells = { text: await read("text/plain"), html: await read("text/html") }
      if (hasCells(cells)) return cells
    }
  } catch {
    // Not permitted, or not to be had here: tldraw says so.
  }
  return undefined
}
