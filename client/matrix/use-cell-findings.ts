import { type Language } from "@tafelrunde/shared/content"
import { findings } from "@tafelrunde/shared/findings"
import { onModelChange, readContent } from "@tafelrunde/shared/model"
import { useSyncExternalStore } from "react"
import type * as Y from "yjs"

import { type State } from "../board/state.ts"
import { useLanguage } from "../messages/language.ts"

/** What is wrong with a task, in sentences, by the task's id. */
export type Flaws = ReadonlyMap<string, string>

/** Reading the whole board takes milliseconds: not for every key of 25 people. */
const PAUSE_MS = 300

/** The errors that findings name about tasks, live; read once however many grids show them. */
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
        // Nobody watches: what is kept would be out of date when somebody looks again.
        value = undefined
      }
    },
  }
}

function isSame(a: Flaws, b: Flaws): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b])
}

function readFlaws(doc: Y.Doc, language: Language): Flaws {
  // Swedish writes days in ISO. Rules about tasks need no contacts.
  const asOf = new Date().toLocaleDateString("sv")
  const found = findings(readContent({ board: doc }), { asOf, language, contacts: "partial" })
  const errors = found.filter(({ entity, severity }) => entity === "task" && severity === "error")
  const byTask = Map.groupBy(errors, ({ entityId }) => entityId)
  return new Map(
    [...byTask].map(([id, ofTask]) => [id, ofTask.map(({ message }) => message).join(" ")]),
  )
}
