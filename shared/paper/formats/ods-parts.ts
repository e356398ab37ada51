import { type Table } from "../tables/table.ts"
import { ODF_NAMESPACES } from "./odf.ts"
import { odsStyles } from "./ods-styles.ts"
import { type SheetLayout, type SheetOptions, writtenOn } from "./sheet.ts"
import { XML_DECLARATION, xmlText } from "./xml.ts"

const MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

interface Workbook {
  readonly tables: readonly Table[]
  readonly layouts: readonly SheetLayout[]
  readonly options: SheetOptions
}

/** The package's files by their paths, `mimetype` first as the format wants it. */
export function odsParts(
  content: string,
  { tables, layouts, options }: Workbook,
): Readonly<Record<string, string>> {
  return {
    mimetype: MEDIA_TYPE,
    "META-INF/manifest.xml": MANIFEST,
    "content.xml": content,
    "styles.xml": odsStyles(layouts, options),
    "meta.xml": metaXml(options),
    "settings.xml": settingsXml(tables, layouts),
  }
}

const FILES = ["content.xml", "styles.xml", "meta.xml", "settings.xml"]

const MANIFEST = [
  XML_DECLARATION,
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">',
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MEDIA_TYPE}"/>`,
  ...FILES.map(
    (name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`,
  ),
  "</manifest:manifest>",
].join("")

function metaXml(options: SheetOptions): string {
  const time = `${writtenOn(options)}T00:00:00`
  return [
    `${XML_DECLARATION}<office:document-meta ${ODF_NAMESPACES} office:version="1.3"><office:meta>`,
    `<meta:generator>Tafelrunde</meta:generator><dc:title>${xmlText(options.title)}</dc:title>`,
    `<meta:creation-date>${time}</meta:creation-date><dc:date>${time}</dc:date>`,
    `<dc:language>${options.language}</dc:language></office:meta></office:document-meta>`,
  ].join("")
}

/** Which rows and columns stay in view; the format leaves that to each program, this is LibreOffice's way. */
function settingsXml(tables: readonly Table[], layouts: readonly SheetLayout[]): string {
  const views = tables.map(({ title }, at) => {
    const columns = layouts[at]?.frozenColumns ?? 0
    return [
      `<config:config-item-map-entry config:name="${xmlText(title)}">`,
      item("HorizontalSplitMode", "short", columns > 0 ? FROZEN : 0),
      item("VerticalSplitMode", "short", FROZEN),
      item("HorizontalSplitPosition", "int", columns),
      item("VerticalSplitPosition", "int", 1),
      item("ActiveSplitRange", "short", columns > 0 ? 3 : 2),
      item("PositionLeft", "int", 0),
      item("PositionRight", "int", columns),
      item("PositionTop", "int", 0),
      item("PositionBottom", "int", 1),
      "</config:config-item-map-entry>",
    ].join("")
  })
  return [
    `${XML_DECLARATION}<office:document-settings ${ODF_NAMESPACES} office:version="1.3"><office:settings>`,
    '<config:config-item-set config:name="ooo:view-settings">',
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>',
    '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>',
    `<config:config-item-map-named config:name="Tables">${views.join("")}</config:config-item-map-named>`,
    "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>",
    "</office:settings></office:document-settings>",
  ].join("")
}

const FROZEN = 2

function item(name: string, type: "short" | "int", value: number): string {
  return `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
}
