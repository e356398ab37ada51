import type * as Y from "yjs"

/** One entity, or one of the board's own sections, in Yjs: a map of its fields. */
export type EntryMap = Y.Map<unknown>

export const SECTIONS = ["meta", "workshop", "roleScheme"] as const

/** Collections that every reader of the board receives; contacts live in rooms of their own. */
export const COLLECTIONS = [
  "phases",
  "institutions",
  "goals",
  "tasks",
  "assignments",
  "handovers",
  "agreements",
  "openQuestions",
  "abbreviations",
] as const
export type CollectionName = (typeof COLLECTIONS)[number]

interface EntryLayout {
  /** Fields in which people write sentences: Y.Text, so that two can type in one. */
  readonly sentences: readonly string[]
  /** Fields that are lists of entries themselves. */
  readonly lists: readonly string[]
}

const PLAIN: EntryLayout = { sentences: [], lists: [] }

const LAYOUTS: Readonly<Record<string, EntryLayout>> = {
  workshop: { sentences: [], lists: ["participants"] },
  institutions: { sentences: ["mandate"], lists: ["units"] },
  goals: { sentences: ["text"], lists: [] },
  tasks: { sentences: ["note"], lists: [] },
  assignments: { sentences: ["condition", "note"], lists: [] },
  handovers: { sentences: ["trigger", "subject", "feedback"], lists: [] },
  agreements: { sentences: ["text", "doneCriterion", "reservation"], lists: [] },
  openQuestions: { sentences: ["text", "nextStep"], lists: [] },
}

export function layoutOf(kind: string): EntryLayout {
  return LAYOUTS[kind] ?? PLAIN
}

export function collection(doc: Y.Doc, name: CollectionName | "contacts"): Y.Map<EntryMap> {
  return doc.getMap<EntryMap>(name)
}

/** The map `board`: the sections, which collections are absent, and top-level fields we don't know. */
export function sections(doc: Y.Doc): EntryMap {
  return doc.getMap("board")
}

/** Everything structured in the board's document; what undo covers and model changes are about. */
export function structuredRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [sections(doc), ...COLLECTIONS.map((name) => doc.getMap(name))]
}

/** Key of a cell in `assignments`; escaped, so that no two cells share a key whatever their ids. */
export function cellKey(cell: { readonly taskId: string; readonly institutionId: string }): string {
  return `${encodeURIComponent(cell.taskId)}/${encodeURIComponent(cell.institutionId)}`
}
