import { type OfficePackage } from "./package.ts"
import { type Sheet, SheetBuilder, TABLE_LIMITS, TableFileError } from "./sheet.ts"
import { attribute, countIn, readXml, type XmlPiece } from "./xml.ts"

/** The sheets of an OpenDocument spreadsheet (ODF 1.3). Of a formula only its stored result is read. */
export function readOds(file: OfficePackage): readonly Sheet[] {
  const reader = new ContentReader()
  for (const piece of readXml(file.part("content.xml") ?? "")) reader.take(piece)
  return reader.sheets
}

interface OpenCell {
  readonly tag: string
  readonly paragraphs: string[]
}

class ContentReader {
  readonly sheets: Sheet[] = []
  #builder: SheetBuilder | undefined
  /** Tables inside cells and comments are not part of the sheet. */
  #skipped: string | undefined
  #depth = 0
  #row = 0
  #repeated = 1
  #cells: string[] = []
  #emptyCells = 0
  #cell: OpenCell | undefined
  #isText = false

  take(piece: XmlPiece): void {
    if (this.#skipped !== undefined) return this.#skip(piece)
    if (piece.kind === "text") {
      if (this.#cell && this.#isText) this.#append(piece.text.replaceAll(/[ \t\r\n]+/g, " "))
    } else if (piece.kind === "open") this.#open(piece.name, piece.tag)
    else this.#close(piece.name)
  }

  #skip(piece: XmlPiece): void {
    if (piece.kind === "text" || piece.name !== this.#skipped) return
    this.#depth += piece.kind === "open" ? 1 : -1
    if (this.#depth === 0) this.#skipped = undefined
  }

  #skipFrom(name: string): void {
    this.#skipped = name
    this.#depth = 1
  }

  #open(name: string, tag: string): void {
    switch (name) {
      case "table":
        if (this.#builder) return this.#skipFrom(name)
        this.#builder = new SheetBuilder(attribute(tag, "table:name") ?? "")
        this.#row = 1
        return
      case "annotation":
      case "shapes":
      case "tracked-changes":
        return this.#skipFrom(name)
      case "table-row":
        this.#repeated = countIn(tag, "table:number-rows-repeated")
        this.#cells = []
        this.#emptyCells = 0
        return
      case "table-cell":
      case "covered-table-cell":
        this.#cell = { tag, paragraphs: [] }
        return
      default:
        this.#openText(name, tag)
    }
  }

  #openText(name: string, tag: string): void {
    if (!this.#cell) return
    if (name === "p" || name === "h") {
      this.#cell.paragraphs.push("")
      this.#isText = true
    } else if (name === "s") this.#append(" ".repeat(Math.min(countIn(tag, "text:c"), 1000)))
    else if (name === "tab") this.#append("\t")
    else if (name === "line-break") this.#append("\n")
  }

  #append(text: string): void {
    const paragraphs = this.#cell?.paragraphs ?? []
    paragraphs[paragraphs.length - 1] = (paragraphs.at(-1) ?? "") + text
  }

  #close(name: string): void {
    if (name === "p" || name === "h") this.#isText = false
    else if (name === "table-cell" || name === "covered-table-cell") this.#closeCell()
    else if (name === "table-row") {
      this.#builder?.addRow(this.#row, this.#cells, this.#repeated)
      this.#row += this.#repeated
    } else if (name === "table" && this.#builder) {
      if (this.sheets.length < TABLE_LIMITS.sheets) this.sheets.push(this.#builder.build())
      this.#builder = undefined
    }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (!cell) return
    const text = textOf(cell)
    const count = countIn(cell.tag, "table:number-columns-repeated")
    const column = this.#cells.length + this.#emptyCells
    if (attribute(cell.tag, "table:formula") !== undefined && isUncomputed(cell)) {
      this.#builder?.noteUncomputed(this.#row)
    }
    this.#builder?.merge({
      row: this.#row,
      column,
      rows: countIn(cell.tag, "table:number-rows-spanned"),
      columns: countIn(cell.tag, "table:number-columns-spanned"),
    })
    if (text.trim() === "") {
      // Rows end with thousands of empty cells, which are counted, not stored.
      this.#emptyCells += count
      return
    }
    if (column + count > TABLE_LIMITS.columns) throw new TableFileError("tooManyColumns")
    while (this.#emptyCells > 0) {
      this.#cells.push("")
      this.#emptyCells -= 1
    }
    for (let copy = 0; copy < count; copy += 1) this.#cells.push(text)
  }
}

function isUncomputed({ tag, paragraphs }: OpenCell): boolean {
  return paragraphs.length === 0 && attribute(tag, "office:value") === undefined
}

function textOf(cell: OpenCell): string {
  const shown = cell.paragraphs.join("\n")
  const type = attribute(cell.tag, "office:value-type") ?? ""
  return VALUES[type]?.(cell.tag, shown) ?? shown
}

/** How a value is read whose text is shown as each spreadsheet likes; undefined for what is not there. */
const VALUES: Readonly<Record<string, (tag: string, shown: string) => string | undefined>> = {
  date: (tag) => attribute(tag, "office:date-value")?.slice(0, 10),
  time: (tag) => {
    const value = attribute(tag, "office:time-value") ?? ""
    const [, hours = "", minutes = ""] = /^PT(\d+)H(\d+)M/.exec(value) ?? []
    return hours === "" ? undefined : `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}`
  },
  boolean: (tag) => attribute(tag, "office:boolean-value"),
  float: (tag, shown) => {
    const value = attribute(tag, "office:value")
    // `01067` is a number that is shown with its zero.
    return /^\d+$/.test(shown) && Number(shown) === Number(value) ? shown : value
  },
}
