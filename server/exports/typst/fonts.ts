import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

import { type Font, parse } from "opentype.js/dist/opentype.mjs"

/**
 * The fonts of the paper in the order in which a character is looked for; `family` is what the font calls itself.
 * All are Open Font License, whole TTFs from packages that run no install script.
 */
const FAMILIES = [
  {
    family: "IBM Plex Sans",
    at: import.meta.resolve("@expo-google-fonts/ibm-plex-sans"),
    file: "IBMPlexSans",
  },
  {
    family: "Noto Sans",
    at: import.meta.resolve("@expo-google-fonts/noto-sans"),
    file: "NotoSans",
  },
  {
    family: "Noto Sans Arabic",
    at: import.meta.resolve("@expo-google-fonts/noto-sans-arabic"),
    file: "NotoSansArabic",
  },
  {
    family: "Noto Sans Hebrew",
    at: import.meta.resolve("@expo-google-fonts/noto-sans-hebrew"),
    file: "NotoSansHebrew",
  },
  {
    family: "Noto Sans Symbols 2",
    at: import.meta.resolve("@expo-google-fonts/noto-sans-symbols-2"),
    file: "NotoSansSymbols2",
  },
  {
    family: "Noto Emoji",
    at: import.meta.resolve("@expo-google-fonts/noto-emoji"),
    file: "NotoEmoji",
  },
] as const

const WEIGHTS = ["400Regular", "700Bold"] as const
/** The one family without a bold face. */
const ONE_WEIGHT: ReadonlySet<string> = new Set(["Noto Sans Symbols 2"])

export const FONT_FAMILIES: readonly string[] = FAMILIES.map(({ family }) => family)

interface FontFile {
  readonly family: string
  readonly bytes: Buffer
}

export function readFonts(): readonly FontFile[] {
  return FAMILIES.flatMap(({ at, family, file }) => {
    const root = dirname(fileURLToPath(at))
    const weights = ONE_WEIGHT.has(family) ? WEIGHTS.slice(0, 1) : WEIGHTS
    return weights.map((weight) => ({
      family,
      bytes: readFileSync(join(root, weight, `${file}_${weight}.ttf`)),
    }))
  })
}

/** Tells which characters a PDF can show; Typst ends an export at the first that no font has. */
export class Coverage {
  readonly #fonts: readonly Font[]
  readonly #known = new Map<string, boolean>()

  constructor(files: readonly FontFile[]) {
    const oneOfEach = [...new Map(files.map((file) => [file.family, file])).values()]
    this.#fonts = oneOfEach.map(({ bytes }) => parse(toArrayBuffer(bytes)))
  }

  has(character: string): boolean {
    const known = this.#known.get(character)
    if (known !== undefined) return known
    const found = this.#fonts.some((font) => font.charToGlyphIndex(character) > 0)
    this.#known.set(character, found)
    return found
  }
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
