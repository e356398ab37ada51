import { currentLanguage } from "../../messages/language.ts"

/** Where tldraw writes keys: in menus, in the list of keys, in the hints of its buttons. */
const KEYS = ".tlui-kbd span"
const HINTS = '[title*="—"]'

const GERMAN: Readonly<Record<string, string>> = {
  Ctrl: "Strg",
  Shift: "Umschalt",
  "⇧": "Umschalt",
  Del: "Entf",
  Delete: "Entf",
  Enter: "Eingabe",
  Space: "Leertaste",
  Home: "Pos1",
  End: "Ende",
}

const ARROWS = /^[←↑→↓]$/

/** tldraw writes the keys of "Space+↑→↓←" with a plus sign in front of each sign, the plus sign too. */
function isSuperfluous(key: Element): boolean {
  const [before, after] = [key.previousElementSibling, key.nextElementSibling]
  if (key.textContent !== "+" || !before) return false
  const isBetweenArrows = [before, after].every((one) => ARROWS.test(one?.textContent ?? ""))
  return isBetweenArrows || before.textContent === "+"
}

/**
 * Writes tldraw's keys as they are called on German keyboards, in the German interface; tldraw has their English
 * names in its code. Hides superfluous plus signs in both. Returns the function that stops it.
 */
export function nameKeys(container: HTMLElement): () => void {
  const nameAll = (): void => {
    for (const key of container.querySelectorAll<HTMLElement>(KEYS)) {
      if (isSuperfluous(key)) key.style.display = "none"
    }
    if (currentLanguage() !== "de") return
    for (const key of container.querySelectorAll(KEYS)) {
      const german = GERMAN[key.textContent ?? ""]
      if (german !== undefined && key.firstChild) key.firstChild.nodeValue = german
    }
    for (const element of container.querySelectorAll(HINTS)) {
      const hint = element.getAttribute("title") ?? ""
      const german = germanHint(hint)
      if (german !== hint) element.setAttribute("title", german)
    }
  }
  nameAll()
  const observer = new MutationObserver(nameAll)
  observer.observe(container, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["title"],
  })
  return () => observer.disconnect()
}

/** The hint "Rückgängig — Ctrl + Z" with German keys behind the dash. */
function germanHint(hint: string): string {
  const at = hint.lastIndexOf("—")
  if (at < 0) return hint
  // tldraw parts the keys by spaces of several kinds.
  return hint.slice(0, at) + hint.slice(at).replaceAll(/\S+/g, (key) => GERMAN[key] ?? key)
}
