import { useSyncExternalStore } from "react"

/** The languages of the interface; a board's content has a language of its own. */
export type Language = "de" | "en"

type Entry = string | ((...values: never[]) => string)

/** The words of one folder in both languages; a missing or surplus key is a type error. */
export type Words<W> = Readonly<Record<Language, W>>

const STORAGE_KEY = "tafelrunde.language"
const listeners = new Set<() => void>()
let current: Language = rememberedLanguage() ?? browserLanguage()

function rememberedLanguage(): Language | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY)
    return value === "de" || value === "en" ? value : undefined
  } catch {
    // A browser that forbids storage still gets its own language.
    return undefined
  }
}

function browserLanguage(): Language {
  const first = navigator.languages
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "de" || tag === "en")
  return first === "de" ? "de" : "en"
}

/** Declares a folder's words. A value may be a function when it has numbers or names in it. */
export function defineWords<W extends Record<string, Entry>>(words: {
  de: W
  en: NoInfer<W>
}): Words<W> {
  return words
}

/** For code outside React, at the moment of the call. */
export function currentLanguage(): Language {
  return current
}

/** Remembered on this device; also sets the page's `lang`. */
export function setLanguage(language: Language): void {
  current = language
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Not remembered; the choice still holds for this page.
  }
  for (const listener of listeners) listener()
}

/** Returns the function that stops it. */
function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function useLanguage(): {
  language: Language
  setLanguage: (language: Language) => void
} {
  const language = useSyncExternalStore(onLanguageChange, currentLanguage)
  return { language, setLanguage }
}

export function useWords<W>(words: Words<W>): W {
  return words[useLanguage().language]
}
