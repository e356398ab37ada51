import {
  cellTexts,
  type CodeRoles,
  type ColumnUse,
  findHeader,
  type HeaderPlace,
  type ImportKind,
  type ImportPlan,
  type ImportTable,
  institutionsByName,
  type Mapping,
  planImport,
  proposeCodes,
  proposeMapping,
  type Sheet,
  tableOf,
} from "@tafelrunde/shared/import"
import { newId, writeAdditions } from "@tafelrunde/shared/model"
import { useState } from "react"

import type { Board } from "../../../board/board.ts"
import { readBoardContent } from "../../../board/content.ts"
import { currentLanguage } from "../../../messages/language.ts"

/** How a table is read: as proposed, then as the person has changed it. */
interface Choice {
  readonly sheet: Sheet
  readonly header: HeaderPlace
  readonly table: ImportTable
  readonly mapping: Mapping
}

export interface TableImport extends Choice {
  readonly chooseSheet: (sheet: Sheet) => void
  readonly chooseHeader: (header: HeaderPlace) => void
  readonly chooseKind: (kind: ImportKind) => void
  readonly chooseUse: (column: number, use: ColumnUse) => void
  readonly chooseRoles: (code: string, roles: readonly RoleOfCode[]) => void
  /** What importing does to the board as it is now. */
  readonly plan: () => ImportPlan
  /** Writes a plan that has just been made; one undo step. */
  readonly write: (plan: ImportPlan) => void
}

type RoleOfCode = NonNullable<ReturnType<CodeRoles["get"]>>[number]

/** The person's way from a table's headings to a plan. */
export function useTableImport(board: Board, first: Sheet): TableImport {
  const [choice, setChoice] = useState(() => proposed(board, first))
  const { sheet, header, table, mapping } = choice
  const setMapping = (next: Partial<Mapping>): void =>
    setChoice({ ...choice, mapping: { ...mapping, ...next } })
  return {
    ...choice,
    chooseSheet: (next) => setChoice(proposed(board, next)),
    chooseHeader: (next) => setChoice(proposed(board, sheet, next)),
    chooseKind: (kind) =>
      setChoice({ ...choice, mapping: proposeMapping(table, readBoardContent(board), kind) }),
    chooseUse: (column, use) => {
      const columns = withUse(mapping.columns, column, use)
      const { roleScheme } = readBoardContent(board)
      const codes = new Map(proposeCodes(cellTexts(table, columns), roleScheme))
      // What the person has said of a sign stays.
      for (const [code, roles] of mapping.codes) if (codes.has(code)) codes.set(code, roles)
      setMapping({ columns, codes })
    },
    chooseRoles: (code, roles) => setMapping({ codes: new Map(mapping.codes).set(code, roles) }),
    plan: () =>
      planImport(
        readBoardContent(board),
        { table: tableOf(sheet, header), mapping },
        { language: currentLanguage(), newId },
      ),
    write: (plan) => {
      const { doc, contactsDoc, internalDoc } = board
      const docs = {
        board: doc,
        ...(contactsDoc && { contacts: contactsDoc }),
        ...(internalDoc && { internal: internalDoc }),
      }
      writeAdditions(docs, { before: plan.before, after: plan.content })
    },
  }
}

/** A field has one column: the one that was chosen last. */
function withUse(
  columns: Mapping["columns"],
  column: number,
  use: ColumnUse,
): ReadonlyMap<number, ColumnUse> {
  const entries = [...columns].map(([each, before]): [number, ColumnUse] => {
    if (each === column) return [each, use]
    return [each, use.startsWith("field:") && before === use ? "" : before]
  })
  return new Map(entries)
}

function proposed(board: Board, sheet: Sheet, chosen?: HeaderPlace): Choice {
  const content = readBoardContent(board)
  const header = chosen ?? findHeader(sheet, new Set(institutionsByName(content).keys()))
  const table = tableOf(sheet, header)
  return { sheet, header, table, mapping: proposeMapping(table, content) }
}
