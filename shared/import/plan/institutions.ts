import { address, institution, LENGTHS } from "@tafelrunde/shared/entities"

import { type ImportTable, type TableRow } from "../columns/table.ts"
import { type Planner } from "./planner.ts"

/** A row an institution, known by its name or short name. */
export function planInstitutions(planner: Planner, { rows }: ImportTable): void {
  for (const row of rows) planInstitution(planner, row)
}

function planInstitution(planner: Planner, row: TableRow): void {
  const log = planner.row(row.number)
  const name = planner.text(row, "name")
  const short = planner.text(row, "short")
  log.label = name || short
  const id = institutionOf(planner, row, { name, short })
  if (id === undefined) return
  const place = { list: "institutions", id } as const
  planner.setFields(row, place, [])
  const [whole, street = "", postalCode = "", city = ""] =
    /^(?:(.*\S)\s*[,;\n]\s*)?(?:D-)?(\d{5})?\s*([^,;\n]*)$/s.exec(planner.text(row, "address")) ??
    []
  if (whole === undefined) return
  for (const [key, value] of Object.entries({ street, postalCode, city })) {
    const label = address.fields[key as keyof typeof address.fields].label[planner.language]
    if (value !== "") planner.set(row, { ...place, path: `address.${key}` }, { value, label })
  }
}

interface Names {
  readonly name: string
  readonly short: string
}

/** The institution that a row names, added if there is none; undefined where the row is left out. */
export function institutionOf(
  planner: Planner,
  row: TableRow,
  { name, short }: Names,
): string | undefined {
  const log = planner.row(row.number)
  if (name === "" && short === "") {
    log.skip(planner.words.noInstitution)
    return undefined
  }
  if (name.length > LENGTHS.title) {
    const { heading } = institution.fields.name
    log.skip(planner.words.tooLong(heading[planner.language], LENGTHS.title))
    return undefined
  }
  const [byName, byShort] = [planner.institutionNamed(name), planner.institutionNamed(short)]
  if (byName && byShort && byName !== byShort) {
    log.skip(planner.words.twoInstitutions(byName.name, byShort.name))
    return undefined
  }
  const known = byName ?? byShort
  if (known) return known.id
  const id = planner.addInstitution(row, { name, short })
  if (id !== undefined && planner.mapping.kind === "institutions") log.added()
  return id
}
