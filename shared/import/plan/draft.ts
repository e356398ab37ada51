import { type BoardContent } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"

type Entry = Readonly<Record<string, unknown>>
/** An entry that has an id. */
type Listed = NonNullable<BoardContent[Exclude<CollectionName, "assignments">]>[number]

/** A field of an entry; `address.street` for one of a section inside it. */
export interface FieldPlace {
  readonly list: CollectionName
  readonly id: string
  readonly path: string
}

/** A content while an import is planned: entries are added and fields set, nothing is removed. */
export class Draft {
  readonly #before: BoardContent
  readonly #lists = new Map<CollectionName, Map<string, Entry>>()

  constructor(content: BoardContent) {
    this.#before = content
  }

  /** The content with all that was planned. Lists without a change are the same objects. */
  get content(): BoardContent {
    const changed = [...this.#lists].flatMap(([name, entries]) => {
      const list = [...entries.values()]
      const before: readonly Entry[] = this.#before[name] ?? []
      const isSame =
        list.length === before.length && list.every((entry, at) => entry === before[at])
      return isSame ? [] : [[name, list] as const]
    })
    return { ...this.#before, ...Object.fromEntries(changed) }
  }

  get roleScheme(): BoardContent["roleScheme"] {
    return this.#before.roleScheme
  }

  /** The entries of a list by id; those of assignments by task and institution. */
  entries<K extends CollectionName>(
    name: K,
  ): ReadonlyMap<string, NonNullable<BoardContent[K]>[number]> {
    const list: unknown = this.#list(name)
    return list as ReadonlyMap<string, NonNullable<BoardContent[K]>[number]>
  }

  /** Whether the list takes another entry. */
  hasRoom(name: CollectionName): boolean {
    return this.#list(name).size < COLLECTIONS[name].max
  }

  add(name: CollectionName, entry: Entry): void {
    this.#list(name).set(keyOf(name, entry), entry)
  }

  read({ list, id, path }: FieldPlace): unknown {
    return path
      .split(".")
      .reduce<unknown>(
        (value, name) => (value as Entry | null | undefined)?.[name],
        this.#list(list).get(id),
      )
  }

  set({ list, id, path }: FieldPlace, value: unknown): void {
    const entry = this.#list(list).get(id)
    if (entry) this.#list(list).set(id, withValue(entry, path.split("."), value))
  }

  #list(name: CollectionName): Map<string, Entry> {
    const known = this.#lists.get(name)
    if (known) return known
    const entries = (this.#before[name] ?? []) as readonly Listed[]
    const list = new Map(entries.map((entry) => [keyOf(name, entry), entry as Entry]))
    this.#lists.set(name, list)
    return list
  }
}

function keyOf(name: CollectionName, entry: Entry): string {
  return name === "assignments"
    ? assignmentKey(String(entry["taskId"]), String(entry["institutionId"]))
    : String(entry["id"])
}

/** The key of a cell in a draft. */
export function assignmentKey(taskId: string, institutionId: string): string {
  return JSON.stringify([taskId, institutionId])
}

function withValue(
  entry: Entry | null | undefined,
  [name = "", ...inner]: string[],
  value: unknown,
): Entry {
  const changed =
    inner.length === 0 ? value : withValue(entry?.[name] as Entry | null | undefined, inner, value)
  return { ...entry, [name]: changed }
}
