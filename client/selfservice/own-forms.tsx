import { type BoardContent, type Entry } from "@tafelrunde/shared/content"
import { formFor, type OwnList, ownId } from "@tafelrunde/shared/selfservice"
import { type JSX, type ReactNode, useMemo } from "react"
import { I18nProvider } from "react-aria-components"

import { type Form, FormContext } from "../entities/fields/form-context.ts"
import { FieldList } from "../entities/form/field-list.tsx"
import { type BoundFields } from "../entities/form/subject.ts"
import { useContentLabels } from "../entities/labels.ts"
import { valueAt } from "../entities/value-at.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { type OwnPart, type ServedPart } from "./own-part.ts"

interface OwnFormsProps {
  readonly part: ServedPart
  readonly children: ReactNode
}

/** Gives the fields inside what they have in common, as a board's forms have it. */
export function OwnForms({ part, children }: OwnFormsProps): JSX.Element {
  const { language } = useLanguage()
  const messages = useMessages(tableMessages)
  const labels = useContentLabels(part.content, part.institutionId)
  const isReadOnly = part.isLocked
  const form = useMemo<Form>(
    () => ({ labels, language, messages, isReadOnly }),
    [labels, language, messages, isReadOnly],
  )
  return (
    <I18nProvider locale={language}>
      <FormContext value={form}>{children}</FormContext>
    </I18nProvider>
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
