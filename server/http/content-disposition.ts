import { create } from "content-disposition"

/** Unicode takes their accents from other letters, and these letters from no others. */
const GERMAN: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ß: "ss",
  ẞ: "SS",
}

/** RFC 6266: the name with its umlauts, and for old programs one in ASCII (`Zustaendigkeiten.csv`). */
export function toContentDisposition(fileName: string): string {
  const ascii = fileName
    .normalize("NFC")
    .replaceAll(/[äöüÄÖÜßẞ]/g, (letter) => GERMAN[letter] ?? "")
    .normalize("NFKD")
    .replaceAll(/[^\w.-]/g, "")
  return create(fileName, { fallback: ascii })
}
