import fc from "fast-check"
import Papa from "papaparse"
import { describe, expect, test } from "vitest"

import { templateContent } from "../../content/index.ts"
import { arbitraryContent } from "../../testing/index.ts"
import { type Table } from "../tables/table.ts"
import { table, tables } from "../tables/tables.ts"
import { csvOf, nationalPhone } from "./csv.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const

function oneCell(text: string): Table {
  return {
    name: "questions",
    title: "Frage",
    columns: [{ key: "text", heading: "Frage", kind: "text", width: 10 }],
    rows: [[text]],
  }
}

/** What would be a formula, however a program cuts the file into cells, quotes or no quotes. */
function formulasIn(csv: string): readonly string[] {
  return csv.split(/[;,\t|\r\n]/).filter((cell) => /^[ "]*[=+\-@＝＋－＠]/.test(cell))
}

test("German files open with a double click: byte order mark, semicolons, CRLF, German days", () => {
  const csv = csvOf(table("agreements", musterstadt, options), "de")
  expect(csv.startsWith("\uFEFFNr.;Titel;Vereinbarung;")).toBe(true)
  expect(csv).toContain(";31.01.2027;in Arbeit;ja;")
  expect(csv.split("\r\n")).toHaveLength(1 + 8 + 1)
  expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
})

test("English files suit programs: no byte order mark, commas, ISO days", () => {
  const csv = csvOf(table("agreements", musterstadt, { ...options, language: "en" }), "en")
  expect(csv.startsWith("No.,Title,Agreement,")).toBe(true)
  expect(csv).toContain(",2027-01-31,in progress,yes,")
})

test("delimiters, quotes and line breaks stay inside their cell", () => {
  const text = 'a;b "c"\r\nd'
  const csv = csvOf(oneCell(text), "de")
  expect(csv).toBe('\uFEFFFrage\r\n"a;b ""c""\r\nd"\r\n')
})

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1"])(
  "a cell that begins like a formula is text: %j",
  (text) => {
    const [, row] = Papa.parse<string[]>(csvOf(oneCell(text), "en"), { newline: "\r\n" }).data
    expect(row?.[0]).toMatch(/^'/)
    expect(row?.[0]?.replaceAll("'", "")).toBe(text)
  },
)

test.each(["a;=1", "a,+1", "a\t@SUM(A1)", "a|-1", "a\n=1", "a\r\n=1", 'a;"=1"', "a; =1", "＝1"])(
  "no separator that a program may take makes a formula of %j",
  (text) => {
    for (const language of ["de", "en"] as const) {
      expect(formulasIn(csvOf(oneCell(text), language))).toEqual([])
    }
  },
)

test.each([
  "01067",
  "1-2",
  "3/4",
  "1 1/2",
  "1.5",
  "1.000",
  "3,10",
  "1E5",
  "123456789012",
  "5. Mai",
  "März 2027",
  "MAR1",
  "1. September",
  "January 2027",
  "Sep-10",
  "WAHR",
  "true",
])("a double click makes neither number nor day of the text %s", (text) => {
  expect(csvOf(oneCell(text), "de")).toContain(`'${text}`)
})

test.each([
  "Jobcenter",
  "E/D",
  "2027",
  "18",
  "v03",
  "9, 10",
  "§ 44a Abs. 1 Nr. 2 AufenthG",
  "3 Arbeitstage",
  "2027-03-10",
  "10.03.2027",
  "Mai",
  "Dezernat 5",
  "Marburg 2",
  "Beispielallee 1, 00000 Musterstadt",
])("the text %s stays without an apostrophe", (text) => {
  expect(csvOf(oneCell(text), "de")).not.toContain("'")
})

describe("telephone numbers", () => {
  test.each([
    ["+49 30 23125102", "030 23125102"],
    ["+49 (0)30 23125-102", "030 23125-102"],
    ["0049 30 23125102", "030 23125102"],
    ["030 23125102", "030 23125102"],
    ["+43 1 711000", "0043 1 711000"],
    ["01715550199", "0171 5550199"],
    ["+4943171100", "0431 71100"],
    ["110", "110"],
  ])("%s is written %s", (phone, written) => {
    expect(nationalPhone(phone)).toBe(written)
  })

  test("have neither a leading plus nor an apostrophe", () => {
    const contacts = table("contacts", musterstadt, options)
    const rows = Papa.parse<Record<string, string>>(csvOf(contacts, "de").slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data
    expect(rows).toHaveLength(contacts.rows.length)
    for (const row of rows) expect(row["Telefon"]).toMatch(/^030 23125\d{3}$/)
  })
})

test("whatever people write, no cell begins like a formula under any separator, and none gets lost", () => {
  fc.assert(
    fc.property(
      arbitraryContent,
      fc.constantFrom("de" as const, "en" as const),
      (content, language) => {
        for (const it of tables(content, { profile: "internal", language, asOf: "2027-03-10" })) {
          const csv = csvOf(it, language).replace(/^\uFEFF/, "")
          const { data } = Papa.parse<string[]>(csv, {
            delimiter: language === "de" ? ";" : ",",
            newline: "\r\n",
          })
          // The last line break ends the last row.
          expect(data).toHaveLength(it.rows.length + 2)
          for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/)
          expect(formulasIn(csv)).toEqual([])
        }
      },
    ),
    { numRuns: 50 },
  )
})
