/** The part of opentype.js that is used; its own types would bring those of the browser. */
declare module "opentype.js/dist/opentype.mjs" {
  export interface Font {
    /** 0 where the font has no glyph for the character. */
    readonly charToGlyphIndex: (character: string) => number
  }
  export const parse: (bytes: ArrayBuffer) => Font
}
