import { Box, type Editor, getSvgAsImage, type TLShapeId } from "tldraw"

import { embeddedFaces, facesIn, familyList, familyOf } from "./fonts.ts"
import { writeHyphens } from "./soft-hyphens.ts"
import { writeTextAsText } from "./text-as-text.ts"

/** Shapes as plain SVG that looks like the board: without HTML, and not yet with fonts. */
export interface Drawing {
  readonly svg: SVGSVGElement
  readonly width: number
  readonly height: number
}

const PADDING = 32
const SHARP = 2
/** Maximum pixels of the longer side; larger pictures are slow or fail in browsers. */
const MOST_PIXELS = 8192

export class NothingToDraw extends Error {
  constructor() {
    super("Nothing to draw.")
    this.name = "NothingToDraw"
  }
}

/** Draws the shapes, cut at `area` where it is given. Throws `NothingToDraw` when none of them is visible. */
export async function drawShapes(
  editor: Editor,
  ids: readonly TLShapeId[],
  area?: Box,
): Promise<Drawing> {
  if (ids.length === 0) throw new NothingToDraw()
  const headings = headingScale(area ?? boundsOf(editor, ids))
  await editor.fonts.loadRequiredFontsForCurrentPage(Infinity)
  const drawn = await editor.getSvgElement([...ids], {
    background: false,
    darkMode: false,
    padding: PADDING * headings,
    ...(area && { bounds: area }),
    scale: 1,
  })
  if (!drawn) throw new NothingToDraw()
  const svg = cloneOf(drawn.svg)
  enlargeHeadings(svg, headings)
  writeTextAsText(svg, editor.getContainer())
  writeHyphens(svg)
  for (const style of svg.querySelectorAll("style")) style.remove()
  nameFonts(svg)
  writeOpacity(svg)
  addPaper(svg)
  nameLinks(svg)
  return { svg, width: drawn.width, height: drawn.height }
}

/** Units of the longer side on which a frame's name is written as large as tldraw does. */
const NAMES_FIT = 1400

/** Scales the names of frames with the drawing; on the screen they have the same size at every zoom. */
function headingScale(bounds: Box): number {
  return Math.min(4, Math.max(1, Math.max(bounds.w, bounds.h) / NAMES_FIT))
}

function boundsOf(editor: Editor, ids: readonly TLShapeId[]): Box {
  return Box.Common(ids.flatMap((id) => editor.getShapePageBounds(id) ?? []))
}

/** tldraw draws a frame as a rectangle, followed by a group with its name above the frame's origin. */
function enlargeHeadings(svg: SVGSVGElement, scale: number): void {
  for (const heading of svg.querySelectorAll(
    "g > rect:first-child + g[fill]:has(> rect + g > text)",
  )) {
    const given = heading.getAttribute("transform") ?? ""
    heading.setAttribute("transform", `${given} scale(${scale})`.trim())
    for (const name of heading.querySelectorAll("text")) joinWords(name)
  }
}

/** Joins the words of a frame's name: tldraw positions each word with the widths of another font. */
function joinWords(text: SVGTextElement): void {
  const words = [...text.querySelectorAll("tspan")]
  const [first] = words
  if (!first) return
  for (const name of ["x", "y"]) text.setAttribute(name, first.getAttribute(name) ?? "0")
  text.textContent = words.map(({ textContent }) => textContent).join("")
}

/** A copy of the rendered element, which React will remove. */
function cloneOf(svg: SVGSVGElement): SVGSVGElement {
  const clone = svg.cloneNode(true)
  if (!(clone instanceof SVGSVGElement)) throw new Error("Not a drawing.")
  return clone
}

/** Unifies the fonts of all texts: as attributes, with the names of the embedded fonts. */
function nameFonts(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll<SVGElement>("[font-family], [style*='font-']")) {
    for (const name of ["font-family", "font-size", "font-weight", "font-style"]) {
      const value = element.style.getPropertyValue(name)
      if (value === "") continue
      element.setAttribute(name, value)
      element.style.removeProperty(name)
    }
    const family = element.getAttribute("font-family")
    if (family !== null) element.setAttribute("font-family", familyList(familyOf(family)))
  }
}

const RGBA = /^rgba\((.+),\s*([\d.]+)\)$/

/** Writes translucent colours as colour and opacity, which every program understands. */
function writeOpacity(svg: SVGSVGElement): void {
  for (const name of ["fill", "stroke"]) {
    for (const element of svg.querySelectorAll(`[${name}^="rgba("]`)) {
      const [, color, opacity] = RGBA.exec(element.getAttribute(name) ?? "") ?? []
      if (color === undefined || opacity === undefined) continue
      element.setAttribute(name, `rgb(${color})`)
      element.setAttribute(`${name}-opacity`, opacity)
    }
  }
}

/** Writes pictures with `xlink:href`, without which other programs do not show them. */
function nameLinks(svg: SVGSVGElement): void {
  for (const image of svg.querySelectorAll("image")) {
    const href = image.getAttribute("href")
    if (href !== null) image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", href)
  }
}

/** A white background, as on paper; the board's own colour is a CSS variable. */
function addPaper(svg: SVGSVGElement): void {
  const { x, y, width, height } = svg.viewBox.baseVal
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect")
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    paper.setAttribute(name, String(value))
  }
  paper.setAttribute("fill", "#ffffff")
  svg.prepend(paper)
  svg.removeAttribute("class")
  svg.style.removeProperty("background-color")
}

/** A self-contained file with embedded fonts. */
export async function toSvgFile({ svg }: Drawing): Promise<string> {
  const file = cloneOf(svg)
  const style = document.createElementNS(file.namespaceURI, "style")
  style.textContent = await embeddedFaces(facesIn(file))
  file.prepend(style)
  file.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`
}

/** Twice the board's resolution, up to the largest picture that this browser can create. */
export async function toPng(drawing: Drawing): Promise<Blob> {
  const { width, height } = drawing
  const svg = await toSvgFile(drawing)
  const pixelRatio = Math.min(SHARP, MOST_PIXELS / Math.max(width, height))
  const image = await getSvgAsImage(svg, { type: "png", width, height, pixelRatio })
  if (!image) throw new Error("No picture could be made.")
  return image
}
