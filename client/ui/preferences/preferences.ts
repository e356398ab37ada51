import { useSyncExternalStore } from "react"

/** `device`: as the system or the browser is set. */
export const APPEARANCES = ["device", "light", "dark"] as const
type Appearance = (typeof APPEARANCES)[number]

/** How a person wants the pages, remembered on this device. */
export interface Preferences {
  readonly appearance: Appearance
  /** Whether screen readers read out what others do; what the person does is always said. */
  readonly hearsOthers: boolean
}

const STORAGE_KEY = "tafelrunde.preferences"
const listeners = new Set<() => void>()
let current = remembered()

function remembered(): Preferences {
  const { appearance, hearsOthers } = readStored()
  return {
    appearance: APPEARANCES.find((each) => each === appearance) ?? "device",
    hearsOthers: hearsOthers !== false,
  }
}

/** Another version may have written it. */
function readStored(): { readonly appearance?: unknown; readonly hearsOthers?: unknown } {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}")
    return typeof stored === "object" && stored !== null ? stored : {}
  } catch {
    // Storage is forbidden, or holds no JSON.
    return {}
  }
}

/** For code outside React, at the moment of the call. */
export function preferences(): Preferences {
  return current
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  showAppearance()
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(current))
  } catch {
    // Not remembered; the choice still holds for this page.
  }
  for (const listener of listeners) listener()
}

/** Tells the theme which colours to use. */
export function showAppearance(): void {
  document.documentElement.dataset["appearance"] = current.appearance
}

/** Returns the function that stops it. */
function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onChange, preferences)
}
