import { type PageFormat, type PaperDocument } from "../../document/node.ts"
import { xmlText } from "../xml.ts"

interface PageSize {
  readonly width: number
  readonly height: number
  readonly margin: number
}

/** Centimetres. */
export const ODT_PAGES: Readonly<Record<PageFormat, PageSize>> = {
  a4: { width: 21, height: 29.7, margin: 2 },
  a4Landscape: { width: 29.7, height: 21, margin: 1.6 },
  a3Landscape: { width: 42, height: 29.7, margin: 1.6 },
}

/** Fill and text colour of a matrix cell by its weightiest role. */
export const ODT_ROLES: Readonly<Record<string, readonly [fill: string, color: string]>> = {
  accountable: ["#8b1538", "#ffffff"],
  responsible: ["#dbe9f7", "#000000"],
  consulted: ["#fdf0cf", "#000000"],
  supports: ["#fdf0cf", "#000000"],
  informed: ["#f3f5f6", "#000000"],
  plans: ["#f3f5f6", "#000000"],
  controls: ["#f3f5f6", "#000000"],
}

/** The styles of paragraphs and pages, `office:styles` and what belongs to the pages. */
export function odtStyles(paper: PaperDocument): string {
  return [
    `<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" style:writing-mode="page"/>${textProperties(paper.language)}</style:default-style>`,
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
    ...PARAGRAPHS.map(paragraphStyle),
    '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.45cm"/></text:list-level-style-bullet></text:list-style>',
    "</office:styles><office:automatic-styles>",
    ...formats().map(pageLayout),
    "</office:automatic-styles><office:master-styles>",
    ...formats().map((format) => masterPage(format, paper)),
    "</office:master-styles>",
  ].join("")
}

function formats(): readonly PageFormat[] {
  return ["a4", "a4Landscape", "a3Landscape"]
}

/** Sizes for Asian and complex scripts too: otherwise Arabic comes out larger than the text around it. */
function sizes(points: number): string {
  return `fo:font-size="${points}pt" style:font-size-asian="${points}pt" style:font-size-complex="${points}pt"`
}

function textProperties(language: string): string {
  const country = language === "de" ? "DE" : "GB"
  return `<style:text-properties style:font-name="Arial" fo:font-family="Arial" ${sizes(10)} fo:language="${language}" fo:country="${country}"/>`
}

interface ParagraphStyle {
  readonly name: string
  readonly display?: string
  readonly outline?: number
  readonly points?: number
  readonly before?: number
  readonly after?: number
  readonly isBold?: boolean
  readonly color?: string
  readonly align?: string
  readonly isKept?: boolean
}

const ACCENT = "#1f3d36"

const PARAGRAPHS: readonly ParagraphStyle[] = [
  { name: "Title", points: 26, before: 4, after: 0.3, isBold: true, color: ACCENT },
  { name: "Subtitle", points: 13, after: 1 },
  ...[17, 12.5, 10.5].map((points, index): ParagraphStyle => ({
    name: `Heading_20_${index + 1}`,
    display: `Heading ${index + 1}`,
    outline: index + 1,
    points,
    before: 0.6 - index * 0.1,
    after: 0.25,
    isBold: true,
    color: ACCENT,
    isKept: true,
  })),
  {
    name: "Contents_20_Heading",
    display: "Contents Heading",
    points: 17,
    after: 0.4,
    isBold: true,
    color: ACCENT,
  },
  { name: "Contents_20_1", display: "Contents 1", after: 0.08 },
  { name: "Note", points: 8.5, before: 0.4 },
  { name: "Fact", after: 0.08 },
  { name: "Item", after: 0.08 },
  { name: "Figure", before: 0.2, after: 0.1, isKept: true },
  { name: "Caption", points: 9, before: 0.2, after: 0.1, isBold: true, isKept: true },
  { name: "TableText", points: 8, after: 0 },
  { name: "TableCentred", points: 8, after: 0, align: "center" },
  { name: "TableHead", points: 8, after: 0, isBold: true, color: "#ffffff" },
  { name: "TableStrong", points: 8, after: 0, isBold: true },
  { name: "TableLead", points: 8, after: 0, isBold: true, color: "#ffffff", align: "center" },
  { name: "TableDo", points: 8, after: 0, isBold: true, align: "center" },
  { name: "Header", points: 10, isBold: true, color: "#8b1538", align: "end" },
  { name: "Footer", points: 8, after: 0 },
]

function paragraphStyle(style: ParagraphStyle): string {
  const { after, align, before = 0, color, display, isBold, isKept, name, outline, points } = style
  const names = display === undefined ? "" : ` style:display-name="${display}"`
  const level = outline === undefined ? "" : ` style:default-outline-level="${outline}"`
  const paragraph = [
    `fo:margin-top="${before.toFixed(2)}cm"`,
    after === undefined ? "" : `fo:margin-bottom="${after}cm"`,
    align === undefined ? "" : `fo:text-align="${align}"`,
    isKept ? 'fo:keep-with-next="always"' : "",
  ]
  const text = [
    points === undefined ? "" : sizes(points),
    isBold ? 'fo:font-weight="bold" style:font-weight-complex="bold"' : "",
    color === undefined ? "" : `fo:color="${color}"`,
  ]
  const tabs =
    name === "Contents_20_1"
      ? '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
      : ""
  return [
    `<style:style style:name="${name}"${names} style:family="paragraph" style:parent-style-name="Standard"${level}>`,
    `<style:paragraph-properties ${paragraph.filter(Boolean).join(" ")}>${tabs}</style:paragraph-properties>`,
    `<style:text-properties ${text.filter(Boolean).join(" ")}/></style:style>`,
  ].join("")
}

function pageLayout(format: PageFormat): string {
  const { height, margin, width } = ODT_PAGES[format]
  const orientation = width > height ? "landscape" : "portrait"
  return [
    `<style:page-layout style:name="L_${format}"><style:page-layout-properties fo:page-width="${width}cm" fo:page-height="${height}cm" style:print-orientation="${orientation}" fo:margin="${margin}cm"/>`,
    '<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.2cm"/></style:header-style>',
    '<style:footer-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>',
  ].join("")
}

function masterPage(format: PageFormat, { draftMark, footer, words }: PaperDocument): string {
  const sign = "\u0001"
  const [before = "", between = "", after = ""] = words.page(sign, sign).split(sign)
  return [
    `<style:master-page style:name="P_${format}" style:page-layout-name="L_${format}">`,
    `<style:header><text:p text:style-name="Header">${xmlText(draftMark)}</text:p></style:header>`,
    `<style:footer><text:p text:style-name="Footer">${xmlText(`${footer} · ${before}`)}<text:page-number text:select-page="current">1</text:page-number>${xmlText(between)}<text:page-count>1</text:page-count>${xmlText(after)}</text:p></style:footer>`,
    "</style:master-page>",
  ].join("")
}
