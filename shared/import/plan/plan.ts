import { type BoardContent } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"

import { type Mapping } from "../columns/mapping.ts"
import { type ImportTable } from "../columns/table.ts"
import { planContacts } from "./contacts.ts"
import { planInstitutions } from "./institutions.ts"
import { type PlannedRow, type PlanOptions } from "./planned.ts"
import { Planner } from "./planner.ts"
import { planTasks } from "./tasks.ts"
import { planWords } from "./words.ts"

interface Count {
  readonly added: number
  readonly changed: number
}

/** What an import would do. */
export interface ImportPlan {
  /** The content that the plan was made for. */
  readonly before: BoardContent
  /** The content as it then is; only additions and changed fields. */
  readonly content: BoardContent
  readonly rows: readonly PlannedRow[]
  /** By list; those without a change are missing. */
  readonly counts: ReadonlyMap<CollectionName, Count>
  /** Why it cannot be done at all. */
  readonly refusal: string | undefined
}

/** So much fits into one update of the board, whose size the server limits. */
const MOST_CHANGES = 15_000

/** What importing a table does to a content. Empty cells change nothing, and nothing is removed. */
export function planImport(
  content: BoardContent,
  { table, mapping }: { readonly table: ImportTable; readonly mapping: Mapping },
  options: PlanOptions,
): ImportPlan {
  const planner = new Planner(content, mapping, options)
  PLANS[mapping.kind](planner, table)
  const words = planWords[options.language]
  const known = new Set(table.rows.map(({ number }) => number))
  for (const number of table.uncomputed) {
    if (known.has(number)) planner.row(number).problem(words.uncomputed)
  }
  const after = planner.draft.content
  const counts = countChanges(content, after)
  const changes = [...counts.values()].reduce((sum, { added, changed }) => sum + added + changed, 0)
  return {
    before: content,
    content: after,
    rows: planner.rows,
    counts,
    refusal: changes > MOST_CHANGES ? words.tooMany(MOST_CHANGES) : undefined,
  }
}

const PLANS: Readonly<Record<Mapping["kind"], (planner: Planner, table: ImportTable) => void>> = {
  tasks: planTasks,
  institutions: planInstitutions,
  contacts: planContacts,
}

/** What stays in a planned content is the same object, so that entries need not be compared by value. */
function countChanges(
  before: BoardContent,
  after: BoardContent,
): ReadonlyMap<CollectionName, Count> {
  const counts = new Map<CollectionName, Count>()
  for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
    const [old, now]: (readonly unknown[])[] = [before[name] ?? [], after[name] ?? []]
    if (!old || !now || old === now) continue
    const changed = old.filter((entry, at) => entry !== now[at]).length
    const added = now.length - old.length
    if (added > 0 || changed > 0) counts.set(name, { added, changed })
  }
  return counts
}
