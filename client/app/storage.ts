/**
 * Reads and writes JSON in this browser's storage. Browsers may refuse storage, and another version may have written the
 * values: reading returns `unknown`, and writing may have no effect.
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
    // The page works without stored values.
  }
}

function storeOf(storage: "device" | "tab"): Storage {
  return storage === "device" ? localStorage : sessionStorage
}
