import monoBold from "@tldraw/assets/fonts/IBMPlexMono-Bold.woff2?ttf"
import monoBoldItalic from "@tldraw/assets/fonts/IBMPlexMono-BoldItalic.woff2?ttf"
import mono from "@tldraw/assets/fonts/IBMPlexMono-Medium.woff2?ttf"
import monoItalic from "@tldraw/assets/fonts/IBMPlexMono-MediumItalic.woff2?ttf"
import sansBold from "@tldraw/assets/fonts/IBMPlexSans-Bold.woff2?ttf"
import sansBoldItalic from "@tldraw/assets/fonts/IBMPlexSans-BoldItalic.woff2?ttf"
import sans from "@tldraw/assets/fonts/IBMPlexSans-Medium.woff2?ttf"
import sansItalic from "@tldraw/assets/fonts/IBMPlexSans-MediumItalic.woff2?ttf"
import serifBold from "@tldraw/assets/fonts/IBMPlexSerif-Bold.woff2?ttf"
import serifBoldItalic from "@tldraw/assets/fonts/IBMPlexSerif-BoldItalic.woff2?ttf"
import serif from "@tldraw/assets/fonts/IBMPlexSerif-Medium.woff2?ttf"
import serifItalic from "@tldraw/assets/fonts/IBMPlexSerif-MediumItalic.woff2?ttf"
import drawBold from "@tldraw/assets/fonts/Shantell_Sans-Informal_Bold.woff2?ttf"
import drawBoldItalic from "@tldraw/assets/fonts/Shantell_Sans-Informal_Bold_Italic.woff2?ttf"
import draw from "@tldraw/assets/fonts/Shantell_Sans-Informal_Regular.woff2?ttf"
import drawItalic from "@tldraw/assets/fonts/Shantell_Sans-Informal_Regular_Italic.woff2?ttf"

import type { Face } from "./fonts.ts"

/** Plain, bold, italic, bold italic. */
const FILES = {
  tldraw_draw: [draw, drawBold, drawItalic, drawBoldItalic],
  tldraw_sans: [sans, sansBold, sansItalic, sansBoldItalic],
  tldraw_serif: [serif, serifBold, serifItalic, serifBoldItalic],
  tldraw_mono: [mono, monoBold, monoItalic, monoBoldItalic],
} as const

/** The face's file in a format for PDF, from our own server. */
export function printFontUrl({ family, bold, italic }: Face): string {
  return FILES[family][italic ? (bold ? 3 : 2) : bold ? 1 : 0]
}
