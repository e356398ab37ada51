import { atom } from "tldraw"

const STORED = "tafelrunde.single-keys"

/**
 * Whether this device has shortcuts of a single character, such as E for the eraser. People who dictate or hit keys by
 * accident switch them off (WCAG 2.1.4).
 */
export const hasSingleKeys = atom("single-key shortcuts", read())

export function toggleSingleKeys(): void {
  hasSingleKeys.update((has) => !has)
  try {
    localStorage.setItem(STORED, hasSingleKeys.get() ? "on" : "off")
  } catch {
    // Without storage the setting lasts for this page only.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off"
  } catch {
    return true
  }
}

export type Key = Pick<KeyboardEvent, "key" | "keyCode" | "ctrlKey" | "metaKey" | "altKey">

/** Whether this key may run a shortcut of tldraw. */
export function runsShortcut(event: Key): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  // tldraw presses the mouse button at the cursor with a comma.
  if (event.key === ",") return false
  if (!isSameOnUsKeyboard(event)) return false
  return hasSingleKeys.get() || !isCharacter(event.key)
}

/** Space moves the canvas while it is held; it is no character shortcut. */
function isCharacter(key: string): boolean {
  return key !== " " && /^.$/u.test(key)
}

/** By key code, the characters of the punctuation keys on a US keyboard, plain and with Shift. */
const US_PUNCTUATION: Readonly<Record<number, string>> = {
  186: ";:",
  187: "=+",
  188: ",<",
  189: "-_",
  190: ".>",
  191: "/?",
  192: "`~",
  219: "[{",
  220: "\\|",
  221: "]}",
  222: "'\"",
}

/**
 * tldraw's shortcuts go by key code. On a German keyboard ß has the code of "[", ´ that of "]" and # that of "/", and
 * they would reorder shapes and open the chat.
 */
function isSameOnUsKeyboard({ key, keyCode }: Key): boolean {
  const characters = US_PUNCTUATION[keyCode]
  return characters === undefined || characters.includes(key)
}
