import { type Entity, type Field } from "@tafelrunde/shared/entities"

import { type FactChange } from "../../board/history/read-history.ts"
import { cellText } from "../cell-text.ts"
import { type Form } from "../fields/form-context.ts"

export interface ShownChange extends FactChange {
  readonly label: string
  /** Undefined where it is not kept. */
  readonly beforeText: string | undefined
  readonly afterText: string | undefined
}

/** A long text need not be read whole to know which it is. */
const LONG = 120

interface Described {
  readonly entity: Entity
  /** As the board has them now. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** What each change made of what: a field held after it what it held before the next one, or what it holds now. */
export function describeChanges(
  changes: readonly FactChange[],
  { entity, fields }: Described,
  form: Form,
): readonly ShownChange[] {
  const later = new Map<string, FactChange>()
  return changes.map((change) => {
    const { field: name } = change
    if (name === null) return { ...change, label: "", beforeText: undefined, afterText: undefined }
    const field = entity.fields[name]
    const next = later.get(name)
    later.set(name, change)
    const text = (value: unknown): string => (field ? valueText(value, field, form) : "")
    const isAfterKept = next ? "before" in next : "before" in change
    return {
      ...change,
      label: field?.label[form.language] ?? name,
      beforeText: "before" in change ? text(change.before) : undefined,
      afterText: isAfterKept ? text(next ? next.before : fields[name]) : undefined,
    }
  })
}

function valueText(value: unknown, field: Field, form: Form): string {
  const text = cellText(value, field, form) || form.messages.factEmpty
  return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text
}
