import { exportFile } from "@tafelrunde/shared/paper"
import { strToU8, zipSync } from "fflate"
import { write as writeWorkbook } from "hucre"
import { expect, test } from "vitest"

import { templateContent } from "../../content/index.ts"
import { readTableFile } from "./read-file.ts"
import { type Sheet, TABLE_LIMITS } from "./sheet.ts"

const content = templateContent("musterstadt", { language: "de" })

async function exported(name: string, language: "de" | "en" = "de"): Promise<Uint8Array> {
  const options = { profile: "internal", language, today: "2027-03-10" } as const
  const file = await exportFile(name, content, options)
  if (!file) throw new Error(name)
  return file.bytes
}

function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const file = readTableFile(bytes, "liste")
  if (!file.ok) throw new Error(file.fault)
  return file.sheets
}

function faultOf(bytes: Uint8Array): string | undefined {
  const file = readTableFile(bytes, "liste")
  return file.ok ? undefined : file.fault
}

function texts({ rows }: Sheet): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells)
}

function zip(files: Record<string, string>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
}

function workbook(sheet: string, others: Record<string, string> = {}): Uint8Array {
  return zip({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Eins" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...others,
  })
}

function spreadsheet(body: string): Uint8Array {
  return zip({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `<office:document-content><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
  })
}

test.each(["xlsx", "ods"])("every sheet of our own workbook is read from %s", async (format) => {
  const sheets = sheetsOf(await exported(`workbook.${format}`))
  expect(sheets.map(({ name }) => name)).toContain("Kontakte")
  const [matrix] = sheets
  expect(matrix?.rows[0]?.cells.slice(0, 4)).toEqual(["Nr.", "Phase", "Aufgabe", "AfA"])
  expect(matrix?.rows).toHaveLength(25)
})

test("XLSX, ODS and CSV of one table hold the same texts", async () => {
  const [xlsx, ods, csv] = await Promise.all(
    ["agreements.xlsx", "agreements.ods", "agreements.csv"].map(
      async (name) => sheetsOf(await exported(name, "en"))[0],
    ),
  )
  const first = xlsx && texts(xlsx)
  expect(ods && texts(ods)).toEqual(first)
  expect(csv && texts(csv)).toEqual(first)
})

test("days, numbers, merged cells and results of formulas come from another program's workbook", async () => {
  const bytes = await writeWorkbook({
    format: "xlsx",
    sheets: [
      {
        name: "Liste",
        rows: [
          ["Aufgabe", "Frist", "Anzahl", "Summe"],
          ["Sprachkurs", new Date(Date.UTC(2027, 0, 31)), 3.5, null],
          ["Wohnung", null, 7, null],
        ],
        merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
        cells: new Map([
          ["1,3", { type: "formula", value: null, formula: "C2*2", formulaResult: 7 }],
        ]),
      },
    ],
  })
  const [sheet] = sheetsOf(bytes)
  expect(sheet?.rows[1]?.cells).toEqual(["Sprachkurs", "2027-01-31", "3.5", "7"])
  expect(sheet?.merges).toEqual([{ row: 2, column: 0, rows: 2, columns: 1 }])
})

test("of a formula only the stored result is read, never its text", () => {
  const [sheet] = sheetsOf(
    workbook(
      `<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://boese.example","x")</f><v>Wert</v></c><c r="B1"><f>1+1</f></c></row>`,
    ),
  )
  expect(sheet && texts(sheet)).toEqual([["Wert"]])
  expect(sheet?.uncomputed).toEqual([1])
})

test("shared and rich texts, escapes, booleans and numbers with leading zeros are read", () => {
  const [sheet] = sheetsOf(
    workbook(
      `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>1067</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="inlineStr"><is><t>a&amp;b_x0041_&#252;</t></is></c></row>`,
      {
        "xl/sharedStrings.xml": `<sst><si><r><t>Jugend</t></r><r><t>amt</t></r><rPh><t>ユ</t></rPh></si></sst>`,
        "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
      },
    ),
  )
  expect(sheet?.rows).toEqual([{ number: 3, cells: ["Jugendamt", "", "01067", "", "a&bAü"] }])
})

test("an ODS row that stands a million times empty costs nothing, and repeated cells are as many", () => {
  const [sheet] = sheetsOf(
    spreadsheet(
      `<table:table table:name="Eins"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>a<text:s text:c="2"/>b</text:p><office:annotation><text:p>Notiz</text:p></office:annotation></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
    ),
  )
  expect(sheet?.rows).toEqual([
    { number: 1, cells: ["a  b", "a  b"] },
    { number: 2, cells: ["a  b", "a  b"] },
  ])
})

test.each([
  [";", 'Aufgabe;JC\r\n"a;b";E\r\n'],
  [",", 'Aufgabe,JC\n"a;b",E\n'],
  ["tab", "Aufgabe\tJC\na;b\tE\n"],
  ["named", "sep=|\nAufgabe|JC\na;b|E\n"],
])("CSV separated by %s", (_what, text) => {
  const [sheet] = sheetsOf(strToU8(text))
  expect(sheet && texts(sheet)).toEqual([
    ["Aufgabe", "JC"],
    ["a;b", "E"],
  ])
})

function utf16(text: string, mark: boolean): Uint8Array {
  const bytes = text.split("").flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0
    return [code & 255, code >> 8]
  })
  return new Uint8Array(mark ? [0xff, 0xfe, ...bytes] : bytes)
}

test.each([
  ["UTF-8", strToU8("Größe;Maß"), false],
  ["UTF-16 with a mark", utf16("Größe;Maß", true), false],
  ["UTF-16 without a mark", utf16("Größe;Maß", false), false],
  ["Windows-1252", new Uint8Array([71, 114, 0xf6, 0xdf, 101, 59, 77, 97, 0xdf]), true],
])("umlauts of %s are read; a guess is told", (_what, bytes, isGuess) => {
  const file = readTableFile(bytes, "liste")
  expect(file.ok && texts(file.sheets[0] as Sheet)).toEqual([["Größe", "Maß"]])
  expect(file.ok && file.guess !== undefined).toBe(isGuess)
})

test("a ZIP bomb, own entities, too many rows and other kinds of file are refused with the reason", () => {
  const bomb = workbook(
    `<row r="1"><c t="inlineStr"><is><t>${" ".repeat(TABLE_LIMITS.unpackedBytes)}</t></is></c></row>`,
  )
  expect(bomb.length).toBeLessThan(200_000)
  expect(faultOf(bomb)).toBe("tooLarge")
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>`
  expect(faultOf(workbook("", { "xl/workbook.xml": entities }))).toBe("entities")
  const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
  expect(faultOf(workbook(row.repeat(100_000)))).toBe("tooManyRows")
  expect(faultOf(strToU8("Aufgabe;JC\n".repeat(1_000_000)))).toBe("tooManyRows")
  expect(
    faultOf(
      spreadsheet(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
  ).toBe("tooManyRows")
  expect(faultOf(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toBe("tooManyColumns")
  expect(faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe("oldExcel")
  expect(faultOf(strToU8("%PDF-1.7"))).toBe("notTable")
  expect(faultOf(zip({ "word/document.xml": "<w/>" }))).toBe("notTable")
  expect(faultOf(new Uint8Array())).toBe("empty")
  expect(faultOf(workbook("").subarray(0, 300))).toBe("damaged")
  expect(faultOf(workbook('<row r="1"><c r="A1'))).toBe("damaged")
})
