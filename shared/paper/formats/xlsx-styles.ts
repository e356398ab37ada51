import { type Language } from "../../content/index.ts"
import { XML_DECLARATION } from "./xml.ts"

/** Index of each cell style in `cellXfs`; a text style plus `quoted` shows the text that it is. */
export const STYLES = { text: 1, mid: 2, day: 3, heading: 4, midHeading: 5, quoted: 5 } as const

const EDGE = '<color rgb="FFB8C2CC"/>'
const SIDES = ["left", "right", "top", "bottom"]
const GRID = SIDES.map((side) => `<${side} style="thin">${EDGE}</${side}>`).join("")
const NO_GRID = SIDES.map((side) => `<${side}/>`).join("")

/** The order of a font's children is the schema's. */
const FONTS = [
  '<font><sz val="11"/><color rgb="FF000000"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>',
]
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill>',
]

const OWN_NUMBER_FORMAT = 164
const DAY_FORMAT: Readonly<Record<Language, string>> = {
  de: "dd\\.mm\\.yyyy",
  en: "yyyy\\-mm\\-dd",
}

interface CellFormat {
  readonly horizontal: "left" | "center"
  readonly vertical: "top" | "center"
  readonly isHeading?: boolean
  readonly isDay?: boolean
  readonly isQuoted?: boolean
}

const CELL_FORMATS: readonly CellFormat[] = [
  { horizontal: "left", vertical: "top" },
  { horizontal: "center", vertical: "top" },
  { horizontal: "left", vertical: "top", isDay: true },
  { horizontal: "left", vertical: "center", isHeading: true },
  { horizontal: "center", vertical: "center", isHeading: true },
  { horizontal: "left", vertical: "top", isQuoted: true },
  { horizontal: "center", vertical: "top", isQuoted: true },
]

function cellFormat(format: CellFormat): string {
  const ofHeading = format.isHeading ? 'fontId="1" fillId="2"' : 'fontId="0" fillId="0"'
  const number = format.isDay ? OWN_NUMBER_FORMAT : 0
  return [
    `<xf numFmtId="${number}" ${ofHeading} borderId="1" xfId="0" applyFont="1" applyFill="1"`,
    ` applyBorder="1" applyAlignment="1"${format.isDay ? ' applyNumberFormat="1"' : ""}`,
    `${format.isQuoted ? ' quotePrefix="1"' : ""}>`,
    `<alignment horizontal="${format.horizontal}" vertical="${format.vertical}" wrapText="1"/></xf>`,
  ].join("")
}

function list(name: string, entries: readonly string[]): string {
  return `<${name} count="${entries.length}">${entries.join("")}</${name}>`
}

const PLAIN = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'

function stylesOf(language: Language): string {
  const day = `<numFmt numFmtId="${OWN_NUMBER_FORMAT}" formatCode="${DAY_FORMAT[language]}"/>`
  return [
    XML_DECLARATION,
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list("numFmts", [day]),
    list("fonts", FONTS),
    list("fills", FILLS),
    list("borders", [
      `<border>${NO_GRID}<diagonal/></border>`,
      `<border>${GRID}<diagonal/></border>`,
    ]),
    list("cellStyleXfs", [`<xf ${PLAIN}/>`]),
    list("cellXfs", [`<xf ${PLAIN} xfId="0"/>`, ...CELL_FORMATS.map(cellFormat)]),
    list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    "</styleSheet>",
  ].join("")
}

/** `xl/styles.xml` in each language. */
export const XLSX_STYLES: Readonly<Record<Language, string>> = {
  de: stylesOf("de"),
  en: stylesOf("en"),
}
