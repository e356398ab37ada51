import { type JSX, useSyncExternalStore } from "react"

import type { Board } from "../../board/board.ts"
import type { CanvasExport, CanvasFiles } from "../../board/canvas-files.ts"
import { useAccess } from "../../board/use-board.ts"
import { type CanvasExportMessages, canvasExportMessages } from "../../messages/canvas-export.ts"
import { useMessages } from "../../messages/language.ts"
import { UploadIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"

/** Menu items to save the open canvas and to import a drawing; none while the table is open. */
export function CanvasFileItems({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(canvasExportMessages)
  const { access } = useAccess(board)
  const files = useSyncExternalStore(board.canvasFiles.subscribe, board.canvasFiles.get)
  if (!files) return null
  return (
    <>
      <hr className="menu-line" />
      {choices(files, messages).map(({ text, what }) => (
        <MenuItem
          key={`${what.of}-${what.as}`}
          note={what.as.toUpperCase()}
          onClick={() => void files.save(what)}
        >
          {text}
        </MenuItem>
      ))}
      {access === "write" && (
        <MenuItem onClick={() => chooseFile((file) => void files.open(file))}>
          <UploadIcon /> {messages.open}
        </MenuItem>
      )}
    </>
  )
}

function choices(
  files: CanvasFiles,
  messages: CanvasExportMessages,
): { text: string; what: CanvasExport }[] {
  const { selected, pages } = files.counts()
  const board = pages > 1 ? messages.page : messages.board
  return [
    ...(selected > 0
      ? [
          { text: messages.selection, what: { of: "selection", as: "png" } as const },
          { text: messages.selection, what: { of: "selection", as: "svg" } as const },
        ]
      : []),
    { text: board, what: { of: "board", as: "png" } },
    { text: board, what: { of: "board", as: "svg" } },
    { text: messages.frames, what: { of: "frames", as: "pdf" } },
    { text: messages.drawing, what: { of: "board", as: "tldr" } },
  ]
}

function chooseFile(onFile: (file: Blob) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = ".tldr,application/vnd.tldraw+json"
  input.addEventListener("change", () => {
    const file = input.files?.[0]
    if (file) onFile(file)
  })
  input.click()
}
