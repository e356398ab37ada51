import { jsPDF } from "jspdf"
import { svg2pdf } from "svg2pdf.js"

import { currentLanguage } from "../../messages/language.ts"
import { type Drawing, NothingToDraw } from "./drawing.ts"
import { type Face, faceOf, facesIn, keyOf, toBase64 } from "./fonts.ts"
import { printFontUrl } from "./print-fonts.ts"

export interface Page {
  readonly title: string
  readonly drawing: Drawing
}

/** The longer side of a page: A3. Printed on A4 it is still legible. */
const LONGER = 1190.55
const MARGIN = 28
const TITLE = 20

/** A PDF with a page for each drawing, as vectors and searchable text, with the title above it. */
export async function toPdf(title: string, pages: readonly Page[]): Promise<Blob> {
  const first = pages[0]
  if (!first) throw new NothingToDraw()
  const pdf = new jsPDF({
    ...pageOf(first.drawing),
    unit: "pt",
    compress: true,
    putOnlyUsedFonts: true,
  })
  pdf.setProperties({ title, creator: "Tafelrunde" })
  pdf.setLanguage(currentLanguage())
  const known = new Set<string>()
  for (const [index, page] of pages.entries()) {
    const { format, orientation } = pageOf(page.drawing)
    if (index > 0) pdf.addPage(format, orientation)
    for (const face of [...facesIn(page.drawing.svg), HEADING]) await addFace(pdf, face, known)
    pdf.outline.add(null, page.title, { pageNumber: index + 1 })
    await drawPage(pdf, page)
  }
  return pdf.output("blob")
}

const HEADING: Face = { family: "tldraw_sans", bold: true, italic: false }

interface PageShape {
  readonly format: [number, number]
  readonly orientation: "landscape" | "portrait"
}

function scaleOf({ width, height }: Drawing): number {
  return (LONGER - 2 * MARGIN) / Math.max(width, height)
}

function pageOf(drawing: Drawing): PageShape {
  const scale = scaleOf(drawing)
  const width = drawing.width * scale + 2 * MARGIN
  const height = drawing.height * scale + 2 * MARGIN + 2 * TITLE
  return { format: [width, height], orientation: width > height ? "landscape" : "portrait" }
}

async function drawPage(pdf: jsPDF, { title, drawing }: Page): Promise<void> {
  const scale = scaleOf(drawing)
  pdf.setFont(keyOf(HEADING), "normal").setFontSize(TITLE)
  pdf.text(title, MARGIN, MARGIN + TITLE * 0.8)
  nameFaces(drawing.svg)
  placeAtStart(pdf, drawing.svg)
  paintPatterns(drawing.svg)
  await svg2pdf(drawing.svg, pdf, {
    x: MARGIN,
    y: MARGIN + 2 * TITLE,
    width: drawing.width * scale,
    height: drawing.height * scale,
  })
}

/** Names each face as a family of its own: svg2pdf loses the change between faces of one family. */
function nameFaces(svg: SVGSVGElement): void {
  const texts = [...svg.querySelectorAll("text, tspan")]
  const names = texts.map((text) => keyOf(faceOf(text)))
  for (const [index, text] of texts.entries()) {
    text.setAttribute("font-family", names[index] ?? keyOf(HEADING))
    text.setAttribute("font-weight", "normal")
    text.setAttribute("font-style", "normal")
    // The PDF uses the font of the screen, so `textLength` is not needed.
    text.removeAttribute("textLength")
  }
  // The texts now carry the font attributes of their groups.
  for (const group of svg.querySelectorAll("g[font-family], g[font-weight], g[font-style]")) {
    for (const name of ["font-family", "font-weight", "font-style"]) group.removeAttribute(name)
  }
}

/** Measures texts with the PDF's fonts; the browser does not know their names and would measure another font. */
function placeAtStart(pdf: jsPDF, svg: SVGSVGElement): void {
  for (const text of svg.querySelectorAll("text[text-anchor]")) {
    const share = { middle: 0.5, end: 1 }[text.getAttribute("text-anchor") ?? ""]
    if (share === undefined || text.childElementCount > 0) continue
    const given = (name: string): string => text.closest(`[${name}]`)?.getAttribute(name) ?? ""
    pdf.setFont(text.getAttribute("font-family") ?? keyOf(HEADING), "normal")
    const width = pdf.getStringUnitWidth(text.textContent) * Number.parseFloat(given("font-size"))
    text.setAttribute("x", String(Number(given("x")) - share * width))
    text.setAttribute("text-anchor", "start")
  }
}

/** Replaces hatching, which svg2pdf loses, by a lighter colour. */
function paintPatterns(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll('[fill^="url("]')) {
    element.setAttribute("fill", "#ffffff")
    element.setAttribute("fill-opacity", "0.7")
  }
}

async function addFace(pdf: jsPDF, face: Face, known: Set<string>): Promise<void> {
  const name = keyOf(face)
  if (known.has(name)) return
  known.add(name)
  const bytes = new Uint8Array(await (await fetch(printFontUrl(face))).arrayBuffer())
  pdf.addFileToVFS(`${name}.ttf`, toBase64(bytes))
  pdf.addFont(`${name}.ttf`, name, "normal")
}
