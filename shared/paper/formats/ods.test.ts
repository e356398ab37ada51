import fc from "fast-check"
import { expect, test, vi } from "vitest"

import { templateContent } from "../../content/index.ts"
import {
  arbitraryContent,
  HOSTILE_TEXTS,
  odsSheets,
  tableOfTexts,
  unzipped,
} from "../../testing/index.ts"
import { tables } from "../tables/tables.ts"
import { odsOf } from "./ods.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
const written = {
  language: "de",
  asOf: "2027-03-10",
  title: "Papier & <Co>",
  foot: "Fassung 3.0 · Netzwerk",
} as const
const all = tables(musterstadt, options)
const files = unzipped(odsOf(all, written))

test("the file says first, uncompressed, what it is, and lists what it holds", () => {
  const bytes = odsOf(all, written)
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 90))
  expect(start.slice(30)).toMatch(/^mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/)
  const listed = [...(files["META-INF/manifest.xml"] ?? "").matchAll(/full-path="([^"]+)"/g)]
  expect(listed.map(([, name]) => name)).toEqual([
    "/",
    "content.xml",
    "styles.xml",
    "meta.xml",
    "settings.xml",
  ])
})

test("a sheet a table, with real days and numbers, a filter and no merged cells", () => {
  const sheets = odsSheets(odsOf(all, written))
  expect(Object.keys(sheets)).toEqual(all.map(({ title }) => title))
  expect(sheets["Vereinbarungen"]?.[3]?.[6]).toEqual(new Date("2027-01-31T00:00:00Z"))
  expect(sheets["Zuständigkeiten"]?.[1]?.[0]).toBe(1)
  const content = files["content.xml"] ?? ""
  expect(content).toContain(
    `table:target-range-address="'Offene Punkte'.A1:'Offene Punkte'.H6" table:display-filter-buttons="true"`,
  )
  expect(content).not.toMatch(/spanned|covered|table:formula/)
})

test("every style that is used is there", () => {
  const content = files["content.xml"] ?? ""
  const used = [...content.matchAll(/ table:style-name="([^"]+)"/g)].map(([, it]) => it)
  const named = new Set([...content.matchAll(/ style:name="([^"]+)"/g)].map(([, it]) => it))
  expect(used.filter((name) => !named.has(name))).toEqual([])
  const masters = [...content.matchAll(/style:master-page-name="([^"]+)"/g)].map(([, it]) => it)
  for (const name of masters) {
    expect(files["styles.xml"]).toContain(`<style:master-page style:name="${name}"`)
  }
})

test("the heading stays in view and on each page; pages say title, version and number", () => {
  expect(files["settings.xml"]).toContain(
    'config:name="VerticalSplitPosition" config:type="int">1<',
  )
  expect(files["content.xml"]?.match(/<table:table-header-rows>/g)).toHaveLength(all.length)
  const styles = files["styles.xml"] ?? ""
  expect(styles).toContain("<text:p>Papier &amp; &lt;Co&gt;</text:p>")
  expect(styles).toContain("<text:p>Fassung 3.0 · Netzwerk</text:p>")
  expect(styles).toContain("Seite <text:page-number>1</text:page-number> von ")
})

test("text stays as it was written: formulas, spaces, line breaks, other scripts", () => {
  const texts = HOSTILE_TEXTS.filter((text) => text.length < 100)
  const sheets = odsSheets(odsOf([tableOfTexts(texts)], written))
  expect(sheets["Offene Punkte"]?.map(([cell]) => cell)).toEqual([
    "=Frage & Antwort",
    ...texts.map(plain),
  ])
})

test("whatever people write comes back as they wrote it", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const made = tables(content, options)
      const sheets = odsSheets(odsOf(made, written))
      for (const { title, rows } of made) {
        const read = sheets[title]?.slice(1).map((row) => row.map(plain))
        expect(read).toEqual(rows.map((row) => row.map(plain)))
      }
    }),
    { numRuns: 25 },
  )
})

test("the same content gives the same bytes at any hour", () => {
  const now = odsOf(all, written)
  vi.useFakeTimers({ now: new Date("2031-12-24T20:15:00Z"), toFake: ["Date"] })
  const later = odsOf(all, written)
  vi.useRealTimers()
  expect(later).toEqual(now)
})

/** Controls cannot stand in the format; a line break is a new paragraph, however it was written. */
function plain(cell: unknown): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell !== "string") return cell
  return cell
    .toWellFormed()
    .replaceAll(/\r\n|\r/g, "\n")
    .replaceAll(/(?![\t\n\u007f-\u009f])[\p{Cc}\uFFFE\uFFFF]/gu, "\uFFFD")
}
