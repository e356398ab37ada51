import type { Awareness } from "y-protocols/awareness"

const IDLE_AFTER_MS = 3 * 60_000
const CHECK_MS = 10_000
const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "focus"] as const

/** Tells the others in presence (`idle: true`) when nothing has moved here for minutes, and at once when it does again. */
export function watchIdle(awareness: Awareness): () => void {
  let lastSign = Date.now()
  let idle = false
  const tell = (next: boolean): void => {
    if (next === idle || !awareness.getLocalState()) return
    idle = next
    awareness.setLocalStateField("idle", next)
  }
  const active = (): void => {
    lastSign = Date.now()
    tell(false)
  }
  const timer = setInterval(() => tell(Date.now() - lastSign >= IDLE_AFTER_MS), CHECK_MS)
  for (const sign of SIGNS) window.addEventListener(sign, active, { capture: true, passive: true })
  return () => {
    clearInterval(timer)
    for (const sign of SIGNS) window.removeEventListener(sign, active, { capture: true })
  }
}
