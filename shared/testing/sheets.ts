import { strFromU8, unzipSync } from "fflate"

import { type Table } from "../paper/index.ts"

/** The files inside a ZIP as text, by their names. */
export function unzipped(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
  )
}

/** Texts that broke spreadsheets: formulas, controls, escapes, markup, what is not well-formed. */
export const HOSTILE_TEXTS: readonly string[] = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "'=1",
  "=cmd|' /C calc'!A0",
  "\0",
  "\u0001\u001f\u007f\u0085",
  "\ud800 lone",
  "\ufffe\uffff",
  "a\r\nb\rc\td",
  "_x0041_",
  "  two  spaces  ",
  "<&>\"']]>",
  "&amp; &C &P",
  "2027-01-31",
  "01067",
  "٣ שלום 中文 😀",
  "x".repeat(40_000),
]

export function tableOfTexts(texts: readonly string[], title = "Offene Punkte"): Table {
  return {
    name: "questions",
    title,
    columns: [
      { key: "text", heading: "=Frage & Antwort", kind: "text", width: 10 },
      { key: "short", heading: "Kurz", kind: "text", width: 8 },
    ],
    rows: texts.map((text) => [text, text]),
  }
}
