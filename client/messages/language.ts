import type { Language } from "@tafelrunde/shared/entities"
import { useSyncExternalStore } from "react"

/** The languages that fields, roles, findings and files are written in. */
export type { Language }

/** A language of the interface; a board's content has a language of its own. */
export interface InterfaceLanguage {
  /** As its speakers write it. */
  readonly name: string
  /** The name of the button that switches to it, for those who read nothing else. */
  readonly switchTo: string
  /** How it writes dates and numbers (BCP 47). */
  readonly locale: string
  /** Which language fields, roles, findings and files are shown in: these are German or English. */
  readonly words: Language
}

/** The messages of one area, by the code of the interface's language; German and English are always there. */
export type Translations<M> = Readonly<Record<Language, M>> & Readonly<Record<string, M>>

/** Each folder here that has a `language.ts` is a language of the interface; its name is the language's code (BCP 47). */
const LANGUAGES: ReadonlyMap<string, InterfaceLanguage> = new Map(
  byFolder(
    import.meta.glob<InterfaceLanguage>("./*/language.ts", {
      eager: true,
      import: "interfaceLanguage",
    }),
  ),
)

const STORAGE_KEY = "tafelrunde.language"
const listeners = new Set<() => void>()
let current = rememberedCode() ?? browserCode()

/** `./de/app.ts` stands for what the folder `de` holds. */
function byFolder<M>(modules: Readonly<Record<string, M>>): (readonly [string, M])[] {
  return Object.entries(modules).map(([path, module]) => [path.split("/")[1] ?? "", module])
}

/** The messages of one area, from what Vite has found in the folders. */
export function translations<M>(modules: Record<string, unknown>): Translations<M> {
  return Object.fromEntries(byFolder(modules as Record<string, M>)) as Translations<M>
}

function rememberedCode(): string | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY)
    return value !== null && LANGUAGES.has(value) ? value : undefined
  } catch {
    // A browser that forbids storage still gets its own language.
    return undefined
  }
}

/** The first of the browser's preferred languages that the interface speaks. */
function browserCode(): string {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return preferred.find((code) => LANGUAGES.has(code)) ?? "en"
}

/** The code of the interface's language. */
export function currentCode(): string {
  return current
}

/** The language of fields, roles, findings and files; for code outside React, at the moment of the call. */
export function currentLanguage(): Language {
  return LANGUAGES.get(current)?.words ?? "en"
}

/** For code outside React, at the moment of the call. */
export function currentMessages<M>(area: Translations<M>): M {
  return area[current] ?? area[currentLanguage()]
}

/** Takes the code of the language, which this device remembers; also sets the page's `lang`. */
export function setLanguage(code: string): void {
  current = code
  document.documentElement.lang = code
  try {
    localStorage.setItem(STORAGE_KEY, code)
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

/** `locale` writes dates and numbers; `language` picks the words of fields, roles and findings. */
export function useLanguage(): { language: Language; locale: string } {
  const code = useSyncExternalStore(onLanguageChange, currentCode)
  return { language: currentLanguage(), locale: LANGUAGES.get(code)?.locale ?? code }
}

/** Every language that the interface does not speak now, with its code. */
export function useOtherLanguages(): readonly (InterfaceLanguage & { readonly code: string })[] {
  const spoken = useSyncExternalStore(onLanguageChange, currentCode)
  return [...LANGUAGES]
    .filter(([code]) => code !== spoken)
    .map(([code, language]) => ({ ...language, code }))
}

export function useMessages<M>(area: Translations<M>): M {
  useLanguage()
  return currentMessages(area)
}
