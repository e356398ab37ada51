import { parse } from "content-disposition"
import { expect, test } from "vitest"

import { toContentDisposition } from "./content-disposition.ts"

test("a name keeps its umlauts, and old programs get one that reads the same", () => {
  const header = toContentDisposition("Zuständigkeiten_Gößweinstein_Öffentlich.csv")

  expect(header).toContain("Zustaendigkeiten_Goessweinstein_Oeffentlich.csv")
  expect(parse(header).parameters["filename"]).toBe("Zuständigkeiten_Gößweinstein_Öffentlich.csv")
})

test("umlauts that are written as two characters are read the same", () => {
  const header = toContentDisposition("Kru\u0308n_Łódź.csv")

  expect(header).toContain("Kruen_odz.csv")
})

test("a name in ASCII is sent once", () => {
  expect(toContentDisposition("Matrix_2027-03-10.xlsx")).not.toContain("*=")
})
