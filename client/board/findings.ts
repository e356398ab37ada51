import type { Language } from "@tafelrunde/shared/content"
import { type Finding, findings, isUnansweredError } from "@tafelrunde/shared/findings"
import { useSyncExternalStore } from "react"
import type * as Y from "yjs"

import { useLanguage } from "../messages/language.ts"
import {
  type ContentSource,
  contactsIn,
  onContentChange,
  readBoardWithFlaws,
  today,
} from "./content.ts"
import type { State } from "./state.ts"

/** Milliseconds between two readings of the whole board, which cost too much for each of 25 people's keys. */
const PAUSE_MS = 300

/**
 * The findings of this browser's board as of today, live; the same array until they change. The
 * board is read at most once in each pause, however many components use them.
 */
export function useFindings(source: ContentSource): readonly Finding[] {
  const { language } = useLanguage()
  const found = findingsOf(source, language)
  return useSyncExternalStore(found.subscribe, found.get)
}

/** The number of errors that nobody has said to be intended: with any of them, a paper is not agreed. */
export function useUnansweredErrors(source: ContentSource): number {
  return useFindings(source).filter(isUnansweredError).length
}

const watched = new WeakMap<Y.Doc, Map<Language, State<readonly Finding[]>>>()

function findingsOf(source: ContentSource, language: Language): State<readonly Finding[]> {
  const ofBoard = watched.get(source.doc) ?? new Map<Language, State<readonly Finding[]>>()
  watched.set(source.doc, ofBoard)
  const found = ofBoard.get(language) ?? watch(source, language)
  ofBoard.set(language, found)
  return found
}

function watch(source: ContentSource, language: Language): State<readonly Finding[]> {
  const listeners = new Set<() => void>()
  let value: readonly Finding[] | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined
  const refresh = (): void => {
    timer = undefined
    const next = read(source, language)
    if (JSON.stringify(next) === JSON.stringify(value)) return
    value = next
    for (const listener of listeners) listener()
  }
  const refreshSoon = (): void => {
    timer ??= setTimeout(refresh, PAUSE_MS)
  }
  const end = (): void => {
    clearTimeout(timer)
    timer = undefined
    stop?.()
    stop = undefined
    // Without a subscriber the cached findings would be out of date at the next subscription.
    value = undefined
  }
  return {
    get: () => (value ??= read(source, language)),
    subscribe: (listener) => {
      listeners.add(listener)
      stop ??= onContentChange(source, refreshSoon)
      // The board may have changed between the first render and this subscription.
      refreshSoon()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
  }
}

function read(source: ContentSource, language: Language): readonly Finding[] {
  const { content, flaws } = readBoardWithFlaws(source)
  return findings(content, { asOf: today(), language, contacts: contactsIn(source), flaws })
}
