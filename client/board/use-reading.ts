import { useEffect, useEffectEvent, useState } from "react"

import { type ContentSource, onContentChange } from "./content.ts"

/** Milliseconds between two readings of the whole board. */
const PAUSE_MS = 400
/** A large board is read less often, so that reading takes at most a tenth of the time. */
const SHARE = 10

/**
 * Something made from the whole board, live: `read` is called anew after changes, and at once when `choice` changes,
 * which names what `read` depends on beside the board.
 */
export function useReading<T>(source: ContentSource, choice: string, read: () => T): T {
  const [found, setFound] = useState(() => ({ choice, value: read() }))
  const readNow = useEffectEvent(read)
  // Another choice is shown in the same rendering, not a moment later.
  const shown = found.choice === choice ? found : { choice, value: read() }
  if (shown !== found) setFound(shown)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let pause = PAUSE_MS
    const refresh = (): void => {
      timer = undefined
      const start = performance.now()
      setFound({ choice, value: readNow() })
      pause = Math.max(PAUSE_MS, SHARE * (performance.now() - start))
    }
    const refreshSoon = (): void => {
      timer ??= setTimeout(refresh, pause)
    }
    const stop = onContentChange(source, refreshSoon)
    // The board may have changed between the rendering and this subscription.
    refreshSoon()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [source, choice])
  return shown.value
}
