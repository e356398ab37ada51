import { useState } from "react"
import type * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { type ListName } from "./list-nav.tsx"

interface Shown {
  readonly shown: ListName
  /** The entry whose form is open. */
  readonly openId: string | undefined
}

interface ShownList extends Shown {
  readonly show: (name: ListName) => void
  readonly open: (id: string | undefined) => void
  /** Shows an entry of another list. */
  readonly goTo: (name: ListName, id: string) => void
}

/** What was shown last, for who comes back from the canvas or the paper. */
const lastShown = new WeakMap<Y.Doc, Shown>()

/** Which list the table view shows, and which entry of it; a finding leads to its own, the paper to what it lacks. */
export function useShownList(board: Board, goTo: GoTo | undefined): ShownList {
  const [state, setState] = useState<Shown>(
    () => lastShown.get(board.doc) ?? { shown: "matrix", openId: undefined },
  )
  const [gone, setGone] = useState<GoTo>()
  const set = (next: Shown): void => {
    lastShown.set(board.doc, next)
    setState(next)
  }
  if (goTo && goTo !== gone) {
    setGone(goTo)
    set(placeOf(goTo))
  }
  return {
    ...state,
    show: (shown) => set({ shown, openId: undefined }),
    open: (openId) => set({ ...state, openId }),
    goTo: (shown, openId) => set({ shown, openId }),
  }
}

function placeOf(goTo: GoTo): Shown {
  if (goTo.kind === "list") return { shown: goTo.list, openId: undefined }
  const shown = goTo.kind === "entity" ? LISTS_OF[goTo.entity] : undefined
  if (goTo.kind !== "entity" || !shown) return { shown: "matrix", openId: undefined }
  return { shown, openId: goTo.entityId }
}

/** Where the entities of findings stand; the others stand in the matrix. */
const LISTS_OF: Readonly<Partial<Record<string, ListName>>> = {
  agreement: "agreements",
  question: "openQuestions",
  contact: "contacts",
  handover: "handovers",
}
