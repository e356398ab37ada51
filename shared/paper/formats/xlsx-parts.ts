import { type Table } from "../tables/table.ts"
import { columnName, quotedName, rangeOf } from "./cell-address.ts"
import { type SheetLayout, type SheetOptions, writtenOn } from "./sheet.ts"
import { XML_DECLARATION, xmlText } from "./xml.ts"

const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
const PACKAGE = "application/vnd.openxmlformats-package"
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

/** The package's files beside the sheets and styles, by their paths. */
export function workbookParts(
  tables: readonly Table[],
  layouts: readonly SheetLayout[],
  options: SheetOptions,
): Readonly<Record<string, string>> {
  return {
    "[Content_Types].xml": contentTypes(tables.length),
    "_rels/.rels": relations([
      [`${RELATIONS}/officeDocument`, "xl/workbook.xml"],
      [`${PACKAGE_RELATIONS}/metadata/core-properties`, "docProps/core.xml"],
      [`${RELATIONS}/extended-properties`, "docProps/app.xml"],
    ]),
    "docProps/app.xml": `${XML_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Tafelrunde</Application></Properties>`,
    "docProps/core.xml": coreProperties(options),
    "xl/workbook.xml": workbookXml(tables, layouts),
    "xl/_rels/workbook.xml.rels": relations([
      ...tables.map(
        (_, at) => [`${RELATIONS}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const,
      ),
      [`${RELATIONS}/styles`, "styles.xml"],
    ]),
  }
}

function contentTypes(sheets: number): string {
  const parts = [
    ["/xl/workbook.xml", `${MAIN}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, at) => [
      `/xl/worksheets/sheet${at + 1}.xml`,
      `${MAIN}.worksheet+xml`,
    ]),
    ["/xl/styles.xml", `${MAIN}.styles+xml`],
    ["/docProps/core.xml", `${PACKAGE}.core-properties+xml`],
    ["/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
  ]
  return [
    `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    `<Default Extension="rels" ContentType="${PACKAGE}.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`),
    "</Types>",
  ].join("")
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONS}">${each.join("")}</Relationships>`
}

function coreProperties(options: SheetOptions): string {
  const time = `${writtenOn(options)}T00:00:00Z`
  return [
    `${XML_DECLARATION}<cp:coreProperties`,
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(options.title)}</dc:title><dc:creator>Tafelrunde</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    `<dc:language>${options.language}</dc:language>`,
    "</cp:coreProperties>",
  ].join("")
}

function workbookXml(tables: readonly Table[], layouts: readonly SheetLayout[]): string {
  const sheets = tables.map(
    ({ title }, at) => `<sheet name="${xmlText(title)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const names = tables.map((table, at) =>
    definedNames(table, layouts[at]?.repeatedColumns ?? 1, at),
  )
  return [
    XML_DECLARATION,
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    ` xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>`,
    `<sheets>${sheets.join("")}</sheets>`,
    `<definedNames>${names.join("")}</definedNames>`,
    "</workbook>",
  ].join("")
}

/** The range of the filter, and what stands on every page. */
function definedNames(table: Table, repeatedColumns: number, sheet: number): string {
  const name = quotedName(table)
  const range = rangeOf(table).replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2")
  const columns = `${name}!$A:$${columnName(repeatedColumns - 1)}`
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${sheet}" hidden="1">${xmlText(`${name}!${range}`)}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${sheet}">${xmlText(`${columns},${name}!$1:$1`)}</definedName>`,
  ].join("")
}
