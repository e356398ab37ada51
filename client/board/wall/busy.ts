import { isPointerDown } from "../pointer-state.ts"

/** Who has typed a key in a text within so long is still writing. */
const TYPING_MS = 3000

let typedAt = -Infinity

window.addEventListener(
  "keydown",
  ({ target }) => (typedAt = isText(target) ? Date.now() : -Infinity),
  {
    capture: true,
    passive: true,
  },
)

/** Whether the person is in the middle of something: dragging, typing, or answering a dialog. */
export function isBusy(): boolean {
  const isTyping = isText(document.activeElement) && Date.now() - typedAt < TYPING_MS
  return isPointerDown() || isTyping || document.querySelector("dialog[open]") !== null
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches("input, textarea, select")
}
