import { type JSX } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { chooseFile } from "../../ui/files.ts"
import { UploadIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"
import { CanvasFileItems } from "./canvas-file-items.tsx"
import { ExportItems, useProfile } from "./export-items.tsx"

interface FileItemsProps {
  readonly board: Board
  readonly onImport: (file: File) => void
}

/** Exports for everybody, import of saved changes for people who may write, import of contents for facilitators. */
export function FileItems({ board, onImport }: FileItemsProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { role, access } = useAccess(board)
  const [profile, setProfile] = useProfile(role)
  return (
    <>
      <ExportItems board={board} profile={profile} onProfile={setProfile} />
      <CanvasFileItems board={board} />
      {access === "write" && (
        <>
          <hr className="menu-line" />
          <MenuItem onClick={() => chooseFile(IMPORTED, onImport)}>
            <UploadIcon /> {role === "facilitator" ? messages.importMenu : messages.importKeptMenu}
          </MenuItem>
        </>
      )}
    </>
  )
}

const IMPORTED = ".json,.tafelrunde,application/json,.csv,.tsv,.txt,.xlsx,.xlsm,.ods,.xls"
