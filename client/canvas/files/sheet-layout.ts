import type { Drawing } from "./drawing.ts"
import { familyList } from "./fonts.ts"

const SVG = "http://www.w3.org/2000/svg"

/** A page of the PDF before it is written: the drawing between a header and a footer, in points. */
export interface LaidOutSheet {
  readonly svg: SVGSVGElement
  readonly width: number
  readonly height: number
}

export interface SheetTexts {
  readonly title: string
  /** Left in the footer: the board and the date. */
  readonly source: string
  /** Right in the footer: the page number. */
  readonly number: string
}

const A4 = { short: 595.28, long: 841.89 }
const A3 = { short: 841.89, long: 1190.55 }
const MARGIN = 34
const HEADER = 34
const FOOTER = 24
/** Points for one unit of the canvas: below the lower one A4 becomes hard to read; above the upper one nothing gains. */
const READABLE = 0.5
const LARGEST = 1

/** Lays a drawing out on A4, or on A3 where its texts would be too small. `host` must be in the page while it is used. */
export function layOutSheet(drawing: Drawing, texts: SheetTexts, host: HTMLElement): LaidOutSheet {
  const paper = scaleOn(A4, drawing) >= READABLE ? A4 : A3
  const { width, height } = sizeOf(paper, drawing)
  const scale = scaleOn(paper, drawing)
  const svg = document.createElementNS(SVG, "svg")
  setAll(svg, { width, height, viewBox: `0 0 ${width} ${height}` })
  host.append(svg)
  const content = [drawing.width * scale, drawing.height * scale] as const
  setAll(drawing.svg, {
    x: (width - content[0]) / 2,
    y: MARGIN + HEADER,
    width: content[0],
    height: content[1],
    overflow: "hidden",
  })
  svg.append(drawing.svg)
  const room = width - 2 * MARGIN
  addLine(svg, texts.title, { x: MARGIN, y: MARGIN + 14, size: 16, bold: true, room })
  const foot = { y: height - MARGIN + 8, size: 9, bold: false }
  const number = addLine(svg, texts.number, { ...foot, x: MARGIN, room })
  const used = number.getComputedTextLength()
  number.setAttribute("x", String(width - MARGIN - used))
  addLine(svg, texts.source, { ...foot, x: MARGIN, room: room - used - 20 })
  return { svg, width, height }
}

interface Paper {
  readonly short: number
  readonly long: number
}

function sizeOf({ short, long }: Paper, drawing: Drawing): { width: number; height: number } {
  return drawing.width > drawing.height
    ? { width: long, height: short }
    : { width: short, height: long }
}

function scaleOn(paper: Paper, drawing: Drawing): number {
  const { width, height } = sizeOf(paper, drawing)
  const across = (width - 2 * MARGIN) / drawing.width
  const down = (height - 2 * MARGIN - HEADER - FOOTER) / drawing.height
  return Math.min(LARGEST, across, down)
}

interface LineStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
  /** The width that the line may take, in points. */
  readonly room: number
}

/** Writes one line; what is too long for its room becomes smaller, and is cut only below 8 points. */
function addLine(svg: SVGSVGElement, value: string, style: LineStyle): SVGTextElement {
  const text = document.createElementNS(SVG, "text")
  const { x, y, size, bold, room } = style
  setAll(text, {
    x,
    y,
    "font-size": size,
    "font-weight": bold ? "bold" : "normal",
    fill: "#1d1d1d",
  })
  text.setAttribute("font-family", familyList("tldraw_sans"))
  text.style.whiteSpace = "pre"
  text.textContent = value
  svg.append(text)
  const length = text.getComputedTextLength()
  if (length <= room) return text
  const smaller = Math.max(8, (size * room) / length)
  text.setAttribute("font-size", String(smaller))
  const letters = Array.from(value)
  while (letters.length > 1 && text.getComputedTextLength() > room) {
    letters.length -= 1
    text.textContent = `${letters.join("").trimEnd()}…`
  }
  return text
}

function setAll(element: Element, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value))
}
