import { assetUrls } from "../chrome/asset-urls.ts"

/** The faces of the drawing's own fonts; tldraw names the plain one after the family alone. */
export interface Face {
  readonly family: "tldraw_draw" | "tldraw_sans" | "tldraw_serif" | "tldraw_mono"
  readonly bold: boolean
  readonly italic: boolean
}

/** Fall-back fonts for programs that ignore embedded fonts. */
const FALLBACKS = {
  tldraw_draw: "'Shantell Sans', 'Comic Neue', 'Comic Sans MS', cursive",
  tldraw_sans: "'IBM Plex Sans', Arial, sans-serif",
  tldraw_serif: "'IBM Plex Serif', Georgia, serif",
  tldraw_mono: "'IBM Plex Mono', Consolas, monospace",
} as const

/** The embedded family for a computed or given one; the plain sans for any other. */
export function familyOf(fontFamily: string): Face["family"] {
  const first = fontFamily.split(",")[0]?.replaceAll(/["']/g, "").trim()
  return first !== undefined && isFamily(first) ? first : "tldraw_sans"
}

function isFamily(name: string): name is Face["family"] {
  return name in FALLBACKS
}

export function familyList(family: Face["family"]): string {
  return `${family}, ${FALLBACKS[family]}`
}

export function isBold(fontWeight: string): boolean {
  return fontWeight === "bold" || Number(fontWeight) >= 600
}

/** The face's name in tldraw's file names. */
export function keyOf({ family, bold, italic }: Face): string {
  return [family, italic && "italic", bold && "bold"].filter(Boolean).join("_")
}

/** The face of a text; family, weight and style are attributes of the text or of an ancestor. */
export function faceOf(text: Element): Face {
  const given = (name: string): string => text.closest(`[${name}]`)?.getAttribute(name) ?? ""
  return {
    family: familyOf(given("font-family")),
    bold: isBold(given("font-weight")),
    italic: given("font-style") === "italic",
  }
}

/** Each face that the drawing's texts use, once. */
export function facesIn(svg: SVGSVGElement): readonly Face[] {
  const faces = [...svg.querySelectorAll("text, tspan")].map(faceOf)
  return [...new Map(faces.map((face) => [keyOf(face), face])).values()]
}

/** The address of the face's file on our own server. */
function faceUrl(face: Face): string {
  const fonts = new Map(Object.entries<string | undefined>(assetUrls.fonts))
  const url = fonts.get(keyOf(face)) ?? fonts.get(face.family)
  if (url === undefined) throw new Error(`No file of the font ${face.family}`)
  return url
}

/** The faces as CSS with embedded files, so that a drawing looks the same in every program. */
export async function embeddedFaces(faces: readonly Face[]): Promise<string> {
  const rules = await Promise.all(
    faces.map(async (face) => {
      const { family, bold, italic } = face
      const source = await readAsDataUrl(faceUrl(face))
      const weight = bold ? "700" : "400"
      const style = italic ? "italic" : "normal"
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url("${source}") format("woff2")}`
    }),
  )
  return rules.join("\n")
}

async function readAsDataUrl(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  return `data:font/woff2;base64,${toBase64(bytes)}`
}

const CHUNK = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let binary = ""
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCodePoint(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}
