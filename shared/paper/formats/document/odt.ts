import {
  type Cell,
  type DocumentNode,
  type DocumentRow,
  type FigureNode,
  headingOf,
  type PageFormat,
  type PaperDocument,
  type TableNode,
} from "../../document/node.ts"
import { drawingSvg } from "../figures/svg.ts"
import { xmlText } from "../xml.ts"
import { zipOf } from "../zip.ts"
import { ODT_PAGES, ODT_ROLES, odtStyles } from "./odt-styles.ts"

const MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const PREFIX = "urn:oasis:names:tc:opendocument:xmlns"
const NAMESPACES = [
  ...["office", "style", "text", "table", "meta"].map(
    (name) => `xmlns:${name}="${PREFIX}:${name}:1.0"`,
  ),
  `xmlns:fo="${PREFIX}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${PREFIX}:svg-compatible:1.0"`,
  `xmlns:draw="${PREFIX}:drawing:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'office:version="1.3"',
].join(" ")

/** The paper as OpenDocument text (ISO/IEC 26300, 1.3): the contents have right page numbers when it is opened. */
export function odtOf(paper: PaperDocument): Uint8Array {
  const pictures = picturesOf(paper)
  return zipOf(
    {
      mimetype: MEDIA_TYPE,
      "content.xml": contentXml(paper, pictures),
      "styles.xml": `${DECLARATION}<office:document-styles ${NAMESPACES}><office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial"/></office:font-face-decls>${odtStyles(paper)}</office:document-styles>`,
      "meta.xml": metaXml(paper),
      ...Object.fromEntries(
        [...pictures].map(([{ alt, drawing }, path]) => [
          path,
          drawingSvg(drawing, { alt, fontFamily: "Arial, Helvetica, sans-serif" }),
        ]),
      ),
      "META-INF/manifest.xml": manifestXml([...pictures.values()]),
    },
    ["mimetype"],
  )
}

/** The files of the figures, by their nodes. */
type Pictures = ReadonlyMap<FigureNode, string>

function picturesOf({ sections }: PaperDocument): Pictures {
  const figures = sections.flatMap(({ nodes }) => nodes.filter((node) => node.kind === "figure"))
  return new Map(figures.map((node, index) => [node, `Pictures/figure-${index + 1}.svg`]))
}

function manifestXml(pictures: readonly string[]): string {
  const files = ["content.xml", "styles.xml", "meta.xml"].map(
    (path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`,
  )
  files.push(
    ...pictures.map(
      (path) =>
        `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="image/svg+xml"/>`,
    ),
  )
  return `${DECLARATION}<manifest:manifest xmlns:manifest="${PREFIX}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/>${files.join("")}</manifest:manifest>`
}

function metaXml({ cover, day, language }: PaperDocument): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00` : "1970-01-01T00:00:00"
  return `${DECLARATION}<office:document-meta ${NAMESPACES}><office:meta><meta:generator>Tafelrunde</meta:generator><dc:title>${xmlText(cover.title)}</dc:title><meta:creation-date>${time}</meta:creation-date><dc:date>${time}</dc:date><dc:language>${language}</dc:language></office:meta></office:document-meta>`
}

function contentXml(paper: PaperDocument, pictures: Pictures): string {
  const { cover, isShort, sections } = paper
  const tables = new TableStyles()
  const parts = { tables, pictures }
  const first = isShort ? (sections[0]?.page ?? "a4") : "a4"
  const body = [
    paragraph(`Start_${first}`, ""),
    paragraph("Title", cover.title),
    cover.subtitle === "" ? "" : paragraph("Subtitle", cover.subtitle),
    nodeXml({ kind: "facts", facts: cover.facts }, first, parts),
    cover.notice === "" ? "" : paragraph("Note", cover.notice),
    isShort ? "" : contentsXml(paper),
    ...sections.map((section, index) => {
      const before = index === 0 && !isShort ? undefined : (sections[index - 1]?.page ?? first)
      const start = section.page === before ? "" : paragraph(`Start_${section.page}`, "")
      const title = section.title === "" ? "" : heading(1, headingOf(section), section.id)
      return [
        start,
        title,
        ...section.nodes.map((node) => nodeXml(node, section.page, parts)),
      ].join("")
    }),
  ]
  return [
    `${DECLARATION}<office:document-content ${NAMESPACES}><office:automatic-styles>`,
    ...(Object.keys(ODT_PAGES) as PageFormat[]).map(startStyle),
    '<style:style style:name="NewPage" style:family="paragraph" style:parent-style-name="Contents_20_Heading"><style:paragraph-properties fo:break-before="page"/></style:style>',
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>',
    ...cellStyles(),
    tables.xml(),
    `</office:automatic-styles><office:body><office:text>${body.join("")}</office:text></office:body></office:document-content>`,
  ].join("")
}

/** An almost invisible paragraph that begins pages of another format. */
function startStyle(page: PageFormat): string {
  return `<style:style style:name="Start_${page}" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="P_${page}"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="1pt"/></style:style>`
}

function cellStyles(): readonly string[] {
  const fills: readonly (readonly [string, string])[] = [
    ["plain", "transparent"],
    ["head", "#1f3d36"],
    ["group", "#e8efec"],
    ...Object.entries(ODT_ROLES).map(([role, [fill]]) => [role, fill] as const),
  ]
  return fills.map(
    ([name, fill]) =>
      `<style:style style:name="Cell_${name}" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.03cm" fo:padding-bottom="0.03cm" fo:padding-left="0.08cm" fo:padding-right="0.08cm" fo:border="0.5pt solid #8a97a3" fo:background-color="${fill}"/></style:style>`,
  )
}

/** Collects the styles of tables, columns and rows, one set a table. */
class TableStyles {
  readonly #styles: string[] = []
  #count = 0

  /** Adds a table and returns the prefix of its styles' names. */
  add({ columns, isForm }: TableNode, page: PageFormat): string {
    this.#count += 1
    const name = `T${this.#count}`
    const { margin, width } = ODT_PAGES[page]
    const room = width - 2 * margin
    const total = columns.reduce((sum, column) => sum + column.width, 0)
    this.#styles.push(
      `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${room.toFixed(2)}cm" table:align="margins" fo:margin-bottom="0.5cm"/></style:style>`,
      ...columns.map((column, index) => {
        const share = ((room * column.width) / total).toFixed(2)
        return `<style:style style:name="${name}.${index}" style:family="table-column"><style:table-column-properties style:column-width="${share}cm"/></style:style>`
      }),
      `<style:style style:name="${name}.head" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>`,
      `<style:style style:name="${name}.row" style:family="table-row"><style:table-row-properties${isForm ? ' style:min-row-height="1.4cm"' : ""} fo:keep-together="always"/></style:style>`,
    )
    return name
  }

  xml(): string {
    return this.#styles.join("")
  }
}

function contentsXml({ sections, words }: PaperDocument): string {
  const entries = sections
    .filter(({ title }) => title !== "")
    .map((section) => {
      const number = `<text:bookmark-ref text:reference-format="page" text:ref-name="${section.id}">1</text:bookmark-ref>`
      return `<text:p text:style-name="Contents_20_1"><text:a xlink:type="simple" xlink:href="#${section.id}">${odtText(headingOf(section))}</text:a><text:tab/>${number}</text:p>`
    })
  return [paragraph("NewPage", words.contents), ...entries].join("")
}

function heading(level: number, text: string, anchor?: string): string {
  const mark = anchor === undefined ? "" : `<text:bookmark text:name="${anchor}"/>`
  return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${mark}${odtText(text)}</text:h>`
}

function paragraph(style: string, text: string): string {
  return `<text:p text:style-name="${style}">${odtText(text)}</text:p>`
}

/** Text with its line breaks; OpenDocument would make one space of several. */
function odtText(text: string): string {
  return xmlText(text)
    .replaceAll(/\r?\n/g, "<text:line-break/>")
    .replaceAll("\t", "<text:tab/>")
    .replaceAll(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`)
}

interface Parts {
  readonly tables: TableStyles
  readonly pictures: Pictures
}

function nodeXml(node: DocumentNode, page: PageFormat, { pictures, tables }: Parts): string {
  switch (node.kind) {
    case "heading":
      return heading(node.level, node.text)
    case "paragraph":
      return paragraph(node.style === "note" ? "Note" : "Standard", node.text)
    case "list": {
      const items = node.items.map(
        (item) => `<text:list-item>${paragraph("Item", item)}</text:list-item>`,
      )
      return items.length === 0
        ? ""
        : `<text:list text:style-name="Bullets">${items.join("")}</text:list>`
    }
    case "facts":
      return node.facts
        .map(([label, value]) => {
          const strong = `<text:span text:style-name="Strong">${odtText(`${label}: `)}</text:span>`
          return `<text:p text:style-name="Fact">${strong}${odtText(value)}</text:p>`
        })
        .join("")
    case "table":
      return `${paragraph("Caption", node.caption)}${tableXml(node, tables.add(node, page))}`
    case "figure":
      return figureXml(node, pictures.get(node) ?? "")
  }
}

function figureXml({ alt, caption, drawing, width }: FigureNode, path: string): string {
  const height = (width * drawing.height) / drawing.width
  const size = `svg:width="${width.toFixed(1)}mm" svg:height="${height.toFixed(1)}mm"`
  return [
    `<text:p text:style-name="Figure"><draw:frame draw:name="${xmlText(caption)}" text:anchor-type="as-char" ${size}>`,
    `<draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/svg+xml"/>`,
    `<svg:title>${xmlText(caption)}</svg:title><svg:desc>${xmlText(alt)}</svg:desc></draw:frame></text:p>`,
    paragraph("Caption", caption),
  ].join("")
}

function tableXml(table: TableNode, name: string): string {
  const { caption, columns, legend, rows } = table
  const span = columns.length
  const legendRow =
    legend === undefined
      ? ""
      : rowOf(`${name}.head`, [
          cellXml({ text: legend }, { fill: "plain", paragraph: "TableText", span }),
        ])
  const head = columns.map((column) =>
    cellXml({ text: column.heading }, { fill: "head", paragraph: "TableHead" }),
  )
  return [
    `<table:table table:name="${xmlText(`${caption} ${name}`)}" table:style-name="${name}">`,
    ...columns.map((_, index) => `<table:table-column table:style-name="${name}.${index}"/>`),
    `<table:table-header-rows>${legendRow}${rowOf(`${name}.head`, head)}</table:table-header-rows>`,
    ...rows.map((row) => rowOf(`${name}.row`, cellsOf(row, table))),
    "</table:table>",
  ].join("")
}

function rowOf(style: string, cells: readonly string[]): string {
  return `<table:table-row table:style-name="${style}">${cells.join("")}</table:table-row>`
}

function cellsOf(row: DocumentRow, { columns, rowHeader }: TableNode): readonly string[] {
  if (row.kind === "group") {
    return [
      cellXml(
        { text: row.text },
        { fill: "group", paragraph: "TableStrong", span: columns.length },
      ),
    ]
  }
  return row.cells.map((cell, index) => {
    const isCentred = columns[index]?.isCentred === true
    const style = index === rowHeader ? "TableStrong" : isCentred ? "TableCentred" : "TableText"
    return cellXml(cell, {
      fill: cell.role ?? "plain",
      paragraph: ROLE_STYLES[cell.role ?? ""] ?? style,
    })
  })
}

const ROLE_STYLES: Readonly<Record<string, string>> = {
  accountable: "TableLead",
  responsible: "TableDo",
}

interface CellStyle {
  readonly fill: string
  readonly paragraph: string
  readonly span?: number
}

function cellXml({ text }: Cell, { fill, paragraph: style, span }: CellStyle): string {
  const spanned = span === undefined ? "" : ` table:number-columns-spanned="${span}"`
  const covered = span === undefined ? "" : "<table:covered-table-cell/>".repeat(span - 1)
  return `<table:table-cell table:style-name="Cell_${fill}" office:value-type="string"${spanned}>${paragraph(style, text)}</table:table-cell>${covered}`
}
