import { isDay } from "@tafelrunde/shared/content"
import { agreement } from "@tafelrunde/shared/entities"

import { type BoardContent, canonicalJson, nextRound, redactContent } from "../content/index.ts"
import { agreementEvents } from "./cards/agreement-events.ts"
import { contactCards } from "./cards/contact-cards.ts"
import { type PaperDocument } from "./document/node.ts"
import { type Poster } from "./document/posters/poster.ts"
import {
  type ExportDescription,
  type ExportFormat,
  findExport,
  type PaperFormat,
} from "./exports.ts"
import { fileName } from "./file-name.ts"
import { documentWriter } from "./formats/document/document-writer.ts"
import { sheetOptions } from "./sheet-options.ts"
import { paperOf } from "./tables/paper.ts"
import { type PaperOptions, type Table, type TableName } from "./tables/table.ts"
import { table, tables } from "./tables/tables.ts"

export interface ExportedFile {
  readonly fileName: string
  /** Media type, with the charset for text. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface ExportOptions extends Omit<PaperOptions, "asOf"> {
  /** The day of the paper; default the content's own, else `today`. */
  readonly asOf?: string
  /** `YYYY-MM-DD` where the export is made. */
  readonly today: string
}

/** Writes a paper or poster as PDF, which only the server can; see `server/exports/typst`. */
export type PdfWriter = (document: PaperDocument | Poster) => Uint8Array

/** What a file is made from. */
interface Source {
  readonly pdfWriter: PdfWriter | undefined
  /** The format of the files inside a ZIP of extracts. */
  readonly of: PaperFormat | undefined
  readonly subject: ExportDescription["subject"]
  readonly content: BoardContent
  readonly options: PaperOptions
}

/** The formats that are made from the content alone. */
type ContentFormat = Exclude<ExportFormat, "tafelrunde">

export const MEDIA_TYPES: Readonly<Record<ContentFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  md: "text/markdown; charset=utf-8",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  vcf: "text/vcard; charset=utf-8",
  zip: "application/zip",
  ics: "text/calendar; charset=utf-8",
}

/** A writer a format. They are loaded on demand, so that a page that only shows findings does not load them. */
const WRITERS: Readonly<
  Record<ContentFormat, (source: Source) => Promise<Uint8Array | string> | string>
> = {
  xlsx: async (source) => {
    const { xlsxOf } = await import("./formats/xlsx.ts")
    return xlsxOf(tablesWithLegend(source), sheetOptions(source.content, source.options))
  },
  ods: async (source) => {
    const { odsOf } = await import("./formats/ods.ts")
    return odsOf(tablesWithLegend(source), sheetOptions(source.content, source.options))
  },
  csv: async (source) => {
    const { csvOf } = await import("./formats/csv.ts")
    return csvOf(tableOf(source), source.options.language)
  },
  pdf: async (source) => {
    const { subject, content, options, pdfWriter } = source
    const { isPoster, posterOf } = await import("./document/posters/posters.ts")
    if (isPoster(subject)) return writerOf(pdfWriter)(posterOf(subject, content, options))
    return writePaper("pdf", source)
  },
  docx: (source) => writePaper("docx", source),
  odt: (source) => writePaper("odt", source),
  md: (source) => writePaper("md", source),
  html: async (source) => {
    if (source.subject === "paper") return writePaper("html", source)
    const { htmlOf } = await import("./formats/html.ts")
    return htmlOf(tablesWithLegend(source), sheetOptions(source.content, source.options))
  },
  json: (source) => {
    const { subject, content, options } = source
    if (subject !== "board" && subject !== "next-round") return rowsAsJson(tableOf(source))
    const shown = redactContent(content, options.profile)
    return canonicalJson(subject === "board" ? shown : nextRound(shown))
  },
  vcf: async ({ content, options }) => {
    const { vcardsOf } = await import("./formats/vcard.ts")
    return vcardsOf(contactCards(paperOf(content, options)), options)
  },
  zip: async (source) => {
    const { content, of, options } = source
    if (of) return extractsZip(of, source)
    const { vcardZipOf } = await import("./formats/vcard.ts")
    return vcardZipOf(contactCards(paperOf(content, options)), options)
  },
  ics: async ({ content, options }) => {
    const { icalendarOf } = await import("./formats/icalendar.ts")
    const what = agreement.many[options.language]
    const title = [what, content.meta?.region].filter(Boolean).join(" ")
    return icalendarOf(agreementEvents(paperOf(content, options)), { ...options, title })
  },
}

function writerOf(pdfWriter: PdfWriter | undefined): PdfWriter {
  if (!pdfWriter) throw new Error("A PDF is written by the server.")
  return pdfWriter
}

async function writerFor(
  format: PaperFormat,
  { pdfWriter }: Source,
): Promise<(document: PaperDocument) => Uint8Array | string> {
  return format === "pdf" ? writerOf(pdfWriter) : await documentWriter(format)
}

async function writePaper(format: PaperFormat, source: Source): Promise<Uint8Array | string> {
  const write = await writerFor(format, source)
  return write(await documentOf(source))
}

/** A file for each extract. */
async function extractsZip(format: PaperFormat, source: Source): Promise<Uint8Array> {
  const { content, options } = source
  const { extractsOf } = await import("./document/extracts/extracts.ts")
  const { zipOf } = await import("./formats/zip.ts")
  const write = await writerFor(format, source)
  const files = extractsOf(content, options).map(({ path, document }) => {
    return [`${path}.${format}`, write(document)] as const
  })
  return zipOf(Object.fromEntries(files))
}

async function documentOf({ content, options }: Source): Promise<PaperDocument> {
  const { institutionIds = [] } = options
  if (institutionIds.length > 0) {
    const { extractOf } = await import("./document/extracts/extracts.ts")
    return extractOf(content, options, institutionIds)
  }
  const { paperDocument } = await import("./document/paper-document.ts")
  return paperDocument(content, options)
}

/**
 * Writes one export of a board for the readers of a profile; undefined for an unknown name and for
 * the archive, which is more than content. Pass the whole content: the profile is applied here. The
 * same content and day give the same bytes.
 */
export async function exportFile(
  name: string,
  content: BoardContent,
  options: ExportOptions & { readonly pdfWriter?: PdfWriter },
): Promise<ExportedFile | undefined> {
  const found = findExport(name)
  if (!found || found.format === "tafelrunde") return undefined
  const { subject, format, of } = found
  const { pdfWriter, today: _today, ...rest } = options
  const asOf = dayOf(content, options)
  const written = await WRITERS[format]({
    subject,
    of,
    content,
    options: { ...rest, asOf },
    pdfWriter,
  })
  return {
    fileName: exportFileName(name, content, options),
    mediaType: MEDIA_TYPES[format],
    bytes: typeof written === "string" ? new TextEncoder().encode(written) : written,
  }
}

/** The name under which an export is saved. */
export function exportFileName(
  name: string,
  content: BoardContent,
  options: ExportOptions,
): string {
  const found = findExport(name)
  if (!found) throw new Error(`There is no export ${name}`)
  const { language, profile } = options
  return fileName({
    what: extractTitle(content, options) ?? found.title[language],
    board: content.meta,
    asOf: dayOf(content, options),
    profile,
    language,
    extension: found.format,
  })
}

/** `Auszug VHS JC`; undefined for the whole paper. */
function extractTitle(
  { institutions }: BoardContent,
  { institutionIds = [], language }: ExportOptions,
): string | undefined {
  if (institutionIds.length === 0) return undefined
  const shorts = institutionIds.map(
    (wanted) => institutions?.find(({ id }) => id === wanted)?.short ?? "",
  )
  return [language === "de" ? "Auszug" : "Extract", ...shorts].join(" ")
}

function dayOf({ meta }: BoardContent, { asOf, today }: ExportOptions): string {
  if (asOf !== undefined) return asOf
  return meta?.asOf && isDay(meta.asOf) ? meta.asOf : today
}

function isTable(subject: ExportDescription["subject"]): subject is TableName {
  const others: readonly string[] = ["workbook", "board", "paper", "next-round"]
  return !others.includes(subject)
}

function tableOf({ subject, content, options }: Source): Table {
  if (!isTable(subject)) throw new Error(`${subject} is more than one table`)
  return table(subject, content, options)
}

/** The metadata contain the legend, without which the role codes cannot be read. */
function tablesWithLegend({ subject, content, options }: Source): readonly Table[] {
  if (!isTable(subject)) return tables(content, options)
  const names = subject === "metadata" ? [subject] : [subject, "metadata" as const]
  return names.map((each) => table(each, content, options))
}

/** One object a row, keyed the same in every language; days are ISO text, empty cells `null`. */
function rowsAsJson({ columns, rows }: Table): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null])),
  )
  return `${JSON.stringify(objects, null, 2)}\n`
}
