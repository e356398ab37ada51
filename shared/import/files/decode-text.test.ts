import { expect, test } from "vitest"

import { decodeFile } from "./decode-text.ts"

test("UTF-8, with and without a mark, and UTF-16 are read as they are", async () => {
  const words = "Zuständigkeit für Bürgeramt – „Öffnung“"
  const files = [
    new Blob([words]),
    new Blob(["\uFEFF", words]),
    new Blob([new Uint8Array([0xff, 0xfe]), new Uint8Array(Buffer.from(words, "utf16le"))]),
  ]
  for (const file of files) expect(await decodeFile(file)).toEqual({ text: words })
})

test("Windows-1252 keeps its umlauts, and words to look at come along", async () => {
  const bytes = Buffer.from("Bürgeramt, Ausländerbehörde, Straße", "latin1")
  const { text, guess } = await decodeFile(
    new Blob([new Uint8Array(bytes), new Uint8Array([0x80])]),
  )
  expect(text).toBe("Bürgeramt, Ausländerbehörde, Straße€")
  expect(guess?.samples).toContain("Bürgeramt,")
  expect(text).not.toContain("\uFFFD")
})
