import { type Institution } from "../../content/index.ts"
import { addressLine } from "./contacts.ts"
import { type Paper } from "./paper.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export function institutionsTable({ board, language }: Paper): Table {
  const title = { de: "Akteure", en: "Institutions" }
  return tableOf({ name: "institutions", title, fields, entries: board.institutions }, language)
}

const fields: readonly Field<Institution>[] = [
  {
    key: "institution",
    heading: { de: "Institution", en: "Institution" },
    width: 40,
    value: ({ name }) => name,
  },
  {
    key: "institutionShort",
    heading: { de: "Kurz", en: "Short" },
    width: 8,
    value: ({ short }) => short,
  },
  { key: "type", heading: { de: "Art", en: "Type" }, value: ({ type }) => type },
  { key: "level", heading: { de: "Ebene", en: "Level" }, width: 16, value: ({ level }) => level },
  {
    key: "legalSphere",
    heading: { de: "Rechtskreis", en: "Legal sphere" },
    value: ({ legalSphere }) => legalSphere?.join("; "),
  },
  {
    key: "mandate",
    heading: { de: "Auftrag", en: "Mandate" },
    width: 48,
    value: ({ mandate }) => mandate,
  },
  { key: "address", heading: { de: "Anschrift", en: "Address" }, width: 34, value: addressLine },
  { key: "url", heading: { de: "Web", en: "Web" }, width: 30, value: ({ url }) => url },
]
