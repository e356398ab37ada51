import { type JSX, useState } from "react"

import type { Access } from "../../board/sync/connection-status.ts"
import { type Language, currentLanguage, useWords } from "../../ui/language.ts"
import { MenuChoice, MenuItem } from "../../ui/menu.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { announce } from "../../ui/toast.tsx"
import { type ExportChoice, readExport } from "../api.ts"
import { type BoardWords, boardWords } from "../board-page/board-words.ts"

type Profile = ExportChoice["profile"]

const PROFILES_OF: Readonly<Record<Access["role"], readonly Profile[]>> = {
  facilitator: ["internal", "network", "public"],
  participant: ["network", "public"],
  viewer: ["public"],
}

export interface ExportMenuProps {
  readonly boardId: string
  readonly token: string
  readonly role: Access["role"]
}

/** The menu's items: which edition, then which file. */
export function ExportItems({
  profile,
  onProfile,
  ...board
}: ExportMenuProps & {
  profile: Profile
  onProfile: (profile: Profile) => void
}): JSX.Element {
  const words = useWords(boardWords)
  const profiles = PROFILES_OF[board.role]
  const download = (name: string): void => void exportFile(board, { name, profile }, words)
  return (
    <>
      {profiles.length > 1 && (
        <fieldset className="menu-group" aria-label={words.exportProfile}>
          <p className="menu-heading" aria-hidden="true">
            {words.exportProfile}
          </p>
          {profiles.map((each) => (
            <MenuChoice
              key={each}
              keepOpen
              chosen={each === profile}
              onClick={() => onProfile(each)}
            >
              {words[each]}
            </MenuChoice>
          ))}
          <hr className="menu-line" />
        </fieldset>
      )}
      {files(words).map(({ name, text, format }) => (
        <MenuItem key={name} note={format} onClick={() => download(name)}>
          {text}
        </MenuItem>
      ))}
    </>
  )
}

export function useProfile(role: Access["role"]): [Profile, (profile: Profile) => void] {
  return useState<Profile>(role === "viewer" ? "public" : "network")
}

function files(words: BoardWords): { name: string; text: string; format: string }[] {
  return [
    { name: "responsibilities.xlsx", text: words.exportResponsibilities, format: "XLSX" },
    { name: "responsibilities.csv", text: words.exportResponsibilities, format: "CSV" },
    { name: "matrix.xlsx", text: words.exportMatrix, format: "XLSX" },
    { name: "matrix.csv", text: words.exportMatrix, format: "CSV" },
    { name: "board.json", text: words.exportBoard, format: "JSON" },
  ]
}

async function exportFile(
  { boardId, token }: ExportMenuProps,
  choice: { name: string; profile: Profile },
  words: BoardWords,
): Promise<void> {
  const language: Language = currentLanguage()
  try {
    const { blob, fileName } = await readExport(boardId, token, { ...choice, language })
    saveFile(blob, fileName)
    announce(words.exportDone(fileName))
  } catch {
    announce(words.exportFailed)
  }
}
