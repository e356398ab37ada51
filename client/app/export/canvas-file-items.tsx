import { type JSX, useSyncExternalStore } from "react"

import type { Board } from "../../board/board.ts"
import type { CanvasExport, CanvasFiles } from "../../board/canvas-files.ts"
import { useAccess } from "../../board/use-board.ts"
import { type ExportMessages, exportMessages } from "../../messages/export.ts"
import { useMessages } from "../../messages/language.ts"
import { chooseFile } from "../../ui/files.ts"
import { UploadIcon } from "../../ui/icons.tsx"
import { MenuFiles, MenuGroup, MenuItem } from "../../ui/menu-list.tsx"

/** Menu items to save the open canvas and to import a drawing; none while the table is open. */
export function CanvasFileItems({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(exportMessages)
  const { access } = useAccess(board)
  const files = useSyncExternalStore(board.canvasFiles.subscribe, board.canvasFiles.get)
  if (!files) return null
  return (
    <>
      <hr className="menu-line" />
      <MenuGroup title={messages.canvasTitle}>
        <div className="menu-columns">
          {choices(files, messages).map(({ text, exports }) => (
            <MenuFiles
              key={text}
              title={text}
              files={exports.map((what) => ({
                format: what.as.toUpperCase(),
                onSave: () => void files.save(what),
              }))}
            />
          ))}
        </div>
      </MenuGroup>
      {access === "write" && (
        <MenuItem onClick={() => chooseFile(DRAWINGS, (file) => void files.open(file))}>
          <UploadIcon /> {messages.canvasOpen}
        </MenuItem>
      )}
    </>
  )
}

function choices(
  files: CanvasFiles,
  messages: ExportMessages,
): { text: string; exports: readonly CanvasExport[] }[] {
  const { selected, pages } = files.counts()
  return [
    ...(selected > 0
      ? [{ text: messages.canvasSelection, exports: picturesOf("selection") } as const]
      : []),
    { text: pages > 1 ? messages.canvasPage : messages.canvasBoard, exports: picturesOf("board") },
    { text: messages.canvasFrames, exports: [{ of: "frames", as: "pdf" }] },
    { text: messages.canvasDrawing, exports: [{ of: "board", as: "tldr" }] },
  ]
}

function picturesOf(of: "board" | "selection"): readonly CanvasExport[] {
  return [
    { of, as: "png" },
    { of, as: "svg" },
  ]
}

const DRAWINGS = ".tldr,application/vnd.tldraw+json"
