/**
 * Copies text to the clipboard; false when the browser refuses. A board in a meeting room is often served over plain http,
 * where `navigator.clipboard` does not exist.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // The browser refused, for instance without a permission; `execCommand` may still work.
    }
  }
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement("textarea")
  area.value = text
  area.className = "visually-hidden"
  // Inside an open modal dialog only its own content can be selected.
  const host = document.querySelector("dialog[open]") ?? document.body
  host.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
