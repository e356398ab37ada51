let isOn = false

/** True while the person holds a pointer down to drag, draw or select. CSS reads it from a class of the body. */
export function isPointerDown(): boolean {
  return isOn
}

const signs = { pointerdown: true, pointerup: false, pointercancel: false, blur: false } as const

for (const [sign, begins] of Object.entries(signs)) {
  const note = (): void => {
    isOn = begins
    document.body.classList.toggle("has-gesture", begins)
  }
  window.addEventListener(sign, note, { capture: true, passive: true })
}
