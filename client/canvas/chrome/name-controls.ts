/** tldraw's parts with a role but without a name, for assistive technology. */
const UNNAMED = '.tlui-popover__content:not([aria-label]), [role="slider"]:not([aria-label])'

/** Gives tldraw's popovers and sliders names as they appear. Returns the function that stops it. */
export function nameControls(container: HTMLElement): () => void {
  const nameAll = (): void => {
    for (const control of container.querySelectorAll(UNNAMED)) {
      const name = nameOf(container, control)
      if (name) control.setAttribute("aria-label", name)
    }
  }
  nameAll()
  const observer = new MutationObserver(nameAll)
  observer.observe(container, { childList: true, subtree: true })
  return () => observer.disconnect()
}

/** A popover is named like the button that opens it, a slider's thumb like the whole slider. */
function nameOf(container: Element, control: Element): string | null {
  if (control.role === "slider") return control.closest("[title]")?.getAttribute("title") ?? null
  const trigger = [...container.querySelectorAll("[aria-controls]")].find(
    (button) => button.getAttribute("aria-controls") === control.id,
  )
  return trigger?.getAttribute("aria-label") ?? trigger?.getAttribute("title") ?? null
}
