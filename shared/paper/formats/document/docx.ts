import {
  type Cell,
  type DocumentNode,
  type DocumentRow,
  type FigureNode,
  headingOf,
  type PageFormat,
  type PaperDocument,
  type Section,
  type TableNode,
} from "../../document/node.ts"
import { docxDrawing } from "../figures/docx-drawing.ts"
import { XML_DECLARATION, xmlText } from "../xml.ts"
import { zipOf } from "../zip.ts"
import { DOCX_NAMESPACES, docxParts, FOOTER_ID, HEADER_ID, run } from "./docx-parts.ts"

/** The paper for Word (ECMA-376, transitional): headings, contents, and tables with repeated headings. */
export function docxOf(paper: PaperDocument): Uint8Array {
  const { "[Content_Types].xml": types = "", ...parts } = docxParts(paper)
  return zipOf({
    "[Content_Types].xml": types,
    ...parts,
    "word/document.xml": documentXml(paper),
  })
}

/** Twentieths of a point. */
const PAGES: Readonly<Record<PageFormat, { width: number; height: number; margin: number }>> = {
  a4: { width: 11_906, height: 16_838, margin: 1_134 },
  a4Landscape: { width: 16_838, height: 11_906, margin: 907 },
  a3Landscape: { width: 23_811, height: 16_838, margin: 907 },
}

function documentXml(paper: PaperDocument): string {
  const { cover, isShort, sections } = paper
  const first = isShort ? (sections[0]?.page ?? "a4") : "a4"
  const front = [
    paragraph("Title", cover.title),
    cover.subtitle === "" ? "" : paragraph("Subtitle", cover.subtitle),
    ...nodeXml({ kind: "facts", facts: cover.facts }, first),
    cover.notice === "" ? "" : paragraph("Note", cover.notice),
    ...(isShort ? [] : frontPages(paper)),
  ]
  const body = sections.map((section, index) => sectionXml(section, sections[index + 1]?.page))
  const last = sections.at(-1)?.page ?? "a4"
  return [
    `${XML_DECLARATION}<w:document ${DOCX_NAMESPACES}><w:body>`,
    ...front,
    ...body,
    pageXml(last),
    "</w:body></w:document>",
  ].join("")
}

/** What ends the cover, and the pages of the contents. */
function frontPages(paper: PaperDocument): readonly string[] {
  return ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>', ...contentsXml(paper), sectionEnd("a4")]
}

/** The end of a section is a paragraph that carries the page of what comes before it. */
function sectionEnd(page: PageFormat): string {
  return `<w:p><w:pPr>${pageXml(page)}</w:pPr></w:p>`
}

function pageXml(page: PageFormat): string {
  const { height, margin, width } = PAGES[page]
  const turned = page === "a4" ? "" : ' w:orient="landscape"'
  return [
    `<w:sectPr><w:headerReference w:type="default" r:id="${HEADER_ID}"/><w:footerReference w:type="default" r:id="${FOOTER_ID}"/>`,
    `<w:type w:val="nextPage"/><w:pgSz w:w="${width}" w:h="${height}"${turned}/>`,
    `<w:pgMar w:top="${margin + 200}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="500" w:footer="450" w:gutter="0"/></w:sectPr>`,
  ].join("")
}

function sectionXml(section: Section, next: PageFormat | undefined): string {
  const { nodes, page, title } = section
  const heading = title === "" ? "" : headingXml(1, headingOf(section), section.id)
  const content = nodes.flatMap((node) => nodeXml(node, page))
  const isEnd = next !== undefined && next !== page
  return [heading, ...content, isEnd ? sectionEnd(page) : ""].join("")
}

/** Word fills in the page numbers when it opens the file, because the field is marked as outdated. */
function contentsXml({ sections, words }: PaperDocument): readonly string[] {
  const entries = sections.filter(({ title }) => title !== "").map(headingOf)
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' +
    String.raw`<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const lines = entries.map((entry, index) => {
    return `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>${index === 0 ? begin : ""}${run(entry)}</w:p>`
  })
  const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
  return [
    paragraph("ContentsHeading", words.contents),
    ...lines,
    ...(entries.length > 0 ? [end] : []),
  ]
}

function headingXml(level: number, text: string, anchor?: string): string {
  const mark = anchor === undefined ? "" : bookmark(anchor)
  return `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>${mark}${run(text)}</w:p>`
}

/** Each id of a section is unique, and so is the number made from it. */
function bookmark(anchor: string): string {
  const id = numberFrom(anchor)
  return `<w:bookmarkStart w:id="${id}" w:name="${xmlText(anchor)}"/><w:bookmarkEnd w:id="${id}"/>`
}

function numberFrom(text: string): number {
  return Array.from(text).reduce(
    (sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003,
    7,
  )
}

/** The shapes of a figure take the numbers after its own, fewer than these. */
const MOST_SHAPES = 2_000

function figureXml({ alt, caption, drawing, width }: FigureNode): readonly string[] {
  const id = 1 + (numberFrom(caption) % 1_000_000) * MOST_SHAPES
  const picture = docxDrawing({ alt, drawing, id, width })
  return [`<w:p><w:pPr><w:keepNext/></w:pPr>${picture}</w:p>`, paragraph("Caption", caption)]
}

function paragraph(style: string, text: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text, properties)}</w:p>`
}

function nodeXml(node: DocumentNode, page: PageFormat): readonly string[] {
  switch (node.kind) {
    case "heading":
      return [headingXml(node.level, node.text)]
    case "paragraph":
      return [paragraph(node.style === "note" ? "Note" : "Normal", node.text)]
    case "list":
      return node.items.map((item) => paragraph("ListBullet", item))
    case "facts":
      return node.facts.map(([label, value]) => {
        return `<w:p><w:pPr><w:pStyle w:val="Fact"/></w:pPr>${run(`${label}: `, "<w:b/>")}${run(value)}</w:p>`
      })
    case "table":
      return [paragraph("Caption", node.caption), tableXml(node, page), "<w:p/>"]
    case "figure":
      return figureXml(node)
  }
}

const BORDER = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A97A3"/>`)
  .join("")

function tableXml(table: TableNode, page: PageFormat): string {
  const { caption, columns, legend, rows } = table
  const { margin, width } = PAGES[page]
  const room = width - 2 * margin
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((room * column.width) / total))
  const head = columns.map((column, index) =>
    cellXml(
      { text: column.heading },
      {
        width: widths[index] ?? 0,
        fill: "1F3D36",
        color: "FFFFFF",
        isBold: true,
        isCentred: column.isCentred,
      },
    ),
  )
  const legendRow =
    legend === undefined
      ? ""
      : headerRow(cellXml({ text: legend }, { width: room, span: columns.length }))
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:tblBorders>${BORDER}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>',
    `<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/><w:tblCaption w:val="${xmlText(caption)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join("")}</w:tblGrid>`,
    legendRow,
    headerRow(head.join("")),
    ...rows.map((row) => rowXml(row, table, widths)),
    "</w:tbl>",
  ].join("")
}

function headerRow(cells: string): string {
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells}</w:tr>`
}

const FILLS: Readonly<Record<string, readonly [fill: string, color: string]>> = {
  accountable: ["8B1538", "FFFFFF"],
  responsible: ["DBE9F7", "000000"],
  consulted: ["FDF0CF", "000000"],
  supports: ["FDF0CF", "000000"],
  informed: ["F3F5F6", "000000"],
  plans: ["F3F5F6", "000000"],
  controls: ["F3F5F6", "000000"],
}

function rowXml(row: DocumentRow, table: TableNode, widths: readonly number[]): string {
  const room = widths.reduce((sum, width) => sum + width, 0)
  if (row.kind === "group") {
    const cell = cellXml(
      { text: row.text },
      { width: room, span: widths.length, fill: "E8EFEC", isBold: true },
    )
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell}</w:tr>`
  }
  const cells = row.cells.map((cell, index) => {
    const [fill, color] = FILLS[cell.role ?? ""] ?? []
    const isStrong = cell.role === "accountable" || cell.role === "responsible"
    return cellXml(cell, {
      width: widths[index] ?? 0,
      fill,
      color,
      isBold: isStrong || index === table.rowHeader,
      isCentred: table.columns[index]?.isCentred,
    })
  })
  const height = table.isForm ? '<w:trHeight w:val="800" w:hRule="atLeast"/>' : ""
  return `<w:tr><w:trPr><w:cantSplit/>${height}</w:trPr>${cells.join("")}</w:tr>`
}

interface CellStyle {
  readonly width: number
  readonly span?: number
  readonly fill?: string | undefined
  readonly color?: string | undefined
  readonly isBold?: boolean
  readonly isCentred?: boolean | undefined
}

function cellXml({ text }: Cell, style: CellStyle): string {
  const { color, fill, isBold, isCentred, span, width } = style
  const properties = [
    isBold ? "<w:b/>" : "",
    color === undefined ? "" : `<w:color w:val="${color}"/>`,
  ]
  return [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    span === undefined ? "" : `<w:gridSpan w:val="${span}"/>`,
    fill === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`,
    `</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>${isCentred ? '<w:jc w:val="center"/>' : ""}</w:pPr>`,
    `${run(text, properties.join(""))}</w:p></w:tc>`,
  ].join("")
}
