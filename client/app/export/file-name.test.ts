import { expect, test } from "vitest"

import { readFileName } from "../api.ts"

test("a download keeps the server's name, umlauts included", () => {
  const both = `attachment; filename="Zustaendigkeiten.csv"; filename*=UTF-8''Zust%C3%A4ndigkeiten.csv`
  expect(readFileName(both)).toBe("Zuständigkeiten.csv")
  expect(readFileName('attachment; filename="matrix.xlsx"')).toBe("matrix.xlsx")
  expect(readFileName("attachment; filename=matrix.xlsx")).toBe("matrix.xlsx")
  expect(readFileName(null)).toBeUndefined()
})
