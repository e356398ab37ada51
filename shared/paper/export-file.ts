import { isDay, type Words } from "@tafelrunde/shared/content"

import { type BoardContent, canonicalJson, redactContent } from "../content/index.ts"
import { fileName } from "./file-name.ts"
import { sheetOptions } from "./sheet-options.ts"
import { type PaperOptions, type Table, TABLE_NAMES, type TableName } from "./tables/table.ts"
import { table, tables } from "./tables/tables.ts"

export interface ExportedFile {
  readonly fileName: string
  /** Media type, with the charset for text. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface ExportOptions extends Omit<PaperOptions, "asOf"> {
  /** The day of the paper; default the content's own. */
  readonly asOf?: string
}

interface Export {
  readonly what: Words
  readonly write: (
    content: BoardContent,
    options: PaperOptions,
  ) => Promise<Uint8Array | string> | string
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

const PAPER = { de: "Schnittstellenpapier", en: "Interface paper" }

/** The file name of a table. */
const WHAT: Readonly<Record<TableName, Words>> = {
  matrix: { de: "Matrix", en: "Matrix" },
  responsibilities: { de: "Zuständigkeiten", en: "Responsibilities" },
  contacts: { de: "Kontakte", en: "Contacts" },
  handovers: { de: "Schnittstellen", en: "Handovers" },
  agreements: { de: "Vereinbarungen", en: "Agreements" },
  questions: { de: "Offene Punkte", en: "Open questions" },
  institutions: { de: "Akteure", en: "Institutions" },
  findings: { de: "Prüfbericht", en: "Findings" },
  metadata: { de: "Metadaten", en: "Metadata" },
}

/**
 * Writers for every table, by file extension. They are loaded on demand, so that a browser that only
 * shows findings does not load them.
 */
const TABLE_WRITERS: Readonly<Record<string, (name: TableName) => Export["write"]>> = {
  csv: (name) => async (content, options) => {
    const { csvOf } = await import("./formats/csv.ts")
    return csvOf(table(name, content, options), options.language)
  },
  // The metadata contain the legend, without which the role codes cannot be read.
  xlsx: (name) => (content, options) => {
    const names = name === "metadata" ? [name] : [name, "metadata" as const]
    return writeSheets(
      names.map((it) => table(it, content, options)),
      content,
      options,
    )
  },
}

const EXPORTS: ReadonlyMap<string, Export> = new Map<string, Export>([
  ...TABLE_NAMES.flatMap((name) =>
    Object.entries(TABLE_WRITERS).map(
      ([extension, write]) =>
        [`${name}.${extension}`, { what: WHAT[name], write: write(name) }] as const,
    ),
  ),
  [
    "responsibilities.json",
    {
      what: WHAT.responsibilities,
      write: (content, options) => jsonOf(table("responsibilities", content, options)),
    },
  ],
  [
    "workbook.xlsx",
    {
      what: PAPER,
      write: (content, options) => writeSheets(tables(content, options), content, options),
    },
  ],
  [
    "board.json",
    {
      what: { de: "Tafel", en: "Board" },
      write: (content, { profile }) => canonicalJson(redactContent(content, profile)),
    },
  ],
])

/** The names of all exports, such as `matrix.xlsx`. */
export const EXPORT_NAMES: readonly string[] = [...EXPORTS.keys()]

/**
 * Writes one export of a board for the readers of a profile; undefined for an unknown name. Pass the
 * whole content: the profile is applied here. The same content gives the same bytes.
 */
export async function exportFile(
  name: string,
  content: BoardContent,
  options: ExportOptions,
): Promise<ExportedFile | undefined> {
  const found = EXPORTS.get(name)
  if (!found) return undefined
  const { profile, language } = options
  const asOf = options.asOf ?? content.meta?.asOf ?? ""
  const extension = name.slice(name.lastIndexOf(".") + 1)
  const written = await found.write(content, { profile, language, asOf })
  return {
    fileName: fileName({
      what: found.what[language],
      region: content.meta?.region,
      asOf: isDay(asOf) ? asOf : null,
      version: content.meta?.version,
      profile,
      language,
      extension,
    }),
    mediaType: MEDIA_TYPES[extension] ?? "application/octet-stream",
    bytes: typeof written === "string" ? new TextEncoder().encode(written) : written,
  }
}

async function writeSheets(
  sheets: readonly Table[],
  content: BoardContent,
  options: PaperOptions,
): Promise<Uint8Array> {
  const { xlsxOf } = await import("./formats/xlsx.ts")
  return xlsxOf(sheets, sheetOptions(content, options))
}

/** One object a row, keyed the same in every language; days are ISO text, empty cells `null`. */
function jsonOf({ columns, rows }: Table): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null])),
  )
  return `${JSON.stringify(objects, null, 2)}\n`
}
