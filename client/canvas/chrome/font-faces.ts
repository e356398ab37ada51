import { DefaultFontFaces, allDefaultFontFaces } from "tldraw"

/**
 * Without this, tldraw loads all sixteen faces (1.2 MB) as soon as the editor is there. Each shape asks for the faces it is
 * written in anyway; beside those only the one that the next note will be written in is loaded ahead.
 */
export function loadFacesOnDemand(): void {
  allDefaultFontFaces.splice(
    0,
    allDefaultFontFaces.length,
    DefaultFontFaces.tldraw_draw.normal.normal,
  )
}
