import { type JSX, useEffect, useState } from "react"
import {
  atom,
  DefaultCollaboratorHint,
  DefaultCursor,
  type TLCollaboratorHintProps,
  type TLCursorProps,
  useValue,
} from "tldraw"

const STORED = "tafelrunde.cursors"
const STILL_MS = 20_000

/** Whether this device shows where others point: with many people it can be too much. */
export const cursorsShown = atom("cursors shown", read())

export function toggleCursors(): void {
  cursorsShown.update((shown) => !shown)
  try {
    localStorage.setItem(STORED, cursorsShown.get() ? "shown" : "hidden")
  } catch {
    // Without storage the setting lasts for this page only.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== "hidden"
  } catch {
    return true
  }
}

/** Fades when it has been still for a while; tldraw takes it away after a minute. */
export function PersonCursor(props: TLCursorProps): JSX.Element | null {
  const shown = useValue(cursorsShown)
  const still = useStill(props.point?.x, props.point?.y)
  if (!shown) return null
  const { className = "" } = props
  return (
    <DefaultCursor {...props} className={still ? `${className} canvas-cursor-still` : className} />
  )
}

/** At the edge of the screen: somebody points further out. */
export function PersonHint(props: TLCollaboratorHintProps): JSX.Element | null {
  return useValue(cursorsShown) ? <DefaultCollaboratorHint {...props} /> : null
}

function useStill(x: number | undefined, y: number | undefined): boolean {
  const place = `${x} ${y}`
  const [stillAt, setStillAt] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setStillAt(place), STILL_MS)
    return () => clearTimeout(timer)
  }, [place])
  return stillAt === place
}
