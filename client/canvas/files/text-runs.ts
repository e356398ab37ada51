import type { FontChain } from "./font-chain.ts"
import { faceOf, type Face } from "./fonts.ts"
import { joinLetters, LETTER_OR_DIGIT, type Piece } from "./text-pieces.ts"

const SVG = "http://www.w3.org/2000/svg"

/** A text that a page shows as a picture; the PDF gets its characters beside it, for search and screen readers. */
export interface PicturedText {
  readonly text: string
  /** Where the text begins on its base line, in points from the page's top left. */
  readonly x: number
  readonly y: number
  readonly size: number
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "grapheme" })
/** Pixels of a picture for one point of the page: 400 dpi. */
const PIXELS_PER_POINT = 5.5
/** Characters without a width of their own that fonts would show as boxes or hyphens. */
const INVISIBLE = /[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * Splits the texts of a page into runs that one font of the chain can draw, each at its place in the browser's layout.
 * A run that no font can draw becomes a picture of what the browser shows. `page` must be in the document.
 */
export function splitTexts(page: SVGSVGElement, chain: FontChain): readonly PicturedText[] {
  const pictured: PicturedText[] = []
  const toPage = page.getScreenCTM()?.inverse()
  // All is measured before the first change, so that the browser lays the page out once.
  const splits = [...page.querySelectorAll("text")].flatMap((text) => {
    const runs = leavesOf(text).flatMap((leaf) => runsOf(leaf, chain))
    const matrix = text.getScreenCTM()
    const isPlain =
      text.textContent.search(INVISIBLE) < 0 &&
      runs.every(({ font, leaf }) => font === leaf.ownFont)
    return isPlain || !matrix || !toPage ? [] : [{ text, runs, toPage: toPage.multiply(matrix) }]
  })
  for (const { text, runs, toPage: matrix } of splits) {
    const group = document.createElementNS(SVG, "g")
    for (const name of ["transform", "opacity"]) {
      const value = text.getAttribute(name)
      if (value !== null) group.setAttribute(name, value)
    }
    for (const run of runs) {
      const scale = Math.hypot(matrix.a, matrix.b)
      if (run.font === undefined) {
        group.append(pictureOf(run, scale * PIXELS_PER_POINT))
        const { x, y } = new DOMPoint(run.x, run.y).matrixTransform(matrix)
        pictured.push({ text: run.text, x, y, size: run.leaf.size * scale })
      } else {
        group.append(textOf(run))
      }
    }
    text.replaceWith(group)
  }
  return pictured
}

/** A text element without elements in it, with the font that it asks for. */
interface Leaf {
  readonly element: SVGTextContentElement
  readonly face: Face
  readonly ownFont: string
  readonly size: number
  readonly css: string
  readonly fill: string
  readonly isRightToLeft: boolean
}

interface Run {
  readonly leaf: Leaf
  readonly text: string
  /** The font's name in the PDF; undefined: a picture. */
  readonly font: string | undefined
  /** The left end of the base line, in the units of the text. */
  readonly x: number
  readonly y: number
  readonly width: number
}

function leavesOf(text: SVGTextElement): readonly Omit<Leaf, "ownFont">[] {
  return [text, ...text.querySelectorAll("tspan")]
    .filter((element) => element.childElementCount === 0 && element.textContent !== "")
    .map((element) => {
      const style = getComputedStyle(element)
      return {
        element,
        face: faceOf(element),
        size: Number.parseFloat(style.fontSize),
        css: `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
        fill: style.fill,
        isRightToLeft: style.direction === "rtl",
      }
    })
}

function runsOf(found: Omit<Leaf, "ownFont">, chain: FontChain): readonly Run[] {
  const leaf: Leaf = { ...found, ownFont: chain.fontFor(found.face, " ") ?? "" }
  const letters: Piece[] = []
  for (const { segment, index } of SEGMENTER.segment(leaf.element.textContent)) {
    const text = segment.replaceAll(INVISIBLE, "")
    if (text === "" || index >= leaf.element.getNumberOfChars()) continue
    const { x, width } = leaf.element.getExtentOfChar(index)
    const { y } = leaf.element.getStartPositionOfChar(index)
    // Brackets and other punctuation in a line from right to left are mirrored and ordered by the browser alone.
    const isPictured = leaf.isRightToLeft && !LETTER_OR_DIGIT.test(text)
    const font = isPictured ? undefined : chain.fontFor(leaf.face, text)
    letters.push({ text, font, left: x, right: x + width, y })
  }
  return joinLetters(letters, leaf.size / 5).map(({ text, font, left, right, y }) => ({
    leaf,
    text,
    font,
    x: left,
    y,
    width: right - left,
  }))
}

function textOf({ leaf, text, font, x, y }: Run): SVGTextElement {
  const element = document.createElementNS(SVG, "text")
  const values = { x, y, "font-size": leaf.size, "font-family": font ?? "", fill: leaf.fill }
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value))
  // The marker keeps the name of the font, which is the PDF's and no CSS family.
  element.setAttribute("data-font", font ?? "")
  element.style.whiteSpace = "pre"
  element.textContent = text
  return element
}

/** Draws the run as the browser does, with its own fonts and its shaping. */
function pictureOf({ leaf, text, x, y, width }: Run, pixels: number): SVGImageElement {
  // Letters may reach beyond their width and line.
  const edge = leaf.size * 0.4
  const [above, below] = [leaf.size * 1.3, leaf.size * 0.6]
  const box = { x: x - edge, y: y - above, width: width + 2 * edge, height: above + below }
  const canvas = document.createElement("canvas")
  canvas.width = Math.ceil(box.width * pixels)
  canvas.height = Math.ceil(box.height * pixels)
  const pen = canvas.getContext("2d")
  if (!pen) throw new Error("This browser draws no pictures.")
  pen.scale(pixels, pixels)
  pen.font = leaf.css
  pen.fillStyle = leaf.fill
  pen.direction = leaf.isRightToLeft ? "rtl" : "ltr"
  pen.textAlign = "left"
  pen.fillText(text, edge, above)
  const image = document.createElementNS(SVG, "image")
  for (const [name, value] of Object.entries(box)) image.setAttribute(name, String(value))
  image.setAttribute("href", canvas.toDataURL("image/png"))
  return image
}
