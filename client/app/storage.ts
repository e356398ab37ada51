/**
 * Reads and writes JSON that only this browser keeps. Browsers may refuse storage or hand back what another version wrote, so
 * reading gives `unknown` and writing may come to nothing.
 */
export function readStored(storage: "device" | "tab", key: string): unknown {
  try {
    const text = storeOf(storage).getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writeStored(storage: "device" | "tab", key: string, value: unknown): void {
  try {
    if (value === undefined) storeOf(storage).removeItem(key)
    else storeOf(storage).setItem(key, JSON.stringify(value))
  } catch {
    // Not remembered; the page works without.
  }
}

function storeOf(storage: "device" | "tab"): Storage {
  return storage === "device" ? localStorage : sessionStorage
}
