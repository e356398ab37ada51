import { type BoardContent, type Entry } from "@tafelrunde/shared/content"
import { formFor, type OwnList, ownId } from "@tafelrunde/shared/selfservice"
import { type JSX, type ReactNode } from "react"

import { FieldList } from "../entities/form/field-list.tsx"
import { FormProvider } from "../entities/form/form-provider.tsx"
import { type BoundFields } from "../entities/form/subject.ts"
import { useContentLabels } from "../entities/labels.ts"
import { valueAt } from "../entities/value-at.ts"
import { type OwnPart, type ServedPart } from "./own-part.ts"

interface OwnFormsProps {
  readonly part: ServedPart
  readonly children: ReactNode
}

/** Gives the fields inside what they have in common, as a board's forms have it. */
export function OwnForms({ part, children }: OwnFormsProps): JSX.Element {
  const labels = useContentLabels(part.content, part.institutionId)
  return (
    <FormProvider labels={labels} isReadOnly={part.isLocked}>
      {children}
    </FormProvider>
  )
}

interface OwnFieldsProps {
  readonly own: OwnPart
  readonly part: ServedPart
  readonly list: OwnList
  readonly entry: Entry
}

/** The fields of an entry that the institution may change; nothing where there are none. */
export function OwnFields({ own, part, list, entry }: OwnFieldsProps): JSX.Element | null {
  const entity = formFor(list, entry, part.institutionId)
  if (!entity) return null
  const id = ownId(list, entry)
  const read = (): Entry => findEntry(own.get().part?.content, list, id) ?? entry
  const bound: BoundFields = {
    entity,
    fields: entry,
    read,
    set: (field, value) =>
      own.change({ kind: "set", list, id, field, value, before: valueAt(read(), field) }),
    together: (change) => change(),
  }
  return (
    <div className="own-fields">
      <FieldList bound={bound} />
    </div>
  )
}

function findEntry(
  content: BoardContent | undefined,
  list: OwnList,
  id: string,
): Entry | undefined {
  const entries: readonly Entry[] = content?.[list] ?? []
  return entries.find((entry) => ownId(list, entry) === id)
}
