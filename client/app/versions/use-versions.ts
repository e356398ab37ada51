import { useCallback, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { openVersionBoard } from "../../board/version-board.ts"
import { currentMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { announce, announceWork } from "../../ui/toast.tsx"
import {
  listVersions,
  readVersionState,
  removeVersion,
  type Restoration,
  restoreVersion,
  takeVersion,
  type Version,
} from "../api.ts"
import { attempt } from "../attempt.ts"

/** A version as a board that nobody can change. */
export interface OpenVersion {
  readonly version: Version
  readonly board: Board
}

/** The dialog that is open. */
type Step =
  | { readonly kind: "list"; readonly undo?: number }
  | { readonly kind: "compare"; readonly first?: number }
  | { readonly kind: "remove"; readonly version: Version }
  | { readonly kind: "restore"; readonly open: OpenVersion }

export interface VersionsFlow {
  readonly step: Step | undefined
  /** Undefined while they are being loaded. */
  readonly versions: readonly Version[] | undefined
  /** The version that is shown in place of the board. */
  readonly shown: OpenVersion | undefined
  readonly list: () => void
  readonly close: () => void
  readonly take: (name: string) => Promise<boolean>
  readonly view: (version: Version) => Promise<void>
  readonly leave: () => void
  /** Compares the board with the version; without one with the previous round, or the newest. */
  readonly compare: (version?: Version) => void
  readonly askRestore: (version: Version) => Promise<void>
  readonly restore: (version: Version, only: Restoration["only"]) => Promise<void>
  readonly undo: (before: number) => Promise<void>
  readonly askRemove: (version: Version) => void
  readonly remove: (version: Version) => Promise<void>
}

/** The facilitator's way through the versions of a board. */
export function useVersions(board: Board, token: string): VersionsFlow {
  const [step, setStep] = useState<Step>()
  const [versions, setVersions] = useState<readonly Version[]>()
  const { shown, show, leave } = useShown()
  const load = async (): Promise<void> => {
    setVersions(await attempt(listVersions(board.id, token)))
  }
  const open = async (version: Version): Promise<OpenVersion | undefined> => {
    const work = announceWork(currentMessages(versionsMessages).opening)
    const state = await attempt(readVersionState(board.id, token, version.n))
    work.end()
    return state && { version, board: openVersionBoard(board, state) }
  }
  const list = (undo?: number): void => {
    setStep({ kind: "list", ...(undo !== undefined && { undo }) })
    void load()
  }
  return {
    step,
    versions,
    shown,
    leave,
    list: () => list(),
    close: () => setStep(undefined),
    take: async (name) => {
      const taken = await attempt(takeVersion(board.id, token, name))
      if (taken) await load()
      if (taken) announce(currentMessages(versionsMessages).taken(name))
      return taken !== undefined
    },
    view: async (version) => {
      const opened = await open(version)
      if (!opened) return
      setStep(undefined)
      show(opened)
    },
    compare: (version) => setStep({ kind: "compare", ...(version && { first: version.n }) }),
    askRestore: async (version) => {
      const opened = shown?.version.n === version.n ? shown : await open(version)
      if (opened) setStep({ kind: "restore", open: opened })
    },
    restore: async (version, only) => {
      const done = await attempt(restoreVersion(board.id, token, { n: version.n, only }))
      if (!done) return
      leave()
      announce(currentMessages(versionsMessages).restored)
      list(done.before)
    },
    undo: async (before) => {
      const done = await attempt(restoreVersion(board.id, token, { n: before, only: null }))
      if (done) announce(currentMessages(versionsMessages).undone)
      if (done) list()
    },
    askRemove: (version) => setStep({ kind: "remove", version }),
    remove: async (version) => {
      await removeForGood(board, token, version)
      list()
    },
  }
}

async function removeForGood({ id }: Board, token: string, { n }: Version): Promise<void> {
  const done = await attempt(removeVersion(id, token, n).then(() => true))
  if (done) announce(currentMessages(versionsMessages).removed)
}

/** Escape leads back to the board, except out of a dialog or menu. */
function useShown(): {
  readonly shown: OpenVersion | undefined
  readonly show: (open: OpenVersion) => void
  readonly leave: () => void
} {
  const [shown, setShown] = useState<OpenVersion>()
  const leave = useCallback(() => setShown(undefined), [])
  useEffect(() => {
    if (!shown) return undefined
    const onKey = (event: KeyboardEvent): void => {
      const isElsewhere = document.querySelector("dialog[open], [role=menu]") !== null
      if (event.key === "Escape" && !isElsewhere) leave()
    }
    // Captured: the canvas keeps the key to itself.
    window.addEventListener("keydown", onKey, { capture: true })
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true })
      shown.board.close()
    }
  }, [shown, leave])
  return { shown, show: setShown, leave }
}
