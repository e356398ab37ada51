import { useMemo } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess } from "../../board/use-board.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import type { EarlierStates } from "../../paper/earlier-states.ts"
import { listVersions, readPreviousRound, readVersionContent } from "../api.ts"
import { nameOf, reasonText } from "./version-text.ts"

/** The earlier states that the paper of this board can be compared with; facilitators alone choose among versions. */
export function useEarlierStates(board: Board): EarlierStates {
  const { id, token } = board
  const { role } = useAccess(board)
  const { language } = useLanguage()
  const messages = useMessages(versionsMessages)
  return useMemo(
    () => ({
      list: async () => {
        if (role !== "facilitator") return []
        const versions = await listVersions(id, token)
        return versions.map((version) => ({
          n: version.n,
          name: `${nameOf(version, language)} (${reasonText(version, messages)})`,
          isPreviousRound: version.reason === "previousRound",
        }))
      },
      read: async (since) =>
        since === undefined
          ? await readPreviousRound(id, token)
          : await readVersionContent(id, token, since),
    }),
    [id, token, role, language, messages],
  )
}
