import { type PaperDocument } from "../../document/node.ts"
import { XML_DECLARATION, xmlText } from "../xml.ts"

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
const PACKAGE = "application/vnd.openxmlformats-package"
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

export const DOCX_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  `xmlns:r="${RELATIONS}"`

/** The package's files beside `word/document.xml` (ECMA-376 Part 1, 11), by their paths. */
export function docxParts(paper: PaperDocument): Readonly<Record<string, string>> {
  return {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relations([
      [`${RELATIONS}/officeDocument`, "word/document.xml"],
      [`${PACKAGE_RELATIONS}/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": coreProperties(paper),
    "word/_rels/document.xml.rels": relations([
      [`${RELATIONS}/styles`, "styles.xml"],
      [`${RELATIONS}/settings`, "settings.xml"],
      [`${RELATIONS}/numbering`, "numbering.xml"],
      [`${RELATIONS}/header`, "header.xml"],
      [`${RELATIONS}/footer`, "footer.xml"],
    ]),
    "word/styles.xml": stylesXml(paper.language),
    "word/settings.xml": `${XML_DECLARATION}<w:settings ${DOCX_NAMESPACES}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    "word/numbering.xml": `${XML_DECLARATION}<w:numbering ${DOCX_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/header.xml": `${XML_DECLARATION}<w:hdr ${DOCX_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${run(paper.draftMark)}</w:p></w:hdr>`,
    "word/footer.xml": footerXml(paper),
  }
}

/** Ids of the relations to header and footer, as sections name them. */
export const HEADER_ID = "r4"
export const FOOTER_ID = "r5"

const CONTENT_TYPES = [
  `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  `<Default Extension="rels" ContentType="${PACKAGE}.relationships+xml"/>`,
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>`,
  ...["styles", "settings", "numbering", "header", "footer"].map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${name}+xml"/>`,
  ),
  `<Override PartName="/docProps/core.xml" ContentType="${PACKAGE}.core-properties+xml"/>`,
  "</Types>",
].join("")

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(([type, target], index) => {
    return `<Relationship Id="r${index + 1}" Type="${type}" Target="${target}"/>`
  })
  return `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`
}

function coreProperties({ cover, day, language }: PaperDocument): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : "1970-01-01T00:00:00Z"
  return [
    `${XML_DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE.replace("application/vnd.openxmlformats-package", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")}"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(cover.title)}</dc:title><dc:creator>Tafelrunde</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dc:language>${language}</dc:language></cp:coreProperties>`,
  ].join("")
}

/** Text of one run; line breaks and tabs become Word's own. */
export function run(text: string, properties = ""): string {
  const parts = text.split(/\r?\n/).map((line) => {
    return line
      .split("\t")
      .map((part) => `<w:t xml:space="preserve">${xmlText(part)}</w:t>`)
      .join("<w:tab/>")
  })
  const formatting = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${formatting}${parts.join("<w:br/>")}</w:r>`
}

function footerXml({ footer, words }: PaperDocument): string {
  const sign = "\u0001"
  const [before = "", between = "", after = ""] = words.page(sign, sign).split(sign)
  return [
    `${XML_DECLARATION}<w:ftr ${DOCX_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`,
    `${run(`${footer} · ${before}`)}${fieldXml("PAGE")}${run(between)}${fieldXml("NUMPAGES")}`,
    `${after === "" ? "" : run(after)}</w:p></w:ftr>`,
  ].join("")
}

/** A field that Word fills in. */
function fieldXml(name: string): string {
  return `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}

interface Style {
  readonly id: string
  readonly name: string
  readonly based?: string
  readonly paragraph?: string
  readonly text?: string
}

const ACCENT = '<w:color w:val="1F3D36"/>'

const STYLES: readonly Style[] = [
  { id: "Title", name: "Title", paragraph: spacing(2400, 120), text: `<w:b/>${ACCENT}${size(26)}` },
  { id: "Subtitle", name: "Subtitle", paragraph: spacing(0, 480), text: size(13) },
  ...[17, 12.5, 10.5].map((points, index): Style => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    paragraph: `<w:keepNext/>${spacing(320 - index * 60, 120)}<w:outlineLvl w:val="${index}"/>`,
    text: `<w:b/>${ACCENT}${size(points)}`,
  })),
  { id: "ContentsHeading", name: "TOC Heading", text: `<w:b/>${ACCENT}${size(17)}` },
  ...[1, 2].map((level): Style => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>${spacing(0, 40)}<w:ind w:left="${(level - 1) * 280}"/>`,
  })),
  {
    id: "ListBullet",
    name: "List Bullet",
    paragraph: `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${spacing(0, 40)}`,
  },
  { id: "Note", name: "Note", paragraph: spacing(240, 120), text: size(8.5) },
  { id: "Fact", name: "Fact", paragraph: spacing(0, 40) },
  {
    id: "Caption",
    name: "caption",
    paragraph: `<w:keepNext/>${spacing(120, 60)}`,
    text: `<w:b/>${size(9)}`,
  },
  { id: "TableText", name: "Table Text", paragraph: spacing(10, 10), text: size(8) },
  {
    id: "Header",
    name: "header",
    paragraph: '<w:jc w:val="right"/>',
    text: `<w:b/><w:caps/><w:color w:val="8B1538"/>${size(10)}`,
  },
  { id: "Footer", name: "footer", text: size(8) },
]

function spacing(before: number, after: number): string {
  return `<w:spacing w:before="${before}" w:after="${after}"/>`
}

/** Half points, for complex scripts such as Arabic too. */
function size(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
}

function stylesXml(language: string): string {
  const locale = language === "de" ? "de-DE" : "en-GB"
  const styles = STYLES.map(({ id, name, paragraph = "", text = "" }) => {
    const parts = [
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>`,
      paragraph === "" ? "" : `<w:pPr>${paragraph}</w:pPr>`,
      text === "" ? "" : `<w:rPr>${text}</w:rPr>`,
      "</w:style>",
    ]
    return parts.join("")
  })
  return [
    `${XML_DECLARATION}<w:styles ${DOCX_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>`,
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>',
    `${size(10)}<w:lang w:val="${locale}" w:eastAsia="${locale}" w:bidi="ar-SA"/>`,
    `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    ...styles,
    "</w:styles>",
  ].join("")
}
