import { describe, expect, test } from "vitest"

import { canonicalJson, parseBoardContent, templateContent } from "../content/index.ts"
import { musterstadtExpected } from "../testing/index.ts"
import { EXPORT_NAMES, exportFile } from "./export-file.ts"
import { fileName } from "./file-name.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const network = { profile: "network", language: "de" } as const

async function textOf(name: string, profile: "internal" | "network" | "public"): Promise<string> {
  const file = await exportFile(name, musterstadt, { profile, language: "de" })
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file?.bytes)
}

test.each([
  ["workbook.xlsx", "Schnittstellenpapier_Musterstadt_2027-03-10_v3-0_Netzwerk.xlsx"],
  ["responsibilities.csv", "Zuständigkeiten_Musterstadt_2027-03-10_v3-0_Netzwerk.csv"],
  ["matrix.xlsx", "Matrix_Musterstadt_2027-03-10_v3-0_Netzwerk.xlsx"],
  ["questions.csv", "Offene-Punkte_Musterstadt_2027-03-10_v3-0_Netzwerk.csv"],
  ["board.json", "Tafel_Musterstadt_2027-03-10_v3-0_Netzwerk.json"],
])("%s is saved as %s", async (name, saved) => {
  expect((await exportFile(name, musterstadt, network))?.fileName).toBe(saved)
})

test("what does not exist is not made", async () => {
  for (const name of ["paper.xlsx", "matrix.exe", "matrix", "toString", "__proto__", ""]) {
    expect(await exportFile(name, musterstadt, network)).toBeUndefined()
  }
})

test("every export there is can be written, also of an empty board, twice the same", async () => {
  const blank = templateContent("blank", { language: "en" })
  for (const name of EXPORT_NAMES) {
    const once = await exportFile(name, blank, { profile: "public", language: "en" })
    const again = await exportFile(name, blank, { profile: "public", language: "en" })
    expect(once?.bytes.length).toBeGreaterThan(0)
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
  const parts = { what: "Matrix", profile: "public", language: "de", extension: "csv" } as const

  test("leave out what is not known", () => {
    expect(fileName(parts)).toBe("Matrix_Öffentlich.csv")
    expect(fileName({ ...parts, region: "", version: null, asOf: null })).toBe(
      "Matrix_Öffentlich.csv",
    )
  })

  test("can be saved anywhere, whatever the region is called", () => {
    const region = '../.Bad: "Münster"/ö*?\\<x>|\u0000\u202e\r\n'
    expect(fileName({ ...parts, region, version: "1.2/b" })).toBe(
      "Matrix_Bad-Münster-ö-x_v1-2-b_Öffentlich.csv",
    )
    expect(fileName({ ...parts, region: "x".repeat(500) })).toHaveLength(82)
  })
})
