import { templateContent } from "@tafelrunde/shared/content"
import { type PaperDocument, paperDocument } from "@tafelrunde/shared/paper"
import { expect, test, vi } from "vitest"

import { PaperPdf } from "./paper-pdf.ts"
import { withRowHeaders } from "./row-headers.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
const pdf = new PaperPdf()

function dataRows({ sections }: PaperDocument): number {
  return sections
    .flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === "table" ? node.rows : [])))
    .filter(({ kind }) => kind === "cells").length
}

/** The text of the first heading of each row that has other cells too, page by page. */
async function rowHeadings(bytes: Uint8Array): Promise<readonly string[]> {
  // pdf.js looks for a canvas, which texts do not need, and says that there is none.
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  warn.mockRestore()
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const found: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const texts = new Map<string, string>()
    let open: string[] = []
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ("str" in item) {
        const id = open.findLast((each) => each !== "") ?? "none"
        texts.set(id, (texts.get(id) ?? "") + item.str)
      } else if (item.type === "endMarkedContent") open = open.slice(0, -1)
      else open = [...open, item.id ?? ""]
    }
    const nodes: unknown[] = [await page.getStructTree()]
    for (const node of nodes) {
      const kids = childrenOf(node)
      nodes.push(...kids)
      const roles = kids.map(roleOf)
      if (roleOf(node) === "TR" && roles.includes("TD") && roles.includes("TH")) {
        found.push(textOf(kids[roles.indexOf("TH")], texts))
      }
    }
  }
  return found
}

function childrenOf(node: unknown): readonly unknown[] {
  const isParent = typeof node === "object" && node !== null && "children" in node
  return isParent && Array.isArray(node.children) ? node.children : []
}

function roleOf(node: unknown): unknown {
  return typeof node === "object" && node !== null && "role" in node ? node.role : undefined
}

function textOf(node: unknown, texts: ReadonlyMap<string, string>): string {
  const isContent = typeof node === "object" && node !== null && "id" in node
  const own = isContent ? (texts.get(String(node.id)) ?? "") : ""
  return (
    own +
    childrenOf(node)
      .map((kid) => textOf(kid, texts))
      .join("")
  )
}

function offsets(text: string): readonly (readonly [number: number, offset: number])[] {
  const table = text.slice(text.lastIndexOf("\nxref\n"))
  return Array.from(table.matchAll(/^(\d{10}) \d{5} [fn]/gm), ([, offset], number) => {
    return [number, Number(offset)] as const
  }).slice(1)
}

test("each row of the paper's tables has one heading, which the other cells of the row name", async () => {
  const paper = paperDocument(musterstadt, options)
  const bytes = pdf.write(paper)
  const text = Buffer.from(bytes).toString("latin1")

  expect(text.match(/\/Scope \/Row/g)).toHaveLength(dataRows(paper))
  const ids = new Set(Array.from(text.matchAll(/\/ID (\(U\d+r\d+\))/g), ([, id]) => id))
  const named = new Set(
    Array.from(text.matchAll(/\/Headers \[[^\]]*(\(U\d+r\d+\))\]/g), ([, id]) => id),
  )
  expect(named).toEqual(ids)
  const headings = new Set((await rowHeadings(bytes)).map((each) => each.replaceAll(/\s/g, "")))
  const titles = musterstadt.tasks?.map(({ title }) => title.replaceAll(/\s/g, "")) ?? []
  expect([...headings]).toEqual(expect.arrayContaining(titles))
})

test("every object of the file stands where its table of offsets says", () => {
  const text = Buffer.from(pdf.write(paperDocument(musterstadt, options))).toString("latin1")
  const wrong = offsets(text).filter(([number, offset]) => {
    return !text.startsWith(`${number} 0 obj\n`, offset)
  })
  expect(wrong).toEqual([])
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.startsWith("xref\n", start)).toBe(true)
})

test("what people write changes no structure, and a file of another make stays as it is", () => {
  const title = "1 0 obj\n<<\n  /Type /StructElem\n  /S /TD\n /Headers [(U0x0y0)] (U0r1) \nxref\n"
  const tasks = musterstadt.tasks?.map((task, at) => (at === 0 ? { ...task, title } : task))
  const hostile = { ...musterstadt, meta: { title }, tasks }
  const paper = paperDocument(hostile, options)
  const text = Buffer.from(pdf.write(paper)).toString("latin1")
  expect(text.match(/\/Scope \/Row/g)).toHaveLength(dataRows(paper))
  expect(offsets(text).every(([number, at]) => text.startsWith(`${number} 0 obj\n`, at))).toBe(true)

  const other = new TextEncoder().encode("%PDF-1.7\ntrailer\n%%EOF")
  expect(withRowHeaders(other, [0])).toBe(other)
})
