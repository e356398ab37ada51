import {
  type BoardContent,
  type CollectionName,
  COLLECTIONS,
  type Entity,
  SECTIONS,
} from "@tafelrunde/shared/entities"

export type Entry = Readonly<Record<string, unknown>>

/** An entry of board content, what describes it, and where it stands (`$.tasks[3]`). */
export interface PlacedEntry {
  readonly entry: Entry
  readonly entity: Entity
  readonly path: string
}

/** Every entry of the content: of lists, of sections, and of the lists inside them. */
export function entriesOf(content: BoardContent): PlacedEntry[] {
  const collections = Object.entries(COLLECTIONS).flatMap(([name, entity]) =>
    listed(content[name], entity, `$.${name}`),
  )
  const sections = Object.entries(SECTIONS).flatMap(([name, entity]) => {
    const entry = content[name] as Entry | null | undefined
    return entry ? withInner({ entry, entity, path: `$.${name}` }) : []
  })
  return [...collections, ...sections]
}

function listed(value: unknown, entity: Entity, path: string): PlacedEntry[] {
  const entries = (value ?? []) as readonly Entry[]
  return entries.flatMap((entry, index) => withInner({ entry, entity, path: `${path}[${index}]` }))
}

function withInner(placed: PlacedEntry): PlacedEntry[] {
  const { entry, entity, path } = placed
  const inner = listsOf(entity).flatMap(([name, child]) =>
    listed(entry[name], child, `${path}.${name}`),
  )
  return [placed, ...inner]
}

const LISTS = new WeakMap<Entity, readonly (readonly [string, Entity])[]>()

/** The lists inside an entry, with what describes their entries. */
function listsOf(entity: Entity): readonly (readonly [name: string, entity: Entity])[] {
  const known = LISTS.get(entity)
  if (known) return known
  const lists = Object.entries(entity.fields).flatMap(([name, field]) =>
    field.kind === "list" ? [[name, field.entity] as const] : [],
  )
  LISTS.set(entity, lists)
  return lists
}

/** What becomes of an entry: itself where nothing changes, undefined where it is left out. */
export type Change = (entry: Entry, entity: Entity) => Entry | undefined

/** The content with every entry changed, outer entries first; what stays is the same object. */
export function mapEntries(content: BoardContent, change: Change): BoardContent {
  const changed: Record<string, unknown> = {}
  for (const [name, entity] of Object.entries(COLLECTIONS)) {
    const before = content[name as CollectionName] as readonly Entry[] | null | undefined
    const after = mapList(before, entity, change)
    if (after !== before) changed[name] = after
  }
  for (const [name, entity] of Object.entries(SECTIONS)) {
    const before = content[name] as Entry | null | undefined
    const after = before && mapEntry(before, entity, change)
    if (after !== before) changed[name] = after ?? null
  }
  return Object.keys(changed).length > 0 ? { ...content, ...changed } : content
}

function mapList<T extends readonly Entry[] | null | undefined>(
  entries: T,
  entity: Entity,
  change: Change,
): T | Entry[] {
  if (!entries) return entries
  const mapped = entries
    .map((entry) => mapEntry(entry, entity, change))
    .filter((entry) => entry !== undefined)
  const isSame =
    mapped.length === entries.length && mapped.every((entry, index) => entry === entries[index])
  return isSame ? entries : mapped
}

function mapEntry(entry: Entry, entity: Entity, change: Change): Entry | undefined {
  const outer = change(entry, entity)
  if (!outer) return undefined
  const inner: Record<string, unknown> = {}
  for (const [name, child] of listsOf(entity)) {
    const before = outer[name] as readonly Entry[] | null | undefined
    const after = mapList(before, child, change)
    if (after !== before) inner[name] = after
  }
  return Object.keys(inner).length > 0 ? { ...outer, ...inner } : outer
}
