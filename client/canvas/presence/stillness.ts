import { useEffect, useState } from "react"

/** How long a person must give no sign until each stage. */
const STAGES_MS = [3000, 20_000, 60_000]
/** The cursor of a person who follows is hidden. */
export const RESTING = 1
/** Every cursor fades. */
export const STILL = 2
/** Every cursor is hidden. */
export const AWAY = 3

/** The number of stages that have passed since the last sign, a time in ms by our own clock. */
export function useStillness(signAt: number): number {
  const [reached, setReached] = useState({ signAt, stage: 0 })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      const quietMs = Date.now() - signAt
      const stage = STAGES_MS.filter((ms) => ms <= quietMs).length
      if (stage > 0) setReached({ signAt, stage })
      const next = STAGES_MS[stage]
      if (next !== undefined) timer = setTimeout(look, next - quietMs)
    }
    look()
    return () => clearTimeout(timer)
  }, [signAt])
  return reached.signAt === signAt ? reached.stage : 0
}
