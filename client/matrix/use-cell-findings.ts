import { type Language } from "@tafelrunde/shared/content"
import { findings } from "@tafelrunde/shared/findings"
import { onModelChange, readContent } from "@tafelrunde/shared/model"
import { useSyncExternalStore } from "react"
import type * as Y from "yjs"

import { type State } from "../board/state.ts"
import { useLanguage } from "../messages/language.ts"

/** The errors of tasks as sentences, by the task's id. */
export type Flaws = ReadonlyMap<string, string>

/** Milliseconds between two readings of the whole board, which cost too much for each of 25 people's keys. */
const PAUSE_MS = 300

/** The errors that the findings report about tasks, live; computed once for all grids. */
export function useCellFindings(doc: Y.Doc): Flaws {
  const flaws = flawsOn(doc, useLanguage().language)
  return useSyncExternalStore(flaws.subscribe, flaws.get)
}

const known = new WeakMap<Y.Doc, Map<Language, State<Flaws>>>()

function flawsOn(doc: Y.Doc, language: Language): State<Flaws> {
  const ofDoc = known.get(doc) ?? new Map<Language, State<Flaws>>()
  known.set(doc, ofDoc)
  const flaws = ofDoc.get(language) ?? watchFlaws(doc, language)
  ofDoc.set(language, flaws)
  return flaws
}

function watchFlaws(doc: Y.Doc, language: Language): State<Flaws> {
  const listeners = new Set<() => void>()
  let value: Flaws | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined
  const refresh = (): void => {
    timer = undefined
    const next = readFlaws(doc, language)
    if (value && isSame(next, value)) return
    value = next
    for (const listener of listeners) listener()
  }
  const refreshSoon = (): void => {
    timer ??= setTimeout(refresh, PAUSE_MS)
  }
  return {
    get: () => (value ??= readFlaws(doc, language)),
    subscribe: (listener) => {
      listeners.add(listener)
      stop ??= onModelChange(doc, refreshSoon)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearTimeout(timer)
        timer = undefined
        stop?.()
        stop = undefined
        // Without a subscriber the cached findings would be out of date at the next subscription.
        value = undefined
      }
    },
  }
}

function isSame(a: Flaws, b: Flaws): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b])
}

function readFlaws(doc: Y.Doc, language: Language): Flaws {
  // The Swedish date format is that of ISO 8601. Rules about tasks need no contacts.
  const asOf = new Date().toLocaleDateString("sv")
  const found = findings(readContent({ board: doc }), { asOf, language, contacts: "partial" })
  const errors = found.filter(({ entity, severity }) => entity === "task" && severity === "error")
  const byTask = Map.groupBy(errors, ({ entityId }) => entityId)
  return new Map(
    [...byTask].map(([id, ofTask]) => [id, ofTask.map(({ message }) => message).join(" ")]),
  )
}
