import { type OfficePackage } from "./package.ts"
import { type Sheet, SheetBuilder, TABLE_LIMITS, TableFileError } from "./sheet.ts"
import { firstDay, type NumberFormat, numberText, readNumberFormats } from "./xlsx-styles.ts"
import { attribute, readXml } from "./xml.ts"

/** What all sheets of a workbook share. */
interface Workbook {
  readonly texts: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly dayZero: number
}

/** The visible sheets of a workbook (ECMA-376). Of a formula only its stored result is read. */
export function readXlsx(file: OfficePackage): readonly Sheet[] {
  const book = file.part("xl/workbook.xml") ?? ""
  const paths = sheetPaths(file.part("xl/_rels/workbook.xml.rels") ?? "")
  const { sheets, is1904 } = listSheets(book)
  const workbook: Workbook = {
    texts: sharedTexts(file.part("xl/sharedStrings.xml")),
    formats: readNumberFormats(file.part("xl/styles.xml")),
    dayZero: firstDay(is1904),
  }
  return sheets.slice(0, TABLE_LIMITS.sheets).flatMap(({ name, id }) => {
    const xml = file.part(paths.get(id) ?? "")
    return xml === undefined ? [] : [readSheet(xml, name, workbook)]
  })
}

function listSheets(book: string): {
  readonly sheets: readonly { readonly name: string; readonly id: string }[]
  readonly is1904: boolean
} {
  const sheets: { name: string; id: string }[] = []
  let is1904 = false
  for (const piece of readXml(book)) {
    if (piece.kind !== "open") continue
    if (piece.name === "workbookPr")
      is1904 = /^(?:1|true)$/.test(attribute(piece.tag, "date1904") ?? "")
    const isShown =
      attribute(piece.tag, "state") === undefined || attribute(piece.tag, "state") === "visible"
    if (piece.name === "sheet" && isShown) {
      const [, prefix = "r"] = /\s(\w+):id=/.exec(piece.tag) ?? []
      const id = attribute(piece.tag, `${prefix}:id`) ?? ""
      sheets.push({ name: attribute(piece.tag, "name") ?? "", id })
    }
  }
  return { sheets, is1904 }
}

/** Where each sheet's part is, by the id of its relationship. */
function sheetPaths(relationships: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const piece of readXml(relationships)) {
    if (piece.kind !== "open" || piece.name !== "Relationship") continue
    const target = attribute(piece.tag, "Target") ?? ""
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`
    paths.set(attribute(piece.tag, "Id") ?? "", path)
  }
  return paths
}

/** Texts that cells name by their place. */
function sharedTexts(xml: string | undefined): readonly string[] {
  const texts: string[] = []
  const text = new TextCollector()
  for (const piece of readXml(xml ?? "")) {
    text.take(piece)
    if (piece.kind === "close" && piece.name === "si") texts.push(text.end())
  }
  return texts
}

/** Joins the runs of a text; how East Asian words are spoken is left out. */
class TextCollector {
  #text = ""
  #isText = false
  #isSpoken = false

  take(piece: Parameters<typeof isOpen>[0]): void {
    if (piece.kind === "text") {
      if (this.#isText && !this.#isSpoken) this.#text += piece.text
    } else if (piece.name === "t") this.#isText = isOpen(piece)
    else if (piece.name === "rPh") this.#isSpoken = isOpen(piece)
  }

  /** The text since the last end. `_x0041_` is the format's own way to write a character. */
  end(): string {
    const text = this.#text.replaceAll(/_x([0-9a-f]{4})_/gi, (_all, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    this.#text = ""
    return text
  }
}

type Piece = ReturnType<typeof readXml> extends Generator<infer P> ? P : never

function isOpen(piece: Piece): boolean {
  return piece.kind === "open" && !piece.isEmpty
}

/** A cell while it is read. */
interface OpenCell {
  readonly column: number
  readonly type: string
  readonly format: NumberFormat
  value: string
  hasFormula: boolean
}

function readSheet(xml: string, name: string, workbook: Workbook): Sheet {
  const reader = new SheetReader(name, workbook)
  for (const piece of readXml(xml)) reader.take(piece)
  return reader.sheet()
}

class SheetReader {
  readonly #builder: SheetBuilder
  readonly #workbook: Workbook
  readonly #inline = new TextCollector()
  #row = 0
  #cells: string[] = []
  #cell: OpenCell | undefined
  #isValue = false

  constructor(name: string, workbook: Workbook) {
    this.#builder = new SheetBuilder(name)
    this.#workbook = workbook
  }

  sheet(): Sheet {
    return this.#builder.build()
  }

  take(piece: Piece): void {
    this.#inline.take(piece)
    if (piece.kind === "text") {
      if (this.#cell && this.#isValue) this.#cell.value += piece.text
    } else if (piece.kind === "open") this.#open(piece.name, piece.tag)
    else this.#close(piece.name)
    if (piece.kind !== "text" && piece.name === "v") this.#isValue = isOpen(piece)
  }

  #open(name: string, tag: string): void {
    if (name === "row") {
      this.#row = Number(attribute(tag, "r") ?? this.#row + 1)
      this.#cells = []
    } else if (name === "c") this.#cell = this.#openCell(tag)
    else if (name === "f" && this.#cell) this.#cell.hasFormula = true
    else if (name === "mergeCell") this.#merge(attribute(tag, "ref") ?? "")
  }

  #openCell(tag: string): OpenCell {
    const [, letters] = /^([A-Z]{1,3})\d+$/.exec(attribute(tag, "r") ?? "") ?? []
    const style = Number(attribute(tag, "s") ?? 0)
    this.#inline.end()
    return {
      column: letters === undefined ? this.#cells.length : columnOf(letters),
      type: attribute(tag, "t") ?? "n",
      format: this.#workbook.formats[style] ?? "plain",
      value: "",
      hasFormula: false,
    }
  }

  #close(name: string): void {
    if (name === "row") this.#builder.addRow(this.#row, this.#cells)
    if (name !== "c" || !this.#cell) return
    const { column } = this.#cell
    const text = this.#textOf(this.#cell)
    this.#cell = undefined
    if (text.trim() === "") return
    if (column >= TABLE_LIMITS.columns) throw new TableFileError("tooManyColumns")
    while (this.#cells.length < column) this.#cells.push("")
    this.#cells[column] = text
  }

  #textOf({ type, value, format, hasFormula }: OpenCell): string {
    const { texts, dayZero } = this.#workbook
    if (type === "inlineStr") return this.#inline.end()
    if (hasFormula && value === "" && type !== "str") this.#builder.noteUncomputed(this.#row)
    if (value === "" || type === "e") return ""
    if (type === "s") return texts[Number(value)] ?? ""
    if (type === "d") return value.slice(0, 10)
    return type === "n" ? numberText(value, format, dayZero) : value
  }

  #merge(range: string): void {
    const [, left = "", top, right = "", bottom] =
      /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(range) ?? []
    if (top === undefined) return
    this.#builder.merge({
      row: Number(top),
      column: columnOf(left),
      rows: Number(bottom) - Number(top) + 1,
      columns: columnOf(right) - columnOf(left) + 1,
    })
  }
}

/** 0 for A. */
function columnOf(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + (letter.codePointAt(0) ?? 0) - 64
  return number - 1
}
