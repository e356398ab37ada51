import { readContent } from "@tafelrunde/shared/model"
import { fileName } from "@tafelrunde/shared/paper"
import type { Atom, Editor, TLFrameShape, TLShape, TLShapeId } from "tldraw"

import type { Board } from "../../board/board.ts"
import type { CanvasExport, CanvasFiles } from "../../board/canvas-files.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"
import { saveFile } from "../../ui/files.ts"
import { announce, announceWork, type Work } from "../../ui/toast.tsx"
import { zoomTo } from "../camera/areas.ts"
import { picturesOf } from "../pictures/pictures.ts"
import { openAllPhases } from "../shapes/canvas-model.ts"
import { drawShapes, NothingToDraw, toPng, toSvgFile } from "./drawing.ts"
import { askPlacement, type PlacementQuestion } from "./placement-question.tsx"
import { openReader } from "./reader.ts"
import { type Sheet, sheetsOf } from "./sheets.ts"
import { openTldrawFile, type ReadDrawing, toTldrawFile, UnusableDrawing } from "./tldraw-file.ts"

/** Offers the canvas's files to the menus of the board bar. Returns the function that withdraws them. */
export function offerFiles(
  editor: Editor,
  board: Board,
  question: Atom<PlacementQuestion | undefined>,
): () => void {
  const files: CanvasFiles = {
    counts: () => ({
      selected: editor.getSelectedShapeIds().length,
      pages: editor.getPages().length,
    }),
    save: (what) => saveCanvas(editor, board, what),
    picture: (hash) => readPicture(board, hash),
    open: (file) => openFile(editor, { board, question }, file),
  }
  board.canvasFiles.set(files)
  return () => {
    if (board.canvasFiles.get() === files) board.canvasFiles.set(undefined)
  }
}

async function readPicture(board: Board, hash: string): Promise<Blob | undefined> {
  const url = await picturesOf(board).urls.get(hash)
  return url === null ? undefined : await (await fetch(url)).blob()
}

/** Creates the file, with all phases of the matrix; saves it as a download, and announces progress and result. */
export async function saveCanvas(editor: Editor, board: Board, what: CanvasExport): Promise<void> {
  const messages = currentMessages(filesMessages)
  const work = announceWork(messages.making)
  const endOpening = openAllPhases(editor)
  try {
    await untilShown()
    const name = nameOf(editor, board, what)
    saveFile(await toBlob(what, { editor, board, work }), name)
    announce(messages.saved(name))
  } catch (error) {
    announce(error instanceof NothingToDraw ? messages.nothing : messages.notSaved)
  } finally {
    endOpening()
    work.end()
  }
}

interface Opening {
  readonly board: Board
  readonly question: Atom<PlacementQuestion | undefined>
}

async function openFile(editor: Editor, { board, question }: Opening, file: Blob): Promise<void> {
  const messages = currentMessages(filesMessages)
  const mayWrite = (): boolean => board.access.get().access === "write"
  if (!mayWrite()) return announce(messages.notPermitted)
  const work = announceWork(messages.reading)
  try {
    await untilShown()
    const ask = askPlacement(editor, question)
    const drawing = await openTldrawFile(editor, file, async (shared) => {
      work.end()
      const placement = await ask(shared)
      if (mayWrite()) return placement
      announce(messages.notPermitted)
      return undefined
    })
    if (drawing) tellDrawing(editor, drawing)
  } catch (error) {
    announce(messages[error instanceof UnusableDrawing ? error.reason : "notADrawing"])
  } finally {
    work.end()
  }
}

/** Shows the shapes that came, and says where they are. */
function tellDrawing(editor: Editor, { shapes, refused, placement }: ReadDrawing): void {
  const messages = currentMessages(filesMessages)
  zoomTo(editor, editor.getSelectionPageBounds() ?? undefined, 1)
  const read = refused > 0 ? messages.openedPartly(shapes, refused) : messages.opened(shapes)
  announce(`${read} ${messages.placed[placement]}`)
}

/** Waits until the announcement is painted, because the next step blocks the browser. A hidden page has no animation frames. */
function untilShown(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 50)
  })
}

interface Making {
  readonly editor: Editor
  readonly board: Board
  readonly work: Work
}

async function toBlob(what: CanvasExport, making: Making): Promise<Blob> {
  const { editor } = making
  switch (what.as) {
    case "tldr":
      return await toTldrawFile(editor)
    case "pdf":
      return await framesToPdf(making)
    case "png":
      return await toPng(await drawShapes(editor, idsOf(editor, what)))
    case "svg": {
      const svg = await toSvgFile(await drawShapes(editor, idsOf(editor, what)))
      return new Blob([svg], { type: "image/svg+xml" })
    }
  }
}

function idsOf(editor: Editor, { of }: CanvasExport): readonly TLShapeId[] {
  if (of === "selection") return editor.getSelectedShapeIds()
  return editor.getSortedChildIdsForParent(editor.getCurrentPageId())
}

async function framesToPdf({ editor, board, work }: Making): Promise<Blob> {
  const messages = currentMessages(filesMessages)
  // Loaded on demand, because few people export a PDF.
  const { toPdf } = await import("./pdf.ts")
  const sheets = sheetsOf(editor)
  const reader = openReader(editor, board)
  const source = [board.title.get(), shownDay()]
    .filter((part) => part !== "")
    .map(isolated)
    .join(" · ")
  const isOnlyPage = new Set(sheets.map(({ page }) => page)).size < 2
  try {
    const pages = []
    for (const [index, sheet] of sheets.entries()) {
      work.tell(messages.makingPage(index + 1, sheets.length))
      await untilShown()
      const drawing = await drawShapes(reader.at(sheet.page), sheet.ids, sheet.area)
      const number = messages.pageNumber(index + 1, sheets.length)
      pages.push({ title: titleOf(sheet, isOnlyPage, board), source, number, drawing })
    }
    return await toPdf(board.title.get(), pages)
  } finally {
    reader.close()
  }
}

function titleOf({ kind, name, pageName }: Sheet, isOnlyPage: boolean, board: Board): string {
  const language = currentLanguage()
  if (kind === "page")
    return isOnlyPage ? board.title.get() || canvasMessages[language].canvas : pageName
  const title =
    kind === "rest" ? filesMessages[language].outside : name || canvasMessages[language].frame
  return isOnlyPage ? title : `${pageName}: ${title}`
}

/** A text in Arabic or Hebrew does not change the order of what stands beside it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

function shownDay(): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "long" }).format(new Date())
}

function isFrame(shape: TLShape): shape is TLFrameShape {
  return shape.type === "frame"
}

function nameOf(editor: Editor, board: Board, { of, as }: CanvasExport): string {
  const language = currentLanguage()
  const messages = canvasMessages[language]
  const only = of === "selection" ? editor.getOnlySelectedShape() : null
  const frame = only && isFrame(only) ? only.props.name || messages.frame : undefined
  const isOpenPage = of === "board" && as !== "tldr" && editor.getPages().length > 1
  const whole = isOpenPage ? editor.getCurrentPage().name : messages.canvas
  const { meta } = readContent({ board: board.doc })
  return fileName({
    what: frame ?? { board: whole, selection: messages.selection, frames: messages.frames }[of],
    board: { region: meta?.region, title: meta?.title },
    asOf: today(),
    language,
    extension: as,
  })
}

function two(value: number): string {
  return String(value).padStart(2, "0")
}

/** Local time, not UTC. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
