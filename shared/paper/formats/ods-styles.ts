import { type Language } from "../../content/index.ts"
import { ODF_NAMESPACES } from "./odf.ts"
import { type SheetLayout, type SheetOptions } from "./sheet.ts"
import { XML_DECLARATION, xmlText } from "./xml.ts"

/** The names of the cell styles. */
export const CELL_STYLES = {
  text: "text",
  mid: "mid",
  day: "day",
  heading: "heading",
  midHeading: "midHeading",
} as const

export function columnStyle(width: number): string {
  return `column${width}`
}

export function rowStyle(lines: number): string {
  return `row${Math.min(lines, MOST_LINES)}`
}

export function sheetStyle(layout: SheetLayout): string {
  return `sheet-${pageName(layout)}`
}

/** Pages of one paper and scale share a layout. */
function pageName({ paper, pagesWide }: SheetLayout): string {
  return `${paper}-${pagesWide}`
}

const MOST_LINES = 27
const LINE_HEIGHT_PT = 15

/** In millimetres; a character of the standard font has 7 of 96 dots an inch. */
function widthOf(characters: number): string {
  return `${(((7 * characters + 5) / 96) * 25.4).toFixed(1)}mm`
}

/** The automatic styles of `content.xml`. */
export function contentStyles(layouts: readonly SheetLayout[], language: Language): string {
  const widths = [...new Set(layouts.flatMap((layout) => layout.widths))]
  const lines = layouts.flatMap((layout) => [...layout.lines, layout.headingLines])
  const heights = [...new Set(lines.map((count) => Math.min(count, MOST_LINES)))]
  const pages = new Map(layouts.map((layout) => [pageName(layout), layout]))
  return [
    "<office:automatic-styles>",
    ...widths.map(
      (width) =>
        `<style:style style:name="${columnStyle(width)}" style:family="table-column"><style:table-column-properties style:column-width="${widthOf(width)}"/></style:style>`,
    ),
    ...heights.map(
      (count) =>
        `<style:style style:name="${rowStyle(count)}" style:family="table-row"><style:table-row-properties style:row-height="${count * LINE_HEIGHT_PT + 2}pt" style:use-optimal-row-height="false"/></style:style>`,
    ),
    ...[...pages].map(
      ([name, layout]) =>
        `<style:style style:name="${sheetStyle(layout)}" style:family="table" style:master-page-name="${name}"><style:table-properties table:display="true"/></style:style>`,
    ),
    DAY_STYLES[language],
    cellStyle("text", { horizontal: "start" }),
    cellStyle("mid", { horizontal: "center" }),
    cellStyle("day", { horizontal: "start", dataStyle: "day-format" }),
    cellStyle("heading", { horizontal: "start", isHeading: true }),
    cellStyle("midHeading", { horizontal: "center", isHeading: true }),
    "</office:automatic-styles>",
  ].join("")
}

interface CellStyle {
  readonly horizontal: "start" | "center"
  readonly isHeading?: boolean
  readonly dataStyle?: string
}

function cellStyle(name: keyof typeof CELL_STYLES, style: CellStyle): string {
  const { horizontal, isHeading = false, dataStyle } = style
  const background = isHeading ? ' fo:background-color="#1F3A5F"' : ""
  return [
    `<style:style style:name="${CELL_STYLES[name]}" style:family="table-cell" style:parent-style-name="Default"`,
    `${dataStyle === undefined ? "" : ` style:data-style-name="${dataStyle}"`}>`,
    `<style:table-cell-properties fo:border="0.5pt solid #B8C2CC" fo:wrap-option="wrap"`,
    ` style:vertical-align="${isHeading ? "middle" : "top"}"${background} style:text-align-source="fix"/>`,
    `<style:paragraph-properties fo:text-align="${horizontal}"/>`,
    isHeading
      ? '<style:text-properties fo:color="#FFFFFF" fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/>'
      : "",
    "</style:style>",
  ].join("")
}

const DAY = '<number:day number:style="long"/>'
const MONTH = '<number:month number:style="long"/>'
const YEAR = '<number:year number:style="long"/>'

const DAY_STYLES: Readonly<Record<Language, string>> = {
  de: dayStyle(".", [DAY, MONTH, YEAR]),
  en: dayStyle("-", [YEAR, MONTH, DAY]),
}

function dayStyle(between: string, parts: readonly string[]): string {
  return `<number:date-style style:name="day-format">${parts.join(`<number:text>${between}</number:text>`)}</number:date-style>`
}

const PAPERS = {
  a4: 'fo:page-width="297mm" fo:page-height="210mm"',
  a3: 'fo:page-width="420mm" fo:page-height="297mm"',
}

const COUNTRY: Readonly<Record<Language, string>> = { de: "DE", en: "GB" }

/** `styles.xml`: the font, and for each kind of page its size, scale, head and foot. */
export function odsStyles(layouts: readonly SheetLayout[], options: SheetOptions): string {
  const { language } = options
  const pages = [...new Map(layouts.map((layout) => [pageName(layout), layout]))]
  const font = [
    'style:font-name="Calibri" fo:font-size="11pt" style:font-size-asian="11pt" style:font-size-complex="11pt"',
    `fo:language="${language}" fo:country="${COUNTRY[language]}"`,
  ].join(" ")
  return [
    XML_DECLARATION,
    `<office:document-styles ${ODF_NAMESPACES} office:version="1.3">`,
    '<office:font-face-decls><style:font-face style:name="Calibri" svg:font-family="Calibri, Carlito"/></office:font-face-decls>',
    `<office:styles><style:default-style style:family="table-cell"><style:text-properties ${font}/></style:default-style>`,
    '<style:style style:name="Default" style:family="table-cell"/></office:styles>',
    `<office:automatic-styles>${pages.map(pageLayout).join("")}</office:automatic-styles>`,
    `<office:master-styles>${pages.map(([name]) => masterPage(name, options)).join("")}</office:master-styles>`,
    "</office:document-styles>",
  ].join("")
}

const HEAD_STYLE =
  '<style:header-footer-properties fo:min-height="8mm" fo:margin-left="0mm" fo:margin-right="0mm"'

function pageLayout([name, { paper, pagesWide }]: readonly [string, SheetLayout]): string {
  return [
    `<style:page-layout style:name="layout-${name}"><style:page-layout-properties ${PAPERS[paper]}`,
    ' style:print-orientation="landscape" fo:margin-top="8mm" fo:margin-bottom="8mm"',
    ` fo:margin-left="10mm" fo:margin-right="10mm" style:scale-to-X="${pagesWide}"/>`,
    `<style:header-style>${HEAD_STYLE} fo:margin-bottom="3mm"/></style:header-style>`,
    `<style:footer-style>${HEAD_STYLE} fo:margin-top="3mm"/></style:footer-style></style:page-layout>`,
  ].join("")
}

function masterPage(name: string, { language, title, foot }: SheetOptions): string {
  const number = "<text:page-number>1</text:page-number>"
  const count = "<text:page-count>1</text:page-count>"
  const page = language === "de" ? `Seite ${number} von ${count}` : `Page ${number} of ${count}`
  return [
    `<style:master-page style:name="${name}" style:page-layout-name="layout-${name}"><style:header>`,
    `<style:region-left><text:p>${xmlText(title)}</text:p></style:region-left>`,
    "<style:region-right><text:p><text:sheet-name>???</text:sheet-name></text:p></style:region-right>",
    `</style:header><style:footer><style:region-left><text:p>${xmlText(foot)}</text:p></style:region-left>`,
    `<style:region-right><text:p>${page}</text:p></style:region-right></style:footer></style:master-page>`,
  ].join("")
}
