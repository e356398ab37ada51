/** What somebody is typing in an inline field of the grid. */
export interface Draft {
  /** The title as it was when typing began, or as this person last learned of it. */
  readonly base: string
  readonly text: string
  readonly isTouched: boolean
  readonly selection: readonly [start: number, end: number]
}

/**
 * The drafts of a grid by the key of their row. A row that moves to another phase is rendered anew;
 * its new field continues the draft. A draft without a field belongs to a row that somebody removed.
 */
export interface Drafts {
  readonly get: (row: string) => Draft | undefined
  readonly keep: (row: string, draft: Draft) => void
  /** The person has finished or cancelled. */
  readonly end: (row: string) => void
  /** Called with the field on the page; returns the function for its removal. */
  readonly mount: (row: string) => () => void
  /** Removes and returns the draft whose field is no longer on the page. */
  readonly takeLost: () => { readonly row: string; readonly draft: Draft } | undefined
}

export function createDrafts(): Drafts {
  const drafts = new Map<string, Draft>()
  const fields = new Map<string, symbol>()
  return {
    get: (row) => drafts.get(row),
    keep: (row, draft) => void drafts.set(row, draft),
    end: (row) => void drafts.delete(row),
    mount: (row) => {
      const field = Symbol(row)
      fields.set(row, field)
      // A moved row's new field may be there before the old one goes.
      return () => {
        if (fields.get(row) === field) fields.delete(row)
      }
    },
    takeLost: () => {
      for (const [row, draft] of drafts) {
        if (fields.has(row)) continue
        drafts.delete(row)
        return { row, draft }
      }
      return undefined
    },
  }
}
