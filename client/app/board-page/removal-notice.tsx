import type { BinEntry } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useRef, useState } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess, useBin } from "../../board/use-board.ts"
import { binMessages } from "../../messages/bin.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { CloseIcon } from "../../ui/icons.tsx"
import { useSpoken } from "../../ui/preferences/use-spoken.ts"
import { removerName, useWhat } from "./bin-words.ts"

const SHOWN_MS = 20_000

/** Tells everybody what another person has just removed; facilitators can bring it back at once. */
export function RemovalNotice({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(binMessages)
  const { role } = useAccess(board)
  const { removed, dismiss } = useRemoved(board)
  const what = useWhat()
  const [first] = removed
  const by = first && removerName(first.removal.by, messages)
  const text =
    first &&
    (removed.length === 1
      ? messages.removed(what(first), by ?? "")
      : messages.removedMany(removed.length, by ?? ""))
  useSpoken(text ?? "")
  return (
    <div className="removal-notice" data-empty={first === undefined}>
      {first && (
        <>
          <span>{text}</span>
          {role === "facilitator" && (
            <Button
              kind="quiet"
              onClick={() => {
                for (const entry of removed) board.bin.restore(entry)
                dismiss()
              }}
            >
              {messages.restore}
            </Button>
          )}
          <Button kind="quiet" shape="icon" aria-label={messages.dismiss} onClick={dismiss}>
            <CloseIcon />
          </Button>
        </>
      )}
    </div>
  )
}

/** What others have removed within the last moments and nobody has brought back, the latest first. */
function useRemoved(board: Board): { removed: readonly BinEntry[]; dismiss: () => void } {
  const [removed, setRemoved] = useState<readonly BinEntry[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const inBin = useBin(board)
  const isInBin = ({ collection, id }: BinEntry): boolean =>
    inBin.some((entry) => entry.collection === collection && entry.id === id)
  useEffect(() => {
    const stop = board.bin.onRemoval((added) => {
      setRemoved((before) => [...added, ...before])
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setRemoved([]), SHOWN_MS)
    })
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [board])
  return { removed: removed.filter(isInBin), dismiss: () => setRemoved([]) }
}
