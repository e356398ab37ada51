import { useEffect, useMemo, useState } from "react"
import {
  type Atom,
  atom,
  type Signal,
  type TLUser,
  type TLUserPreferences,
  useTldrawUser,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { labelPerson } from "../../board/people/people.ts"
import { useInstitutions, useSeat } from "../../board/use-board.ts"
import { useLanguage } from "../../messages/language.ts"
import { usePreferences } from "../../ui/preferences/preferences.ts"
import { presenceUserId } from "./presence.ts"

/** The person for tldraw: who they are from the board, the language from the page, the rest from its menus. */
export function useCanvasUser(board: Board): TLUser {
  const { language } = useLanguage()
  const seat = useSeat(board)
  const institutions = useInstitutions(board)
  const label = labelPerson({ user: board.user, seat }, institutions)
  const name = [label?.name, label?.institution].filter(Boolean).join(" · ")
  const color = label?.color
  const { appearance } = usePreferences()
  const colorScheme = appearance === "device" ? "system" : appearance
  const [preferences] = useState(() => atom("preferences", initial(board)))
  useEffect(() => {
    preferences.update((now) => ({
      ...now,
      name,
      ...(color && { color }),
      locale: language,
      colorScheme,
    }))
  }, [preferences, name, color, language, colorScheme])
  const options = useMemo(() => toOptions(preferences), [preferences])
  return useTldrawUser(options)
}

function initial({ awareness }: Board): TLUserPreferences {
  // The name that presence uses, so that the own cursor is not shown as somebody else's.
  return { id: presenceUserId(awareness) }
}

function toOptions(preferences: Atom<TLUserPreferences>): {
  userPreferences: Signal<TLUserPreferences>
  setUserPreferences: (preferences: TLUserPreferences) => void
} {
  return {
    userPreferences: preferences,
    setUserPreferences: (next) => {
      preferences.set(next)
    },
  }
}
