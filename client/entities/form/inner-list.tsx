import { type Entity, type ListField } from "@tafelrunde/shared/entities"
import { newId } from "@tafelrunde/shared/model"
import { type JSX, type ReactNode } from "react"

import { Button } from "../../ui/button.tsx"
import { type Binding, useForm } from "../fields/form-context.ts"
import { textAt } from "../value-at.ts"
import { boundInner, type BoundFields, innerEntries } from "./subject.ts"

interface InnerListProps {
  readonly field: ListField
  readonly label: string
  readonly binding: Binding
  /** The fields of one of the entries. */
  readonly fields: (inner: BoundFields) => ReactNode
}

/** Entries inside an entry, such as the units of an institution: each a group of fields. */
export function InnerList({ field, label, binding, fields }: InnerListProps): JSX.Element {
  const { messages, language, isReadOnly } = useForm()
  const entries = innerEntries(binding.value)
  const { entity } = field
  const one = entity.one[language]
  const change = (edit: (now: Entry[]) => readonly Entry[]): void =>
    binding.write(edit([...innerEntries(binding.read())]))
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      {entries.map((entry, index) => {
        const name = nameOf(entry, entity) || `${one} ${index + 1}`
        return (
          <fieldset key={textAt(entry, "id") || index} className="inner-entry">
            <legend>{name}</legend>
            {fields(boundInner(binding, entity, { entry, index }))}
            {!isReadOnly && (
              <div className="inner-actions">
                <Button
                  aria-label={`${messages.up}: ${name}`}
                  disabled={index === 0}
                  onClick={() => change((now) => swapped(now, index, index - 1))}
                >
                  {messages.up}
                </Button>
                <Button
                  aria-label={`${messages.down}: ${name}`}
                  disabled={index === entries.length - 1}
                  onClick={() => change((now) => swapped(now, index, index + 1))}
                >
                  {messages.down}
                </Button>
                <Button
                  aria-label={messages.removeOf(name)}
                  onClick={() => change((now) => now.toSpliced(index, 1))}
                >
                  {messages.remove}
                </Button>
              </div>
            )}
          </fieldset>
        )
      })}
      {!isReadOnly && entries.length < entity.max && (
        <Button onClick={() => change((now) => [...now, emptyEntry(entity)])}>
          {messages.add(one)}
        </Button>
      )}
    </fieldset>
  )
}

type Entry = Readonly<Record<string, unknown>>

function swapped(entries: Entry[], a: number, b: number): readonly Entry[] {
  const [one, other] = [entries[a], entries[b]]
  return one && other ? entries.with(a, other).with(b, one) : entries
}

function nameOf(entry: Entry, { fields }: Entity): string {
  const name = Object.keys(fields).find((each) => fields[each]?.kind === "line")
  return name === undefined ? "" : textAt(entry, name)
}

/** What a new entry begins with: an id where the description has one, and empty names. */
function emptyEntry({ fields }: Entity): Entry {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind, required }]) => {
      if (kind === "id") return [[name, newId()]]
      return required ? [[name, ""]] : []
    }),
  )
}
