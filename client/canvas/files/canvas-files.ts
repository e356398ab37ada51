import { readContent } from "@tafelrunde/shared/model"
import { fileName } from "@tafelrunde/shared/paper"
import type { Editor, TLFrameShape, TLShape, TLShapeId } from "tldraw"

import type { Board } from "../../board/board.ts"
import type { CanvasExport, CanvasFile } from "../../board/canvas-files.ts"
import { currentLanguage } from "../../ui/language.ts"
import { canvasWords } from "../words.ts"
import { drawShapes, toPng, toSvgFile } from "./drawing.ts"
import { openTldrawFile, toTldrawFile } from "./tldraw-file.ts"

/** Lets the menus around the canvas save and open files. Returns the function that ends it. */
export function offerFiles(editor: Editor, board: Board): () => void {
  const files = {
    counts: () => ({
      selected: editor.getSelectedShapeIds().length,
      frames: framesOf(editor).length,
    }),
    save: (what: CanvasExport) => saveCanvas(editor, board, what),
    open: async (file: Blob) => {
      if (board.access.get().access !== "write")
        throw new Error("Nothing can be put on this board.")
      return await openTldrawFile(editor, file)
    },
  }
  board.canvasFiles.set(files)
  return () => {
    if (board.canvasFiles.get() === files) board.canvasFiles.set(undefined)
  }
}

/** Fails when there is nothing to draw. */
export async function saveCanvas(
  editor: Editor,
  board: Board,
  what: CanvasExport,
): Promise<CanvasFile> {
  const blob = await toBlob(editor, what, board)
  return { blob, fileName: nameOf(editor, board, what) }
}

async function toBlob(editor: Editor, what: CanvasExport, board: Board): Promise<Blob> {
  switch (what.as) {
    case "tldr":
      return await toTldrawFile(editor)
    case "pdf":
      return await framesToPdf(editor, board)
    case "png":
      return await toPng(await drawShapes(editor, idsOf(editor, what)))
    case "svg": {
      const svg = await toSvgFile(await drawShapes(editor, idsOf(editor, what)))
      return new Blob([svg], { type: "image/svg+xml" })
    }
  }
}

function idsOf(editor: Editor, { of }: CanvasExport): TLShapeId[] {
  if (of === "selection") return editor.getSelectedShapeIds()
  return editor.getCurrentPageShapesSorted().map(({ id }) => id)
}

async function framesToPdf(editor: Editor, board: Board): Promise<Blob> {
  const words = canvasWords[currentLanguage()]
  // Only now, because few people ever make one.
  const { toPdf } = await import("./pdf.ts")
  const frames = framesOf(editor)
  const title = board.title.get()
  if (frames.length === 0) {
    const drawing = await drawShapes(editor, idsOf(editor, { of: "board", as: "svg" }))
    return await toPdf(title, [{ title: title || words.canvas, drawing }])
  }
  const pages = []
  for (const { id, props } of frames) {
    pages.push({ title: props.name || words.frame, drawing: await drawShapes(editor, [id]) })
  }
  return await toPdf(title, pages)
}

/** Those of the open page that lie in no other, in reading order: row by row. */
function framesOf(editor: Editor): readonly TLFrameShape[] {
  const page = editor.getCurrentPageId()
  const frames = editor
    .getCurrentPageShapes()
    .filter(isFrame)
    .filter(({ parentId }) => parentId === page)
    .flatMap((frame) => {
      const bounds = editor.getShapePageBounds(frame)
      return bounds ? [{ frame, bounds }] : []
    })
    .toSorted((a, b) => a.bounds.y - b.bounds.y)
  const rows: (typeof frames)[] = []
  for (const placed of frames) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && placed.bounds.y < first.bounds.midY) row.push(placed)
    else rows.push([placed])
  }
  return rows
    .flatMap((row) => row.toSorted((a, b) => a.bounds.x - b.bounds.x))
    .map(({ frame }) => frame)
}

function isFrame(shape: TLShape): shape is TLFrameShape {
  return shape.type === "frame"
}

function nameOf(editor: Editor, board: Board, { of, as }: CanvasExport): string {
  const language = currentLanguage()
  const words = canvasWords[language]
  const only = of === "selection" ? editor.getOnlySelectedShape() : null
  const frame = only && isFrame(only) ? only.props.name || words.frame : undefined
  const region = readContent({ board: board.doc }).meta?.region
  return fileName({
    what: frame ?? { board: words.canvas, selection: words.selection, frames: words.frames }[of],
    region: region ?? board.title.get(),
    asOf: today(),
    language,
    extension: as,
  })
}

const two = (value: number): string => String(value).padStart(2, "0")

/** As the clock on the wall says, not as in Greenwich. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
