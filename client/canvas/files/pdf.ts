import { jsPDF } from "jspdf"
import { svg2pdf } from "svg2pdf.js"

import { currentLanguage } from "../../messages/language.ts"
import { type Drawing, NothingToDraw } from "./drawing.ts"
import { type FontChain, loadFontChain } from "./font-chain.ts"
import { type Face, faceOf, facesIn, keyOf } from "./fonts.ts"
import { layOutSheet, type SheetTexts } from "./sheet-layout.ts"
import { type PicturedText, splitTexts } from "./text-runs.ts"

export interface Page extends SheetTexts {
  readonly drawing: Drawing
}

const HEADING: Face = { family: "tldraw_sans", bold: true, italic: false }

/** Makes a PDF with an A4 or A3 page for each drawing: vectors, and text that can be searched and copied. */
export async function toPdf(title: string, pages: readonly Page[]): Promise<Blob> {
  if (pages.length === 0) throw new NothingToDraw()
  const pdf = new jsPDF({ unit: "pt", compress: true, putOnlyUsedFonts: true })
  pdf.deletePage(1)
  pdf.setProperties({ title, creator: "Tafelrunde" })
  pdf.setLanguage(currentLanguage())
  const host = document.createElement("div")
  Object.assign(host.style, { position: "fixed", left: "0", top: "0", opacity: "0" })
  host.inert = true
  document.body.append(host)
  try {
    for (const page of pages) {
      await drawPage(pdf, page, host)
      pdf.outline.add(null, page.title, { pageNumber: pdf.getNumberOfPages() })
    }
  } finally {
    host.remove()
  }
  return pdf.output("blob")
}

async function drawPage(pdf: jsPDF, page: Page, host: HTMLElement): Promise<void> {
  const { svg, width, height } = layOutSheet(page.drawing, page, host)
  pdf.addPage([width, height], width > height ? "landscape" : "portrait")
  const chain = await loadFontChain(pdf, [...facesIn(svg), HEADING], svg.textContent)
  const pictured = splitTexts(svg, chain)
  nameFaces(svg)
  placeAtStart(pdf, svg)
  paintPatterns(svg)
  await svg2pdf(svg, pdf, { x: 0, y: 0, width, height })
  for (const text of pictured) writeActualText(pdf, text, chain)
  svg.remove()
}

/** Names each face as a family of its own: svg2pdf loses the change between faces of one family. */
function nameFaces(svg: SVGSVGElement): void {
  const texts = [...svg.querySelectorAll("text, tspan")]
  const names = texts.map((text) => text.getAttribute("data-font") ?? keyOf(faceOf(text)))
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

/**
 * Writes the characters of a picture into the PDF: an invisible space that stands for them (`ActualText`, ISO 32000-1,
 * 14.9.4), so that search, copying and screen readers find them in their place.
 */
function writeActualText(pdf: jsPDF, { text, x, y, size }: PicturedText, chain: FontChain): void {
  pdf.setFont(chain.fontFor(HEADING, " ") ?? keyOf(HEADING), "normal").setFontSize(size)
  const content = pdf.internal as jsPDF["internal"] & PageContent
  content.write(`/Span <</ActualText <FEFF${toUtf16Hex(text)}>>> BDC`)
  pdf.text(" ", x, y, { renderingMode: "invisible" })
  content.write("EMC")
}

/** jsPDF's types leave out that its plugins write to the page's content. */
interface PageContent {
  readonly write: (line: string) => void
}

function toUtf16Hex(text: string): string {
  let hex = ""
  for (let at = 0; at < text.length; at += 1) {
    // eslint-disable-next-line unicorn/prefer-code-point
    hex += text.charCodeAt(at).toString(16).padStart(4, "0")
  }
  return hex.toUpperCase()
}
