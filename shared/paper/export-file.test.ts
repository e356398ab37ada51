import { describe, expect, test } from "vitest"

import { canonicalJson, parseBoardContent, templateContent } from "../content/index.ts"
import { musterstadtExpected } from "../testing/index.ts"
import { type PaperDocument } from "./document/node.ts"
import { type Poster } from "./document/posters/poster.ts"
import { exportFile } from "./export-file.ts"
import { EXPORT_NAMES } from "./exports.ts"
import { fileName } from "./file-name.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const today = "2027-04-01"
const network = { profile: "network", language: "de", today } as const

async function textOf(name: string, profile: "internal" | "network" | "public"): Promise<string> {
  const file = await exportFile(name, musterstadt, { profile, language: "de", today })
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file?.bytes)
}

async function nameOf(title: string, day: string): Promise<string | undefined> {
  const content = { ...templateContent("blank", { language: "de" }), meta: { title } }
  return (await exportFile("matrix.csv", content, { ...network, today: day }))?.fileName
}

test.each([
  ["workbook.xlsx", "Schnittstellenpapier_Musterstadt_2027-03-10_v3-0_Netzwerk.xlsx"],
  ["responsibilities.csv", "Zuständigkeiten_Musterstadt_2027-03-10_v3-0_Netzwerk.csv"],
  ["matrix.xlsx", "Matrix_Musterstadt_2027-03-10_v3-0_Netzwerk.xlsx"],
  ["matrix.html", "Matrix_Musterstadt_2027-03-10_v3-0_Netzwerk.html"],
  ["questions.csv", "Offene-Punkte_Musterstadt_2027-03-10_v3-0_Netzwerk.csv"],
  ["board.json", "Tafel_Musterstadt_2027-03-10_v3-0_Netzwerk.json"],
])("%s is saved as %s", async (name, saved) => {
  expect((await exportFile(name, musterstadt, network))?.fileName).toBe(saved)
})

test("what does not exist is not made", async () => {
  for (const name of ["matrix.exe", "matrix", "toString", "__proto__", ""]) {
    expect(await exportFile(name, musterstadt, network)).toBeUndefined()
  }
})

/** Stands in for Typst, which belongs to the server. */
function pdfWriter(document: PaperDocument | Poster): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document))
}

test("every export there is can be written, also of an empty board, twice the same", async () => {
  const blank = templateContent("blank", { language: "en" })
  const options = { profile: "public", language: "en", today, pdfWriter } as const
  for (const name of EXPORT_NAMES.filter((each) => each !== "board.tafelrunde")) {
    const once = await exportFile(name, blank, options)
    const again = await exportFile(name, blank, options)
    expect(once).toBeDefined()
    expect(again).toEqual(once)
  }
})

describe("board.json", () => {
  test("for the facilitator is the content itself", async () => {
    const text = await textOf("board.json", "internal")
    expect(text).toBe(canonicalJson(musterstadt))
    expect(parseBoardContent(JSON.parse(text)).ok).toBe(true)
  })

  test("for the public names only who has agreed, and can be imported", async () => {
    const text = await textOf("board.json", "public")
    expect(parseBoardContent(JSON.parse(text)).ok).toBe(true)
    for (const { id, lastName } of musterstadt.contacts ?? []) {
      expect([id, text.includes(`"${lastName}"`)]).toEqual([
        id,
        musterstadtExpected.publicProfile.namedContacts.includes(id),
      ])
    }
  })
})

test("responsibilities.json has one object a role, under names that programs can rely on", async () => {
  const rows: unknown = JSON.parse(await textOf("responsibilities.json", "network"))
  expect(rows).toHaveLength(musterstadtExpected.counts.roleRows)
  expect(rows).toContainEqual(
    expect.objectContaining({
      taskNumber: 9,
      institutionShort: "JC",
      roleCode: "D",
      roleRaci: "R",
      validTo: null,
    }),
  )
})

describe("file names", () => {
  const parts = {
    what: "Matrix",
    asOf: today,
    profile: "public",
    language: "de",
    extension: "csv",
  } as const

  test("leave out what is not known", () => {
    expect(fileName(parts)).toBe("Matrix_2027-04-01_Öffentlich.csv")
    expect(fileName({ ...parts, board: { region: "", version: null } })).toBe(
      "Matrix_2027-04-01_Öffentlich.csv",
    )
  })

  test("say the version once", () => {
    expect(fileName({ ...parts, board: { version: "V 2.1" } })).toBe(
      "Matrix_2027-04-01_v2-1_Öffentlich.csv",
    )
    expect(fileName({ ...parts, board: { version: "v2.1" } })).toBe(
      "Matrix_2027-04-01_v2-1_Öffentlich.csv",
    )
  })

  test("can be saved anywhere, whatever the region is called", () => {
    const region = '../.Bad: "Münster"/ö*?\\<x>|\u0000\u202e\r\n'
    expect(fileName({ ...parts, board: { region, version: "1.2/b" } })).toBe(
      "Matrix_Bad-Münster-ö-x_2027-04-01_v1-2-b_Öffentlich.csv",
    )
  })

  test("are cut between words", () => {
    const region = "Landkreis Sächsische Schweiz-Osterzgebirge und Landeshauptstadt Dresden"
    expect(fileName({ ...parts, board: { region } })).toBe(
      "Matrix_Landkreis-Sächsische-Schweiz-Osterzgebirge-und_2027-04-01_Öffentlich.csv",
    )
    expect(fileName({ ...parts, board: { region: "x".repeat(500) } })).toBe(
      `Matrix_${"x".repeat(60)}_2027-04-01_Öffentlich.csv`,
    )
  })

  test("of two boards without a region, or of two days, differ", async () => {
    expect(await nameOf("2. Regionalworkshop", "2027-03-10")).toBe(
      "Matrix_2-Regionalworkshop_2027-03-10_Netzwerk.csv",
    )
    expect(await nameOf("3. Regionalworkshop", "2027-03-10")).toBe(
      "Matrix_3-Regionalworkshop_2027-03-10_Netzwerk.csv",
    )
    expect(await nameOf("3. Regionalworkshop", "2027-09-10")).toBe(
      "Matrix_3-Regionalworkshop_2027-09-10_Netzwerk.csv",
    )
  })
})
