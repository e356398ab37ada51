import {
  defaultProfile,
  EXPORT_GROUPS,
  type ExportDescription,
  type ExportGroup,
  exportProfiles,
  EXPORTS,
} from "@tafelrunde/shared/paper"
import { type JSX, useId, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Access } from "../../board/sync/connection-status.ts"
import { useAccess, useConnectionStatus } from "../../board/use-board.ts"
import { exportMessages } from "../../messages/export.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { MenuChoice, MenuFiles, MenuGroup } from "../../ui/menu-list.tsx"
import { announce } from "../../ui/toast.tsx"
import type { ExportChoice } from "../api.ts"
import { saveExport, whyNotHere } from "./save-export.ts"

type Profile = ExportChoice["profile"]

interface ExportItemsProps {
  readonly board: Board
  readonly profile: Profile
  readonly onProfile: (profile: Profile) => void
}

/** The items of the export menu: for whom the file is, then every export by what people look for. */
export function ExportItems({ board, profile, onProfile }: ExportItemsProps): JSX.Element {
  const messages = useMessages(exportMessages)
  const { language } = useLanguage()
  const { role } = useAccess(board)
  const isOffline = useConnectionStatus(board).kind === "offline"
  const noticeId = useId()
  const offered = EXPORTS.filter(({ roles }) => roles.includes(role))
  const save = (description: ExportDescription): void => {
    const reason = isOffline ? whyNotHere(description, role, profile) : undefined
    if (reason) announce(messages[reason])
    else void saveExport(board, description, { profile })
  }
  return (
    <>
      <ProfileChoice role={role} profile={profile} onProfile={onProfile} />
      {isOffline && (
        <p className="menu-notice" id={noticeId}>
          {role === "viewer"
            ? messages.offlineViewer
            : role === "participant" && profile === "public"
              ? messages.publicNeedsServer
              : messages.offline}
        </p>
      )}
      <div className="menu-columns">
        {Object.entries(groupsOf(offered)).map(([group, exports]) => (
          <MenuGroup key={group} title={EXPORT_GROUPS[group as ExportGroup][language]}>
            {[...Map.groupBy(exports, ({ label }) => label[language])].map(([title, files]) => (
              <MenuFiles
                key={title}
                title={title}
                files={files.map((description) => ({
                  format: description.choice,
                  unavailable:
                    isOffline && whyNotHere(description, role, profile) ? noticeId : undefined,
                  onSave: () => save(description),
                }))}
              />
            ))}
          </MenuGroup>
        ))}
      </div>
    </>
  )
}

function groupsOf(
  exports: readonly ExportDescription[],
): Partial<Record<ExportGroup, ExportDescription[]>> {
  return Object.groupBy(exports, ({ group }) => group)
}

export function useProfile(role: Access["role"]): [Profile, (profile: Profile) => void] {
  return useState<Profile>(defaultProfile(role))
}

function ProfileChoice({
  role,
  profile,
  onProfile,
}: Pick<ExportItemsProps, "profile" | "onProfile"> & {
  readonly role: Access["role"]
}): JSX.Element | null {
  const messages = useMessages(exportMessages)
  const profiles = exportProfiles(role)
  if (profiles.length === 1) return null
  return (
    <>
      <MenuGroup title={messages.forWhom}>
        {profiles.map((each) => (
          <MenuChoice key={each} keepOpen chosen={each === profile} onClick={() => onProfile(each)}>
            {messages[each]}
          </MenuChoice>
        ))}
      </MenuGroup>
      <hr className="menu-line" />
    </>
  )
}
