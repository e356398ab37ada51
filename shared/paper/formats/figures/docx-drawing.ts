import {
  type Box,
  type Drawing,
  type Edge,
  FONT_SIZE,
  LINE_COLOUR,
  LINE_HEIGHT,
  type Point,
  TONES,
} from "@tafelrunde/shared/diagrams"

import { run } from "../document/docx-parts.ts"
import { xmlText } from "../xml.ts"

const SCHEMAS = "http://schemas.openxmlformats.org"
const WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
const NAMESPACES = [
  `xmlns:mc="${SCHEMAS}/markup-compatibility/2006"`,
  `xmlns:wp="${SCHEMAS}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${SCHEMAS}/drawingml/2006/main"`,
  `xmlns:wpg="${WORD_2010}/wordprocessingGroup"`,
  `xmlns:wps="${WORD_2010}/wordprocessingShape"`,
].join(" ")

const EMU_A_MILLIMETRE = 36_000
const EMU_A_POINT = 12_700

export interface DocxFigure {
  /** Unique in the document; shapes take the numbers that follow. */
  readonly id: number
  readonly alt: string
  readonly drawing: Drawing
  /** In millimetres. */
  readonly width: number
}

/** English Metric Units of one unit of the drawing. */
interface Scale {
  readonly unit: number
}

/** The drawing as a run of shapes that Word (2010 and later) and LibreOffice show as lines and text, not as pixels. */
export function docxDrawing({ alt, drawing, id, width }: DocxFigure): string {
  const scale = { unit: (width * EMU_A_MILLIMETRE) / drawing.width }
  const [cx, cy] = [emu(drawing.width, scale), emu(drawing.height, scale)]
  const shapes = [
    ...drawing.bands.map((band) => ({ geometry: rectangle(), ...place(band, scale), rest: BAND })),
    ...drawing.edges.map((edge) => edgeShape(edge, scale)),
    ...drawing.boxes.map((box) => boxShape(box, scale)),
  ]
  return [
    `<w:r><mc:AlternateContent ${NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>`,
    `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>`,
    `<wp:docPr id="${id}" name="${id}" descr="${xmlText(alt)}"/>`,
    `<a:graphic><a:graphicData uri="${WORD_2010}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>`,
    `<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/><a:chOff x="0" y="0"/><a:chExt cx="${cx}" cy="${cy}"/></a:xfrm></wpg:grpSpPr>`,
    ...shapes.map((shape, index) => shapeXml(shape, id + 1 + index)),
    "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>",
  ].join("")
}

interface Shape {
  readonly x: number
  readonly y: number
  readonly cx: number
  readonly cy: number
  readonly geometry: string
  /** Fill, line and text. */
  readonly rest: { readonly look: string; readonly body: string }
}

const NO_TEXT = "<wps:bodyPr/>"
const BAND = { look: `${fill(TONES.lane.fill)}<a:ln><a:noFill/></a:ln>`, body: NO_TEXT }

function shapeXml({ cx, cy, geometry, rest, x, y }: Shape, id: number): string {
  return [
    `<wps:wsp><wps:cNvPr id="${id}" name="${id}"/><wps:cNvSpPr/><wps:spPr>`,
    `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>${geometry}${rest.look}`,
    `</wps:spPr>${rest.body}</wps:wsp>`,
  ].join("")
}

function emu(value: number, { unit }: Scale): number {
  return Math.round(value * unit)
}

function place(
  { h, w, x, y }: Point & { w: number; h: number },
  scale: Scale,
): Pick<Shape, "x" | "y" | "cx" | "cy"> {
  return { x: emu(x, scale), y: emu(y, scale), cx: emu(w, scale), cy: emu(h, scale) }
}

function rectangle(): string {
  return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
}

function fill(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${hex(colour)}"/></a:solidFill>`
}

function hex(colour: string): string {
  return colour.slice(1).toUpperCase()
}

function edgeShape({ points }: Edge, scale: Scale): Shape {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const area = { x: left, y: top, w: Math.max(...xs) - left, h: Math.max(...ys) - top }
  const at = place(area, scale)
  const [first = "", ...others] = points.map(({ x, y }) => {
    return `<a:pt x="${emu(x - left, scale)}" y="${emu(y - top, scale)}"/>`
  })
  const lines = others.map((point) => `<a:lnTo>${point}</a:lnTo>`).join("")
  return {
    ...at,
    geometry: [
      '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>',
      `<a:path w="${at.cx}" h="${at.cy}" fill="none"><a:moveTo>${first}</a:moveTo>${lines}</a:path></a:pathLst></a:custGeom>`,
    ].join(""),
    rest: {
      look: `<a:noFill/><a:ln w="${emu(2, scale)}">${fill(LINE_COLOUR)}<a:tailEnd type="triangle"/></a:ln>`,
      body: NO_TEXT,
    },
  }
}

function boxShape(box: Box, scale: Scale): Shape {
  const { fill: inside, stroke } = TONES[box.tone]
  return {
    ...place(box, scale),
    geometry: rectangle(),
    rest: {
      look: `${fill(inside)}<a:ln w="${emu(1, scale)}">${fill(stroke)}</a:ln>`,
      body: box.lines.length === 0 ? NO_TEXT : textBody(box, scale),
    },
  }
}

/** Space between text and the sides of a box that begins its lines at the left. */
const INSET = 10

function textBody(box: Box, scale: Scale): string {
  const halfPoints = Math.floor((2 * FONT_SIZE * scale.unit) / EMU_A_POINT)
  // In twentieths of a point.
  const height = Math.floor((20 * LINE_HEIGHT * scale.unit) / EMU_A_POINT)
  const align = box.align === "middle" ? '<w:jc w:val="center"/>' : ""
  const colour = `<w:color w:val="${hex(TONES[box.tone].text)}"/>`
  const paragraphs = box.lines.map(({ isStrong, text }) => {
    const look = `${isStrong ? "<w:b/>" : ""}${colour}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
    return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${height}" w:lineRule="exact"/>${align}</w:pPr>${run(text, look)}</w:p>`
  })
  const side = box.align === "middle" ? 0 : emu(INSET, scale)
  return [
    `<wps:txbx><w:txbxContent>${paragraphs.join("")}</w:txbxContent></wps:txbx>`,
    `<wps:bodyPr wrap="square" lIns="${side}" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`,
  ].join("")
}
