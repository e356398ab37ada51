import { type Entity } from "@tafelrunde/shared/entities"
import { localEdit, type Typing } from "@tafelrunde/shared/model"

import { setValue, type EditedBoard, type Subject } from "../edits.ts"
import { type Binding } from "../fields/form-context.ts"
import { valueAt } from "../value-at.ts"

type Fields = Readonly<Record<string, unknown>>

/** What a group of fields shows and changes: an entry, a section, or an entry of a list inside one. */
export interface BoundFields {
  readonly entity: Entity
  /** As of the last rendering. */
  readonly fields: Fields
  readonly read: () => Fields
  readonly set: (path: string, value: unknown, typing?: Typing) => void
  /** Makes several changes one undo step. */
  readonly together: (change: () => void) => void
}

export function boundSubject(
  board: EditedBoard,
  subject: Subject,
  { entity, fields }: Pick<BoundFields, "entity" | "fields">,
): BoundFields {
  const { lists } = board
  return {
    entity,
    fields,
    read: () => {
      const entry =
        "section" in subject
          ? lists.section(subject.section)
          : lists.entry(subject.collection, subject.id)
      return entry?.fields ?? {}
    },
    set: (field, value, typing) => setValue(board, subject, { field, value, typing }),
    together: (change) => board.doc.transact(change, localEdit),
  }
}

/** One field of them. */
export function bindingAt({ fields, read, set }: BoundFields, path: string): Binding {
  return {
    value: valueAt(fields, path),
    read: () => valueAt(read(), path),
    write: (value, typing) => set(path, value, typing),
  }
}

/** The entries of a list inside. */
export function innerEntries(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : []
}

/** The fields of one entry of a list inside, found by its `id`, else by its place. */
export function boundInner(
  list: Binding,
  entity: Entity,
  { entry, index }: { readonly entry: Fields; readonly index: number },
): BoundFields {
  const isIt = (other: Fields, at: number): boolean =>
    entry["id"] === undefined ? at === index : other["id"] === entry["id"]
  return {
    entity,
    fields: entry,
    read: () => innerEntries(list.read()).find(isIt) ?? {},
    set: (path, value, typing) =>
      list.write(
        innerEntries(list.read()).map((other, at) =>
          isIt(other, at) ? { ...other, [path]: value } : other,
        ),
        typing,
      ),
    together: (change) => change(),
  }
}
