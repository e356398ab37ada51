import { agreement, assignment, type Field, participant } from "@tafelrunde/shared/entities"
import { type JSX } from "react"

import { ChoiceField } from "../fields/choice-field.tsx"
import { DateField } from "../fields/date-field.tsx"
import { useForm } from "../fields/form-context.ts"
import { ReferenceField } from "../fields/reference-field.tsx"
import { type TypedField as Typed } from "../fields/text-value.ts"
import { TypedField } from "../fields/typed-field.tsx"
import { textAt } from "../value-at.ts"
import { Acceptance, ACCEPTANCE_FIELDS } from "./acceptance.tsx"
import { InnerList } from "./inner-list.tsx"
import { bindingAt, type BoundFields } from "./subject.ts"

interface FieldListProps {
  readonly bound: BoundFields
  /** In front of the names: `privacy.` for the fields of that section. */
  readonly prefix?: string
  /** The choices that this person may make, by the path of their field. */
  readonly allowed?: Readonly<Record<string, Allowed>> | undefined
}

export interface Allowed {
  readonly choices: readonly string[]
  /** Why there are no others. */
  readonly hint: string
}

/** A form of all fields of an entity, in the order of its description. */
export function FieldList({ bound, prefix = "", allowed }: FieldListProps): JSX.Element {
  const entity = prefix === "" ? bound.entity : sectionOf(bound, prefix)
  const fields = Object.entries(entity.fields).filter(
    ([name]) => entity !== assignment || !CELL.has(name),
  )
  return (
    <>
      {fields.map(([name, field]) => (
        <OneField
          key={name}
          bound={bound}
          path={`${prefix}${name}`}
          field={field}
          allowed={allowed}
        />
      ))}
    </>
  )
}

/** A cell is known by its task and its institution; its roles are filled in where all cells are in sight. */
const CELL: ReadonlySet<string> = new Set(["taskId", "institutionId", "roles"])

function sectionOf({ entity }: BoundFields, prefix: string): BoundFields["entity"] {
  const field = entity.fields[prefix.slice(0, -1)]
  return field?.kind === "section" ? field.entity : entity
}

interface OneFieldProps {
  readonly bound: BoundFields
  readonly path: string
  readonly field: Field
  readonly allowed: FieldListProps["allowed"]
}

function OneField({ bound, path, field, allowed }: OneFieldProps): JSX.Element | null {
  const { language } = useForm()
  const label = field.label[language]
  const binding = bindingAt(bound, path)
  if (isTyped(field)) return <TypedField field={field} label={label} binding={binding} />
  if (field.kind === "date") return <DateField label={label} binding={binding} />
  if (field.kind === "choice" || field.kind === "flag") {
    const { choices, hint } = allowed?.[path] ?? {}
    return (
      <ChoiceField field={field} label={label} binding={binding} allowed={choices} hint={hint} />
    )
  }
  if (field.kind === "section") {
    return (
      <fieldset className="field-group">
        <legend>{label}</legend>
        <FieldList bound={bound} prefix={`${path}.`} allowed={allowed} />
      </fieldset>
    )
  }
  // Who takes part in the workshop stands in a list of its own.
  if (field.kind === "list" && field.entity !== participant) {
    return <InnerList field={field} label={label} binding={binding} fields={fieldsOf} />
  }
  return <Reference bound={bound} path={path} field={field} />
}

function fieldsOf(inner: BoundFields): JSX.Element {
  return <FieldList bound={inner} />
}

const TYPED: ReadonlySet<Field["kind"]> = new Set<Typed["kind"]>([
  "line",
  "phone",
  "prose",
  "lines",
  "wholeNumber",
  "time",
])

function isTyped(field: Field): field is Typed {
  return TYPED.has(field.kind)
}

/** A field that leads to other entries; of the answers to an agreement, all four as one. */
function Reference({ bound, path, field }: Omit<OneFieldProps, "allowed">): JSX.Element | null {
  const { language } = useForm()
  if (field.kind !== "ref" && field.kind !== "refs") return null
  if (bound.entity === agreement && ACCEPTANCE_FIELDS.has(path)) {
    return path === "agreedByInstitutionIds" ? <Acceptance bound={bound} /> : null
  }
  return (
    <ReferenceField
      field={field}
      label={field.label[language]}
      binding={bindingAt(bound, path)}
      institutionId={field.to === "units" ? textAt(bound.fields, institutionPath(path)) : undefined}
    />
  )
}

/** Of `fromUnitId`, `fromInstitutionId`; of `unitId`, `institutionId`. */
function institutionPath(path: string): string {
  return path.replace("UnitId", "InstitutionId").replace(/^unitId$/, "institutionId")
}
