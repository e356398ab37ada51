import { useEffect, useState } from "react"

/** Whether the browser keeps the screen on while the wall is shown. `refused`: it could, but has not been allowed to. */
export type Wakefulness = "unknown" | "awake" | "unsupported" | "refused"

/** Keeps the screen awake while the component is shown; a browser takes that back whenever the page is hidden. */
export function useKeepAwake(): Wakefulness {
  const [wakefulness, setWakefulness] = useState<Wakefulness>("unknown")
  useEffect(() => {
    let isOver = false
    let lock: WakeLockSentinel | undefined
    const release = (): void => {
      // A lock that cannot be released has ended by itself.
      lock?.release().catch(() => {})
    }
    const request = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return
      const given = await requestLock()
      if (typeof given === "string") return setWakefulness(given)
      lock = given
      if (isOver) return release()
      setWakefulness("awake")
    }
    const look = (): void => void request()
    look()
    document.addEventListener("visibilitychange", look)
    return () => {
      isOver = true
      document.removeEventListener("visibilitychange", look)
      release()
    }
  }, [])
  return wakefulness
}

/** Browsers offer it on https and localhost only. */
async function requestLock(): Promise<WakeLockSentinel | "unsupported" | "refused"> {
  const { wakeLock }: { wakeLock?: WakeLock } = navigator
  if (!wakeLock) return "unsupported"
  try {
    return await wakeLock.request("screen")
  } catch {
    // Saving energy, for one.
    return "refused"
  }
}
