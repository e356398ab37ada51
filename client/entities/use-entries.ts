import { type CollectionName, type SectionName } from "@tafelrunde/shared/entities"
import { type EntryLists, type ListedEntry } from "@tafelrunde/shared/model"
import { useCallback, useSyncExternalStore } from "react"

/** A list of the board, live; the same array until an entry of it changes. */
export function useEntries(lists: EntryLists, name: CollectionName): readonly ListedEntry[] {
  return useSyncExternalStore(
    useCallback((listener: () => void) => lists.subscribe(listener), [lists]),
    () => lists.list(name),
  )
}

/** One of the board's own sections, live. */
export function useSection(lists: EntryLists, name: SectionName): ListedEntry {
  return useSyncExternalStore(
    useCallback((listener: () => void) => lists.subscribe(listener), [lists]),
    () => lists.section(name),
  )
}
