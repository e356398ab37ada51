import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { extractOf, paperDocument, posterOf } from "@tafelrunde/shared/paper"
import { expect, test, vi } from "vitest"

import { PaperPdf } from "./paper-pdf.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const pdf = new PaperPdf()

function write(content: BoardContent, profile: "network" | "public" = "network"): Uint8Array {
  return pdf.write(paperDocument(content, { profile, language: "de", asOf: "2027-03-10" }))
}

interface ReadPdf {
  readonly pages: readonly string[]
  readonly language: unknown
  readonly title: unknown
  readonly outline: readonly string[]
}

/** The alternative texts of the figures, page by page. */
async function figureAlternatives(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const found = new Set<string>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const open: unknown[] = [await (await document.getPage(number)).getStructTree()]
    for (const node of open) {
      if (typeof node !== "object" || node === null) continue
      if ("children" in node && Array.isArray(node.children)) open.push(...node.children)
      if ("alt" in node && typeof node.alt === "string") found.add(node.alt)
    }
  }
  return [...found]
}

async function read(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js looks for a canvas, which texts do not need, and says that there is none.
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined)
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  warn.mockRestore()
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const texts = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
    pages.push(texts.join("").replaceAll(/\s+/g, " "))
  }
  const { info } = await document.getMetadata()
  const outline = (await document.getOutline()) ?? []
  const found = { Language: undefined, Title: undefined, ...info }
  return {
    pages,
    language: found.Language,
    title: found.Title,
    outline: outline.map(({ title }) => title),
  }
}

test(
  "the PDF is tagged, says its title and language, and its bookmarks are the chapters",
  { timeout: 60_000 },
  async () => {
    const bytes = write(musterstadt)
    const { language, outline, pages, title } = await read(bytes)
    expect(new TextDecoder("latin1").decode(bytes)).toMatch(/\/Marked true/)
    expect(title).toBe("Schnittstellenpapier Arbeitsmarktintegration Musterstadt")
    expect(String(language)).toMatch(/^de/)
    expect(outline).toEqual(
      expect.arrayContaining(["4 Zuständigkeiten", "Anlage D Unterschriften"]),
    )
    expect(pages.every((page) => /ENTWURF/.test(page))).toBe(true)
    expect(pages.at(-1)).toContain(`Seite ${pages.length} von ${pages.length}`)
  },
)

test("the contents name the page on which each chapter begins", async () => {
  const { pages } = await read(write(musterstadt))
  const contents = pages[1] ?? ""
  for (const heading of ["3 Akteure", "9 Hinweise zu Datenschutz", "Anlage A Prüfbericht"]) {
    const page = Number(new RegExp(`${heading}[^.]*[ .]+(\\d+)`).exec(contents)?.[1])
    expect(pages[page - 1]).toContain(heading)
  }
})

test("every task, institution and agreement is in the PDF; the same content gives the same bytes", async () => {
  const bytes = write(musterstadt)
  const text = (await read(bytes)).pages.join(" ")
  for (const { name } of musterstadt.institutions ?? []) expect(text).toContain(name)
  for (const { short } of musterstadt.institutions ?? []) expect(text).toContain(short)
  expect(write(structuredClone(musterstadt))).toEqual(bytes)
})

test("the diagrams are figures with words for screen readers, drawn as text and lines", async () => {
  const bytes = write(musterstadt)
  const { pages } = await read(bytes)
  const glance = pages.find((page) => page.includes("Schaubild: Prozesskette")) ?? ""
  expect(glance).toContain("10 · E/D JC")
  expect(glance).toContain("Gleichwertigkeits- verfahren")
  expect(await figureAlternatives(bytes)).toEqual([
    "Schaubild: Prozesskette. Der Inhalt steht in der Tabelle darunter.",
    "Schaubild: Netz der Schnittstellen. Der Inhalt steht in der Tabelle darunter.",
  ])
})

test("a name that readers may not see is not in the PDF", async () => {
  const contacts = (musterstadt.contacts ?? []).map((contact, index) => ({
    ...contact,
    lastName: `Nachname${index}x`,
  }))
  const text = (await read(write({ ...musterstadt, contacts }, "public"))).pages.join(" ")
  const hidden = contacts.filter(({ privacy }) => privacy?.visibility !== "public")
  expect(hidden.filter(({ lastName }) => text.includes(lastName))).toEqual([])
})

test("scripts and signs of all kinds are shown; what no font has is a box, and ends nothing", async () => {
  const title = "Ṣafāʾ · Анна · שלום · مرحبا · ☐ ★ · 労働 · \u0000\ud800"
  const tasks = (musterstadt.tasks ?? []).map((task) => ({ ...task, title }))
  const text = (await read(write({ ...musterstadt, tasks }))).pages.join(" ")
  expect(text).toContain("Ṣafāʾ · Анна")
  expect(text).toContain("☐ ★ · □□")
})

test("a board without content, and one with 60 institutions, become a paper", async () => {
  const empty: BoardContent = { schema: "tafelrunde/board-content", version: 1 }
  expect((await read(write(empty))).pages.length).toBeGreaterThan(2)
  const institutions = Array.from({ length: 60 }, (_, index) => ({
    id: `h${index}`,
    name: `Haus ${index}`,
    short: `H${index}`,
  }))
  const { pages } = await read(write({ ...musterstadt, institutions, assignments: [] }))
  expect(pages.join(" ")).toContain("Zuständigkeiten (3/3)")
})

test("posters are one tagged page each, whose words are the matrix's", async () => {
  const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const
  for (const subject of ["matrix-a3", "empty-matrix-a1", "agenda-a3"] as const) {
    const poster = posterOf(subject, musterstadt, options)
    const { pages, title, language } = await read(pdf.write(poster))

    expect(pages).toHaveLength(1)
    expect([title, language]).toEqual([poster.title, "de"])
    for (const row of poster.table.rows) {
      const text = row.kind === "group" ? row.text : (row.cells[1]?.text ?? "")
      expect(pages[0]).toContain(text)
    }
  }
})

test("a matrix that is too large for its sheet goes on to the next one, and loses nothing", async () => {
  const tasks = Array.from({ length: 200 }, (_, index) => {
    return { id: `t${index}`, title: `Aufgabe mit einem längeren Titel ${index}`, phaseId: "none" }
  })
  const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const
  const poster = posterOf("matrix-a3", { ...musterstadt, tasks, assignments: [] }, options)

  const { pages } = await read(pdf.write(poster))

  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join(" ")).toContain("längeren Titel 199")
})

test("the extract of a pair has both directions on its first page, without cover and contents", async () => {
  const handovers = musterstadt.handovers ?? []
  const [first] = handovers
  const ids = [first?.fromInstitutionId ?? "", first?.toInstitutionId ?? ""]
  const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const
  const { pages, outline } = await read(pdf.write(extractOf(musterstadt, options, ids)))

  const [from, to] = ids.map(
    (id) => musterstadt.institutions?.find((each) => each.id === id)?.short,
  )
  expect(pages[0]).toContain(`Von ${from} an ${to}`)
  expect(pages[0]).toContain(`Von ${to} an ${from}`)
  expect(pages.join(" ")).not.toContain("Inhalt")
  expect(outline).toContain("1 Zuständigkeiten")
})

test("a phase without tasks is a line of its table, at which Typst does not give up", async () => {
  const phases = [{ id: "empty", title: "Leere Phase" }, ...(musterstadt.phases ?? [])]
  const { pages } = await read(write({ ...musterstadt, phases }))

  expect(pages.join(" ")).toContain("Leere Phase")
})
