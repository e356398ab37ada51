import { useSyncExternalStore } from "react"

/** The languages of the interface, each a folder here; a board's content has a language of its own. */
export const LANGUAGES = ["de", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** The messages of one area in every language; a missing or extra key is a type error. */
export type Translations<M> = Readonly<Record<Language, M>>

const STORAGE_KEY = "tafelrunde.language"
const listeners = new Set<() => void>()
let current: Language = rememberedLanguage() ?? browserLanguage()

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

function rememberedLanguage(): Language | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY)
    return isLanguage(value) ? value : undefined
  } catch {
    // A browser that forbids storage still gets its own language.
    return undefined
  }
}

/** The first of the browser's preferred languages that the interface speaks. */
function browserLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en"
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

export function useMessages<M>(translations: Translations<M>): M {
  return translations[useLanguage().language]
}
