import { type JSX, useSyncExternalStore } from "react"

interface Toast {
  readonly key: number
  readonly text: string
  readonly shown: boolean
}

const SHOWN_FOR_MS = 6000
const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let nextKey = 1

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Announces a text to screen readers (politely) and, with `shown`, shows it for a few seconds. */
export function announce(text: string, how: "shown" | "quiet" = "shown"): void {
  const key = nextKey++
  change([...toasts.slice(-2), { key, text, shown: how === "shown" }])
  setTimeout(() => change(toasts.filter((toast) => toast.key !== key)), SHOWN_FOR_MS)
}

/** The announcement of a long operation: it changes with each step and disappears at the end. */
export interface Work {
  readonly tell: (text: string) => void
  readonly end: () => void
}

/** Announces a long operation until the caller ends it. */
export function announceWork(text: string): Work {
  const key = nextKey++
  const others = (): Toast[] => toasts.filter((toast) => toast.key !== key)
  const tell = (now: string): void => change([...others(), { key, text: now, shown: true }])
  tell(text)
  return { tell, end: () => change(others()) }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Rendered once on the page, from the start: screen readers ignore a live region that appears together with its text. */
export function Toasts(): JSX.Element {
  const all = useSyncExternalStore(subscribe, () => toasts)
  return (
    <output className="toasts" aria-live="polite">
      {all.map((toast) => (
        <div key={toast.key} className={toast.shown ? "toast" : "visually-hidden"}>
          {toast.text}
        </div>
      ))}
    </output>
  )
}
