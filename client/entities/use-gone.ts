import { useLayoutEffect, useRef } from "react"

interface GoneParts {
  /** Of everything in the list, in its order. */
  readonly ids: readonly string[]
  /** Whose form is open. */
  readonly openId: string | undefined
  /** What people call it, or what it says; undefined while it is not in the list. */
  readonly text: string | undefined
  /** Called once with the last text, and with what stands at its place in the list now. */
  readonly onGone: (text: string, neighbour: string | undefined) => void
}

/** Notices that somebody else has removed the entry whose form is open. The form is gone then, and its focus with it. */
export function useGone({ ids, openId, text, onGone }: GoneParts): void {
  const before = useRef<{ readonly id: string; readonly text: string; readonly at: number }>(
    undefined,
  )
  useLayoutEffect(() => {
    const last = before.current
    if (openId !== undefined && text !== undefined) {
      before.current = { id: openId, text, at: ids.indexOf(openId) }
      return
    }
    before.current = undefined
    if (last && last.id === openId) onGone(last.text, ids[last.at] ?? ids.at(-1))
  })
}

/**
 * Puts the focus on an entry of the list, when the next frame shows it; else, when nothing has the focus, into the
 * list's search field.
 */
export function focusEntry(id: string | undefined): void {
  requestAnimationFrame(() => {
    const entry =
      id === undefined
        ? null
        : document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)
    const isLost = document.activeElement === document.body
    const other = isLost ? document.querySelector<HTMLElement>(".entity-tools input") : null
    const target = entry ?? other
    target?.focus()
  })
}
