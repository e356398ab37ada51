import { contact } from "@tafelrunde/shared/entities"

import { contactsTable } from "../../tables/contacts.ts"
import { type Paper } from "../../tables/paper.ts"
import { tableNode } from "../from-table.ts"
import { type DocumentNode } from "../node.ts"

/** Chapter 8: functional mailboxes first, then the people that the profile may name. */
export function contactNodes(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const table = contactsTable(paper)
  if (table.rows.length === 0) return []
  const name = table.columns.findIndex(({ key }) => key === "lastName")
  const first = table.columns.findIndex(({ key }) => key === "firstName")
  const title = table.columns.findIndex(({ key }) => key === "title")
  // One column for the whole name leaves room for the others.
  const rows = table.rows.map((row) =>
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
