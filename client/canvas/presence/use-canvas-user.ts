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
import { useLanguage } from "../../messages/language.ts"
import { presenceUserId } from "./presence.ts"

/** The person for tldraw: who they are from the board, the language from the page, the rest from its menus. */
export function useCanvasUser(board: Board): TLUser {
  const { language } = useLanguage()
  const [preferences] = useState(() => atom("preferences", initial(board, language)))
  useEffect(() => {
    preferences.update((now) => ({ ...now, locale: language }))
  }, [preferences, language])
  const options = useMemo(() => toOptions(preferences), [preferences])
  return useTldrawUser(options)
}

function initial({ user, awareness }: Board, locale: string): TLUserPreferences {
  const { name, institution, color } = user
  return {
    // The name that presence uses, so that the own cursor is not shown as somebody else's.
    id: presenceUserId(awareness),
    name: institution ? `${name} · ${institution}` : name,
    color,
    locale,
    colorScheme: "light",
  }
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
