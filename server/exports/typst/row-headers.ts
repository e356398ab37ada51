/**
 * The PDF with a heading in each row of its tables (ISO 14289-1, 7.5): Typst marks the headings of columns alone. In
 * table k, counted as in the document, the cell of column `columns[k]` becomes the heading of its row, which the other
 * cells of the row name. A file that is not built as Typst builds it is answered unchanged.
 */
export function withRowHeaders(pdf: Uint8Array, columns: readonly number[]): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1")
  const elements = readElements(text)
  const tables = new Set([...elements.values()].flatMap(({ table }) => table ?? []))
  const names = readIdTree(text)
  if (!names || tables.size !== columns.length) return pdf
  const numbers = [...tables].toSorted((a, b) => a - b)
  const columnOf = new Map(numbers.map((table, at) => [table, columns[at] ?? 0]))
  const edits: Edit[] = []
  const ids: NamedElement[] = []
  for (const [number, { kind, kids }] of elements) {
    const cells = kids.flatMap((kid) => elements.get(kid) ?? [])
    const [first] = cells
    const isData = kind === "TR" && cells.every((cell) => cell.kind === "TD")
    if (!isData || first?.table === undefined || cells.length !== kids.length) continue
    const at = columnOf.get(first.table) ?? 0
    const [heading, kid] = [cells[at], kids[at]]
    if (!heading || kid === undefined) continue
    const id = `(U${first.table}r${number})`
    ids.push({ id, number: kid })
    edits.push(
      { ...heading, body: asRowHeading(heading.body, id) },
      ...cells
        .filter((cell) => cell !== heading)
        .map((cell) => ({ ...cell, body: namingRow(cell.body, id) })),
    )
  }
  return applyEdits(text, [...edits, withIds(names, ids)])
}

/** An element of the structure tree, as far as tables need it. */
interface Element {
  readonly kind: string
  readonly kids: readonly number[]
  /** Of a cell: the table's number. */
  readonly table: number | undefined
  /** Where its body stands in the file, and what it says. */
  readonly start: number
  readonly end: number
  readonly body: string
}

/** Another body for a part of the file. */
type Edit = Pick<Element, "start" | "end" | "body">

const ELEMENT =
  /^(\d+) 0 obj\n(<<\n {2}\/Type \/StructElem\n {2}\/S \/(TR|TD|TH)\n[^]*?^>>)\nendobj/gm

function readElements(text: string): ReadonlyMap<number, Element> {
  const found = Array.from(text.matchAll(ELEMENT), (match) => {
    const [whole, number, body = "", kind = ""] = match
    const start = match.index + whole.indexOf(body)
    const refs = / {2}\/K \[([^\]]*)\]/.exec(body)?.[1] ?? ""
    const table = /\(U(\d+)x\d+y\d+\)/.exec(body)?.[1]
    const element: Element = {
      kind,
      kids: Array.from(refs.matchAll(/(\d+) 0 R/g), ([, kid]) => Number(kid)),
      table: table === undefined ? undefined : Number(table),
      start,
      end: start + body.length,
      body,
    }
    return [Number(number), element] as const
  })
  return new Map(found)
}

function asRowHeading(body: string, id: string): string {
  return body
    .replace("/S /TD\n", "/S /TH\n")
    .replace("  /A [<<\n    /O /Table\n", `  /ID ${id}\n  /A [<<\n    /O /Table\n    /Scope /Row\n`)
}

function namingRow(body: string, id: string): string {
  return body.replace(/(\/Headers \[[^\]]*)\]/, `$1 ${id}]`)
}

interface NamedElement {
  readonly id: string
  readonly number: number
}

interface IdTree {
  readonly start: number
  readonly end: number
  readonly elements: readonly NamedElement[]
}

/** The names of elements, by which cells name their headings. */
function readIdTree(text: string): IdTree | undefined {
  const found = /\/IDTree <<\n\s+\/Names \[([^\]]*)\]/.exec(text)
  const list = found?.[1]
  if (!found || list === undefined) return undefined
  const start = found.index + found[0].length - list.length - 1
  const elements = Array.from(list.matchAll(/(\([^)]*\)) (\d+) 0 R/g), ([, id = "", number]) => ({
    id,
    number: Number(number),
  }))
  return { start, end: start + list.length, elements }
}

/** A name tree is sorted by the bytes of its names. */
function withIds({ start, end, elements }: IdTree, added: readonly NamedElement[]): Edit {
  const all = [...elements, ...added].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { start, end, body: all.map(({ id, number }) => `${id} ${number} 0 R`).join(" ") }
}

/** The file with its edits; the table of offsets at its end follows. */
function applyEdits(text: string, edits: readonly Edit[]): Uint8Array {
  const sorted = edits.toSorted((a, b) => a.start - b.start)
  const table = text.lastIndexOf("\nxref\n") + 1
  const pieces: string[] = []
  let from = 0
  for (const { start, end, body } of sorted) {
    pieces.push(text.slice(from, start), body)
    from = end
  }
  pieces.push(text.slice(from, table))
  const moved = movesOf(sorted)
  const rest = text
    .slice(table)
    .replaceAll(/^(\d{10}) (\d{5} n)/gm, (_, offset: string, use: string) => {
      return `${String(moved(Number(offset))).padStart(10, "0")} ${use}`
    })
    .replace(/startxref\n\d+/, `startxref\n${moved(table)}`)
  return new Uint8Array(Buffer.from([...pieces, rest].join(""), "latin1"))
}

/** Where an offset of the file is after the edits, which are sorted. */
function movesOf(edits: readonly Edit[]): (offset: number) => number {
  let sum = 0
  const sums = edits.map(({ start, end, body }) => {
    sum += body.length - (end - start)
    return { start, sum }
  })
  return (offset) => {
    let [low, high] = [0, sums.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset + (sums[low - 1]?.sum ?? 0)
  }
}
