/** A piece of an HTML text: a line, or a table whose covered cells (merged rows and columns) are empty. */
export type HtmlBlock =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }

const INVISIBLE = "style, script, title, template, noscript"
/** Word writes the bullet or number of a list entry as text, with this mark. */
const LIST_MARKER = "[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]"
const BLOCKS =
  "address, article, aside, blockquote, center, dd, div, dl, dt, figure, figcaption, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, tr, ul"
/** Nobody has wider tables; a hostile one must not fill the memory. */
const MOST_COLUMNS = 1000

export function parseHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body
}

/** The visible text in reading order. Line ends of the source are spaces, as browsers show them. */
export function blocksOf(root: HTMLElement): readonly HtmlBlock[] {
  const reader = new BlockReader()
  reader.readChildren(root, false)
  reader.endLine()
  return reader.blocks
}

class BlockReader {
  readonly blocks: HtmlBlock[] = []
  #line = ""

  readChildren(element: HTMLElement, isPreformatted: boolean): void {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#readText(child, isPreformatted)
      else if (child instanceof HTMLElement) this.#readElement(child, isPreformatted)
    }
  }

  endLine(): void {
    const text = this.#line.replaceAll(/[ \u00A0]+/g, " ").trim()
    if (text !== "") this.blocks.push({ kind: "line", text })
    this.#line = ""
  }

  #readText(node: Node, isPreformatted: boolean): void {
    const [first = "", ...others] = linesOf(node.textContent ?? "", isPreformatted)
    this.#line += first
    for (const other of others) {
      this.endLine()
      this.#line = other
    }
  }

  #readElement(element: HTMLElement, isPreformatted: boolean): void {
    if (element.matches(INVISIBLE) || element.matches(LIST_MARKER)) return
    const isBlock = element.matches(BLOCKS)
    if (isBlock || element.tagName === "BR") this.endLine()
    if (isTable(element) && !isLayout(element)) {
      this.blocks.push({ kind: "table", rows: gridOf(element) })
      return
    }
    this.readChildren(element, isPreformatted || keepsLineEnds(element))
    if (isBlock) this.endLine()
  }
}

function linesOf(text: string, isPreformatted: boolean): readonly string[] {
  if (!isPreformatted) return [text.replaceAll(/[ \t\r\n\f]+/g, " ")]
  return text.split(/\r\n|\r|\n/)
}

function keepsLineEnds(element: HTMLElement): boolean {
  return element.tagName === "PRE" || element.style.whiteSpace.startsWith("pre")
}

function isTable(element: Element): element is HTMLTableElement {
  return element.tagName === "TABLE"
}

/** Mails stand in tables of a single cell, which are no tables to people. */
function isLayout(table: HTMLTableElement): boolean {
  const rows = rowsOf(table)
  return rows.length === 1 && cellsIn(rows[0]).length === 1
}

/** Without the rows of tables in its cells. */
function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter((row) => row.closest("table") === table)
}

function gridOf(table: HTMLTableElement): string[][] {
  const rows = rowsOf(table)
  const grid = rows.map((): string[] => [])
  for (const [top, row] of rows.entries()) {
    const own = grid[top] ?? []
    let left = 0
    for (const cell of cellsIn(row)) {
      while (own[left] !== undefined) left += 1
      if (left >= MOST_COLUMNS) break
      // A row span of 0 goes on to the end of the table.
      const height = spanOf(cell, "rowspan") || rows.length
      const end = Math.min(left + (spanOf(cell, "colspan") || 1), MOST_COLUMNS)
      for (const covered of grid.slice(top, top + height)) cover(covered, left, end)
      own[left] = textOf(cell)
      left = end
    }
  }
  // Rows may have gaps where a merged cell lies to their right.
  return grid.map((row) => Array.from(row, (cell) => cell ?? ""))
}

function cover(row: string[], start: number, end: number): void {
  for (let column = start; column < end; column += 1) row[column] ??= ""
}

function cellsIn(row: HTMLTableRowElement | undefined): HTMLElement[] {
  const children = [...(row?.children ?? [])]
  return children.filter((child): child is HTMLElement => child.matches("td, th"))
}

function spanOf(cell: Element, attribute: "rowspan" | "colspan"): number {
  const span = Number.parseInt(cell.getAttribute(attribute) ?? "1", 10)
  return span >= 0 ? span : 1
}

function textOf(cell: HTMLElement): string {
  return blocksOf(cell)
    .flatMap((block) => (block.kind === "line" ? block.text : block.rows.map(rowText)))
    .join("\n")
}

/** A row of a table as one line of text. */
function rowText(row: readonly string[]): string {
  const filled = row.map((cell) => cell.replaceAll("\n", " ")).filter((cell) => cell !== "")
  return filled.join(" | ")
}

/**
 * Prepares HTML for a text that knows no tables: each row becomes a paragraph with its cells apart, and
 * Word's bullets, which are text there, are left out.
 */
export function withoutTables(html: string): string {
  const body = parseHtml(html)
  for (const marker of body.querySelectorAll(`${LIST_MARKER}, ${INVISIBLE}`)) marker.remove()
  // Inner tables first.
  for (const table of [...body.querySelectorAll("table")].toReversed()) {
    if (isLayout(table)) table.replaceWith(...(cellsIn(rowsOf(table)[0])[0]?.childNodes ?? []))
    else table.replaceWith(...gridOf(table).map(paragraphOf))
  }
  return body.innerHTML
}

function paragraphOf(row: readonly string[]): HTMLParagraphElement {
  const paragraph = document.createElement("p")
  paragraph.textContent = rowText(row)
  return paragraph
}

/** The address of an HTML text that is nothing but one link; undefined for a sentence with a link in it. */
export function onlyLink(body: HTMLElement): string | undefined {
  const links = body.querySelectorAll("a[href]")
  const [link] = links
  if (links.length !== 1 || !link) return undefined
  const isAll = visibleText(link) === visibleText(body) && !body.querySelector("img, table")
  return isAll ? (link.getAttribute("href") ?? undefined) : undefined
}

function visibleText(element: Element): string {
  return (element.textContent ?? "").replaceAll(/[\s\u00A0]+/g, " ").trim()
}
