import { type JSX, useState } from "react"

import type { Access } from "../../board/sync/connection-status.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { type Language, currentLanguage, useMessages } from "../../messages/language.ts"
import { MenuChoice, MenuItem } from "../../ui/menu-list.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { announce } from "../../ui/toast.tsx"
import { type ExportChoice, readExport } from "../api.ts"

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

/** The items of the export menu: first the profiles, then the files. */
export function ExportItems({
  profile,
  onProfile,
  ...board
}: ExportMenuProps & {
  profile: Profile
  onProfile: (profile: Profile) => void
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const profiles = PROFILES_OF[board.role]
  const download = (name: string): void => void exportFile(board, { name, profile }, messages)
  return (
    <>
      {profiles.length > 1 && (
        <fieldset className="menu-group" aria-label={messages.exportProfile}>
          <p className="menu-heading" aria-hidden="true">
            {messages.exportProfile}
          </p>
          {profiles.map((each) => (
            <MenuChoice
              key={each}
              keepOpen
              chosen={each === profile}
              onClick={() => onProfile(each)}
            >
              {messages[each]}
            </MenuChoice>
          ))}
          <hr className="menu-line" />
        </fieldset>
      )}
      {files(messages).map(({ name, text, format }) => (
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

function files(messages: BoardMessages): { name: string; text: string; format: string }[] {
  return [
    { name: "responsibilities.xlsx", text: messages.exportResponsibilities, format: "XLSX" },
    { name: "responsibilities.csv", text: messages.exportResponsibilities, format: "CSV" },
    { name: "matrix.xlsx", text: messages.exportMatrix, format: "XLSX" },
    { name: "matrix.csv", text: messages.exportMatrix, format: "CSV" },
    { name: "board.json", text: messages.exportBoard, format: "JSON" },
  ]
}

async function exportFile(
  { boardId, token }: ExportMenuProps,
  choice: { name: string; profile: Profile },
  messages: BoardMessages,
): Promise<void> {
  const language: Language = currentLanguage()
  try {
    const { blob, fileName } = await readExport(boardId, token, { ...choice, language })
    saveFile(blob, fileName)
    announce(messages.exportDone(fileName))
  } catch {
    announce(messages.exportFailed)
  }
}
