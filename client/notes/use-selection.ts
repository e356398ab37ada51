import { type ListedNote } from "@tafelrunde/shared/notes"
import { useState } from "react"

import { type NamedArea } from "./use-notes.ts"

/** The notes that this person has ticked. */
export interface Selection {
  /** In the order of the list; those that are gone are left out. */
  readonly notes: readonly ListedNote[]
  readonly has: (id: string) => boolean
  readonly toggle: (id: string) => void
  readonly clear: () => void
}

export function useSelection(areas: readonly NamedArea[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    notes: areas.flatMap(({ notes }) => notes.filter(({ id }) => ids.has(id))),
    has: (id) => ids.has(id),
    toggle: (id) => {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    clear: () => setIds(new Set()),
  }
}
