import { familyList, familyOf, isBold } from "./fonts.ts"

const SVG = "http://www.w3.org/2000/svg"

/**
 * tldraw exports texts as HTML inside SVG, which only browsers show. This replaces them by SVG text, line by line at the
 * positions of the browser's layout, so that every program shows the drawing, searchable and sharp. `host` must be
 * in the page.
 */
export function writeTextAsText(svg: SVGSVGElement, host: HTMLElement): void {
  const foreign = [...svg.querySelectorAll<SVGForeignObjectElement>("foreignObject.tl-rich-text")]
  const stage = document.createElement("div")
  Object.assign(stage.style, { position: "absolute", left: "0", top: "0", opacity: "0" })
  stage.inert = true
  // Insert all before measuring the first, so that the page is laid out only once.
  const boxes = foreign.map((object) => stage.appendChild(toBox(object)))
  host.append(stage)
  try {
    for (const [index, object] of foreign.entries()) {
      const box = boxes[index]
      if (box) object.replaceWith(textsOf(box, object))
    }
  } finally {
    stage.remove()
  }
}

function toBox(object: SVGForeignObjectElement): HTMLElement {
  const box = document.createElement("div")
  const size = {
    width: `${numberOf(object, "width")}px`,
    height: `${numberOf(object, "height")}px`,
  }
  Object.assign(box.style, { position: "absolute", left: "0", top: "0", ...size })
  box.append(...object.childNodes)
  return box
}

function numberOf(element: Element, name: string): number {
  const value = Number.parseFloat(element.getAttribute(name) ?? "0")
  return Number.isFinite(value) ? value : 0
}

function textsOf(box: HTMLElement, object: SVGForeignObjectElement): SVGGElement {
  const group = document.createElementNS(SVG, "g")
  const transform = object.getAttribute("transform") ?? ""
  const move = `translate(${numberOf(object, "x")} ${numberOf(object, "y")})`
  group.setAttribute("transform", `${transform} ${move}`.trim())
  const origin = box.getBoundingClientRect()
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const marks: Element[] = []
  const texts: Element[] = []
  const lines: Element[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || !(node instanceof Text)) continue
    const style = getComputedStyle(parent)
    const isRightToLeft = readsRightToLeft(node, style)
    for (const [index, line] of linesOf(node).entries()) {
      const at = { ...line, x: line.x - origin.x, y: line.y - origin.y, isRightToLeft }
      if (parent.closest("mark")) marks.push(markBehind(at, parent))
      texts.push(lineOfText(at, style))
      lines.push(...rulesOf(at, style))
      const bullet = index === 0 ? bulletBefore(node) : undefined
      if (bullet) texts.push(bulletAt(bullet, at, style))
    }
  }
  group.append(...marks, ...texts, ...lines)
  return group
}

interface PlacedLine {
  readonly text: string
  /** The left end, also of a line that reads from right to left. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Line extends PlacedLine {
  readonly isRightToLeft: boolean
}

const FIRST_STRONG = /[\p{L}]/u
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** tldraw's texts take their direction from their first letter (`unicode-bidi: plaintext`), paragraph by paragraph. */
function readsRightToLeft(node: Text, style: CSSStyleDeclaration): boolean {
  const block = node.parentElement?.closest("p, li, h1, h2, h3, div")
  const first = FIRST_STRONG.exec(block?.textContent ?? node.data)?.[0]
  return first === undefined ? style.direction === "rtl" : RIGHT_TO_LEFT.test(first)
}

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** The lines of a text in the browser's layout, each with its position and width on the screen. */
function linesOf(node: Text): readonly PlacedLine[] {
  const lines: { text: string; x: number; y: number; width: number; height: number }[] = []
  const range = document.createRange()
  for (const { segment, index } of letters.segment(node.data)) {
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    const rect = shownRect(segment, [...range.getClientRects()])
    if (!rect || segment === "\n") continue
    const letter = shownLetter(segment, rect.width)
    if (letter === "") continue
    const line = lines.at(-1)
    const isSpace = letter.trim() === ""
    if (line && Math.abs(line.y - rect.y) < rect.height / 2) {
      line.text += letter
      if (isSpace) continue
      const right = Math.max(line.x + line.width, rect.right)
      line.x = Math.min(line.x, rect.x)
      line.width = right - line.x
    } else if (!isSpace) {
      lines.push({ text: letter, x: rect.x, y: rect.y, width: rect.width, height: rect.height })
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.trimEnd() }))
}

/**
 * Where the letter stands. At a soft hyphen that ends a line, browsers name the hyphen's place for the hyphen and,
 * before its own in the next line, for the next letter.
 */
function shownRect(segment: string, rects: readonly DOMRect[]): DOMRect | undefined {
  return segment === SOFT_HYPHEN ? rects.toSorted(byWidth).at(-1) : rects.at(-1)
}

function byWidth(a: DOMRect, b: DOMRect): number {
  return a.width - b.width
}

const SOFT_HYPHEN = "\u00ad"

/** A soft hyphen is shown at the end of a line alone, where the browser gives it a width. */
function shownLetter(segment: string, width: number): string {
  if (segment !== SOFT_HYPHEN) return segment
  return width > 0 ? "-" : ""
}

function lineOfText(line: Line, style: CSSStyleDeclaration): SVGTextElement {
  const text = document.createElementNS(SVG, "text")
  const family = familyOf(style.fontFamily)
  const bold = isBold(style.fontWeight)
  const set = (name: string, value: string | number): void => text.setAttribute(name, String(value))
  set("x", round(line.x))
  set("y", round(line.y + line.height * baseline(style)))
  set("font-family", familyList(family))
  set("font-size", round(Number.parseFloat(style.fontSize)))
  set("font-weight", bold ? "bold" : "normal")
  set("font-style", style.fontStyle === "italic" ? "italic" : "normal")
  set("fill", style.color)
  if (line.width > 0 && line.text.trim().length > 1) {
    // With a fall-back font the line still has the same width.
    set("textLength", round(line.width))
    set("lengthAdjust", "spacingAndGlyphs")
  }
  if (line.isRightToLeft) {
    text.setAttribute("direction", "rtl")
    // In a line from right to left the end is on the left.
    text.setAttribute("text-anchor", "end")
  }
  text.style.whiteSpace = "pre"
  text.textContent = line.text
  return text
}

function bulletAt(bullet: string, line: Line, style: CSSStyleDeclaration): SVGTextElement {
  const gap = 0.4 * Number.parseFloat(style.fontSize)
  const x = line.isRightToLeft ? line.x + line.width + gap : line.x - gap
  const text = lineOfText({ ...line, x, width: 0, text: bullet, isRightToLeft: false }, style)
  text.setAttribute("text-anchor", line.isRightToLeft ? "start" : "end")
  return text
}

function markBehind(line: Line, parent: Element): SVGRectElement {
  return rectOf(line, getComputedStyle(parent.closest("mark") ?? parent).backgroundColor)
}

/** Strike-through and underline as shapes: some programs ignore `text-decoration`. */
function rulesOf(line: Line, style: CSSStyleDeclaration): SVGRectElement[] {
  const size = Number.parseFloat(style.fontSize)
  const height = size / 14
  const base = line.y + line.height * baseline(style)
  const { textDecorationLine } = style
  const rules: SVGRectElement[] = []
  if (textDecorationLine.includes("line-through")) {
    rules.push(rectOf({ ...line, y: base - 0.3 * size, height }, style.color))
  }
  if (textDecorationLine.includes("underline")) {
    rules.push(rectOf({ ...line, y: base + 0.1 * size, height }, style.color))
  }
  return rules
}

function rectOf(
  { x, y, width, height }: Pick<Line, "x" | "y" | "width" | "height">,
  fill: string,
): SVGRectElement {
  const rect = document.createElementNS(SVG, "rect")
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    rect.setAttribute(name, String(round(value)))
  }
  rect.setAttribute("fill", fill)
  return rect
}

/** The marker before the first line of a list item. */
function bulletBefore(node: Text): string | undefined {
  const item = node.parentElement?.closest("li")
  if (!item || firstText(item) !== node) return undefined
  const list = item.parentElement
  if (list?.tagName !== "OL") return "•"
  const items = [...list.children]
  return `${numberOf(list, "start") + items.indexOf(item) + (list.hasAttribute("start") ? 0 : 1)}.`
}

function firstText(element: Element): Node | null {
  return document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
}

const measured = new Map<string, number>()
let pen: CanvasRenderingContext2D | null | undefined

/** The share of a line's height above the baseline, which depends on the font. */
function baseline({ fontFamily, fontWeight, fontStyle }: CSSStyleDeclaration): number {
  const font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`
  const known = measured.get(font)
  if (known !== undefined) return known
  pen ??= document.createElement("canvas").getContext("2d")
  if (!pen) return 0.8
  pen.font = font
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText("x")
  const share = above / (above + below)
  measured.set(font, share)
  return share
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
