import { institution } from "@tafelrunde/shared/entities"

import { type Institution } from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { addressColumn } from "./contacts.ts"
import { type Paper } from "./paper.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export function institutionsTable({ board, language }: Paper): Table {
  const entries = board.institutions
  const columns = columnsOf<Institution>({ board, entity: institution, entryOf: (entry) => entry })
  const fields: readonly Field<Institution>[] = [
    ...columns.pick("name", "short", "type", "level", "legalSphere", "mandate"),
    addressColumn((entry) => entry),
    columns.of("url"),
  ]
  return tableOf(
    {
      name: "institutions",
      title: { de: "Akteure", en: "Institutions" },
      fields: columns.withFilled(fields, entries, ADDRESS),
      entries,
    },
    language,
  )
}

const ADDRESS = ["address.street", "address.postalCode", "address.city"]
