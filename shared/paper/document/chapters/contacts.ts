import { contact } from "@tafelrunde/shared/entities"

import { contactRows, contactsTable } from "../../tables/contacts.ts"
import { type Paper } from "../../tables/paper.ts"
import { tableNode } from "../from-table.ts"
import { type DocumentNode } from "../node.ts"

/** Chapter 8: functional mailboxes first, then the people that the profile may name; of all institutions or of some. */
export function contactNodes(
  paper: Paper,
  institutionIds?: ReadonlySet<string>,
): readonly DocumentNode[] {
  const { board } = paper
  const table = contactsTable(paper)
  const entries = contactRows(paper)
  const shown = table.rows.filter((_, index) => {
    const id = entries[index]?.institution.id
    return institutionIds === undefined || (id !== undefined && institutionIds.has(id))
  })
  if (shown.length === 0) return []
  const name = table.columns.findIndex(({ key }) => key === "lastName")
  const first = table.columns.findIndex(({ key }) => key === "firstName")
  const title = table.columns.findIndex(({ key }) => key === "title")
  // One column for the whole name leaves room for the others.
  const rows = shown.map((row) =>
    row.map((cell, index) => {
      if (index !== name) return cell
      return [row[title], row[first], cell].filter(Boolean).join(" ") || null
    }),
  )
  const columns = table.columns.map((column, index) =>
    index === name ? { ...column, heading: board.say({ de: "Name", en: "Name" }) } : column,
  )
  return [
    tableNode({ ...table, columns, rows }, board, {
      caption: board.say(contact.many),
      groupBy: "name",
      keys: [
        "unitId",
        "mailbox",
        "lastName",
        "function",
        "phone",
        "email",
        "hours",
        "deputy",
        "privacy.confirmedOn",
      ],
    }),
  ]
}
