import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { currentLanguage } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { boardWords } from "./board-words.ts"

/** Says when the server has taken back something that this page did. */
export function useTakenBack({ takenBack }: Board): void {
  useEffect(() => {
    let told = takenBack.get()
    return takenBack.subscribe(() => {
      const count = takenBack.get() - told
      told = takenBack.get()
      if (count > 0) announce(boardWords[currentLanguage()].takenBack(count))
    })
  }, [takenBack])
}
