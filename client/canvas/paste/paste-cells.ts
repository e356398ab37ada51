import type { Editor, VecLike } from "tldraw"

interface Cells {
  readonly text: string
  readonly html: string
}

/**
 * Spreadsheets also put a picture of the cells on the clipboard, and tldraw prefers pictures. This handles the paste
 * event first and uses the cells. Returns the function that stops it.
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

/** Whether the paste goes into a text field; the same rule as in tldraw. */
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

/** Paste from the menu: pastes cells and returns true if the clipboard holds them beside a picture. */
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
    // The clipboard is not readable; tldraw shows the message.
  }
  return undefined
}
