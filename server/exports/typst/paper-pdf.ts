import { fileURLToPath } from "node:url"

import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { arrowHead, FONT_SIZE, LINE_COLOUR, LINE_HEIGHT, TONES } from "@tafelrunde/shared/diagrams"
import { headingOf, type PaperDocument, type Poster } from "@tafelrunde/shared/paper"

import { Coverage, FONT_FAMILIES, readFonts } from "./fonts.ts"
import { withRowHeaders } from "./row-headers.ts"

/** A folder with the templates alone: Typst reads nothing else. */
const WORKSPACE = fileURLToPath(new URL(".", import.meta.url))
const PAPER_TEMPLATE = fileURLToPath(new URL("paper.typ", import.meta.url))
const POSTER_TEMPLATE = fileURLToPath(new URL("poster.typ", import.meta.url))

/** Writes papers and posters as PDF/UA-1 with Typst; one compiler serves all, one after another. */
export class PaperPdf {
  readonly #compiler: NodeCompiler
  readonly #coverage: Coverage

  constructor() {
    const fonts = readFonts()
    this.#coverage = new Coverage(fonts)
    this.#compiler = NodeCompiler.create({
      workspace: WORKSPACE,
      fontArgs: [{ fontBlobs: fonts.map(({ bytes }) => bytes) }],
    })
  }

  /** Throws where Typst refuses the document, which is a mistake of the template. */
  write(paper: PaperDocument | Poster): Uint8Array {
    const compiled = this.#compiler.compile(inputOf(paper, this.#coverage))
    const document = compiled.result
    if (!document) throw new Error(`Typst refused the document: ${this.#diagnose(compiled)}`)
    const pdf = this.#compiler.pdf(document, {
      pdfStandard: "ua-1",
      pdfTags: true,
      creationTimestamp: secondsOf(paper.day),
    })
    // Without this the memory of every paper stays.
    this.#compiler.evictCache(0)
    return withRowHeaders(pdf, rowHeadersOf(paper))
  }

  #diagnose(compiled: ReturnType<NodeCompiler["compile"]>): string {
    const error = compiled.takeError()
    return error ? JSON.stringify(this.#compiler.fetchDiagnostics(error)) : ""
  }
}

/** The column that names the rows, of each table in its order. */
function rowHeadersOf(document: PaperDocument | Poster): readonly number[] {
  if ("kind" in document) return [document.table.rowHeader]
  return document.sections.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "table" ? node.rowHeader : [])),
  )
}

/** Midnight of the day in Greenwich; the beginning of 1970 for a day that is none. */
function secondsOf(day: string): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(milliseconds) ? 0 : milliseconds / 1000
}

const NUMBER_SIGN = "\u0001"

/** The template and its data, with a sign in place of each character that no font can show. */
function inputOf(
  document: PaperDocument | Poster,
  coverage: Coverage,
): { readonly mainFilePath: string; readonly inputs: { readonly data: string } } {
  const isPoster = "kind" in document
  const content = isPoster ? document : dataOf(document)
  const data = JSON.stringify({ ...content, fonts: FONT_FAMILIES }, (_key, value: unknown) =>
    typeof value === "string" ? drawable(value, coverage) : value,
  )
  return { mainFilePath: isPoster ? POSTER_TEMPLATE : PAPER_TEMPLATE, inputs: { data } }
}

/** The paper as its template reads it. */
function dataOf(paper: PaperDocument): object {
  return {
    ...paper,
    contents: paper.words.contents,
    annex: paper.words.annex,
    pageOf: paper.words.page(NUMBER_SIGN, NUMBER_SIGN).split(NUMBER_SIGN),
    drawing: { tones: TONES, line: LINE_COLOUR, fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT },
    sections: paper.sections.map((section) => ({
      ...section,
      heading: headingOf(section),
      nodes: section.nodes.map(withArrowHeads),
    })),
  }
}

function withArrowHeads(node: PaperDocument["sections"][number]["nodes"][number]): unknown {
  if (node.kind !== "figure") return node
  const { drawing } = node
  const edges = drawing.edges.map((edge) => ({ ...edge, head: arrowHead(edge.points) }))
  return { ...node, drawing: { ...drawing, edges } }
}

/** Marks that change their neighbours and have no glyph of their own. */
const UNSEEN = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\ufeff/

/** PDF/UA refuses controls, for which some fonts have glyphs. */
const CONTROL = /\p{Cc}|\p{Cn}|\p{Co}/u
const BOX = "\u25a1"

function drawable(text: string, coverage: Coverage): string {
  const parts = Array.from(text.toWellFormed().replaceAll("\r\n", "\n"), (character) => {
    if (character === "\n" || character === " ") return character
    if (character === "\t") return " "
    if (UNSEEN.test(character)) return ""
    return !CONTROL.test(character) && coverage.has(character) ? character : BOX
  })
  return parts.join("")
}
