import { strToU8, type Zippable, zipSync } from "fflate"

/** The earliest time that a ZIP entry can have, by the local clock because that is how it is stored. */
const SAME_TIME = new Date(1980, 0, 1)

/** Files whose order, names and content alone decide the bytes; those in `stored` stay uncompressed. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  stored: readonly string[] = [],
): Uint8Array {
  const entries: Zippable = {}
  for (const [name, file] of Object.entries(files)) {
    const bytes = typeof file === "string" ? strToU8(file) : file
    entries[name] = [bytes, { level: stored.includes(name) ? 0 : 6, mtime: SAME_TIME }]
  }
  return zipSync(entries)
}
