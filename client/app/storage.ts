/** What the browser did not take, for as long as the page lives. */
const unstored = new Map<string, string>()

/**
 * Reads JSON that this browser keeps for the device or the tab; what it refuses to keep (site data blocked, storage full)
 * lasts as long as the page. Another version may have written it, so reading returns `unknown`.
 */
export function readStored(storage: "device" | "tab", key: string): unknown {
  const text = unstored.get(`${storage} ${key}`) ?? readText(storage, key)
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writeStored(storage: "device" | "tab", key: string, value: unknown): void {
  unstored.delete(`${storage} ${key}`)
  const text = value === undefined ? undefined : JSON.stringify(value)
  try {
    if (text === undefined) storeOf(storage).removeItem(key)
    else storeOf(storage).setItem(key, text)
  } catch {
    if (text !== undefined) unstored.set(`${storage} ${key}`, text)
  }
}

/** Whether a reload of this page finds what it has stored. */
export function keepsStored(): boolean {
  const probe = "tafelrunde.probe"
  writeStored("tab", probe, 1)
  const keeps = readText("tab", probe) !== null
  writeStored("tab", probe, undefined)
  return keeps
}

function readText(storage: "device" | "tab", key: string): string | null {
  try {
    return storeOf(storage).getItem(key)
  } catch {
    // Forbidden by the person's settings.
    return null
  }
}

function storeOf(storage: "device" | "tab"): Storage {
  return storage === "device" ? localStorage : sessionStorage
}
