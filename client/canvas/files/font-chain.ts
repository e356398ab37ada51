import symbolsUrl from "@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf?url"
import sansUrl from "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url"
import type { jsPDF } from "jspdf"

import { type Face, keyOf, toBase64 } from "./fonts.ts"
import { printFontUrl } from "./print-fonts.ts"

/** The fonts of a PDF: each face that texts are drawn in, and those that follow where its characters end. */
export interface FontChain {
  /**
   * The name of the first font that has all these characters: the face's own, then Noto Sans, then Noto Sans
   * Symbols 2. Undefined where none has them, or where a script needs shaping that the PDF library cannot do.
   */
  readonly fontFor: (face: Face, characters: string) => string | undefined
}

const FALLBACKS = [
  { name: "noto_sans", url: sansUrl },
  { name: "noto_symbols", url: symbolsUrl },
] as const

/** Adds the faces to the PDF, and the fall-back fonts when a character needs them: both are fetched from our server. */
export async function loadFontChain(
  pdf: jsPDF,
  faces: readonly Face[],
  characters: string,
): Promise<FontChain> {
  for (const face of faces) await addFont(pdf, keyOf(face), printFontUrl(face))
  const drawable = [...new Set(characters)].filter(isDrawableAsText)
  const isMissing = drawable.some((one) => faces.some((face) => !covers(pdf, keyOf(face), one)))
  const fallbacks = isMissing ? FALLBACKS : []
  for (const { name, url } of fallbacks) await addFont(pdf, name, url)
  return {
    fontFor: (face, text) => {
      if (!isDrawableAsText(text)) return undefined
      return [keyOf(face), ...fallbacks.map(({ name }) => name)].find((name) =>
        covers(pdf, name, text),
      )
    },
  }
}

async function addFont(pdf: jsPDF, name: string, url: string): Promise<void> {
  if (name in pdf.getFontList()) return
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  pdf.addFileToVFS(`${name}.ttf`, toBase64(bytes))
  pdf.addFont(`${name}.ttf`, name, "normal")
}

/** Right-to-left and joining scripts, marks and joiners; jsPDF would place their letters side by side in reading order. */
const SHAPED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Ethiopic}\p{M}\u{200D}]/u

/** jsPDF writes one glyph for a UTF-16 unit, so that only the first 65,536 characters can be text. */
function isDrawableAsText(text: string): boolean {
  return codePoints(text).every((one) => one <= 0xffff) && !SHAPED.test(text)
}

interface ParsedFont {
  readonly characterToGlyph: (codePoint: number) => number
}

function covers(pdf: jsPDF, name: string, text: string): boolean {
  const { metadata } = pdf.setFont(name, "normal").getFont() as { metadata?: ParsedFont }
  return codePoints(text).every((one) => (metadata?.characterToGlyph(one) ?? 0) > 0)
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
}
