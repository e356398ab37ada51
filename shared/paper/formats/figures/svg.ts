import {
  arrowHead,
  type Box,
  type Drawing,
  type Edge,
  FONT_SIZE,
  LINE_COLOUR,
  type Point,
  textPlace,
  TONES,
} from "@tafelrunde/shared/diagrams"

import { xmlText } from "../xml.ts"

interface SvgOptions {
  /** The words for screen readers. */
  readonly alt: string
  readonly fontFamily: string
}

/** The drawing as one `svg` element; it has no script, style or address in it. */
export function drawingSvg(drawing: Drawing, { alt, fontFamily }: SvgOptions): string {
  const { bands, boxes, edges, height, width } = drawing
  const parts = [
    ...bands.map(({ h, w, x, y }) => {
      return `<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}" fill="${TONES.lane.fill}"/>`
    }),
    ...edges.map(lineSvg),
    ...boxes.map(boxSvg),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${xmlText(alt)}"`,
    ` viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}"`,
    ` font-family="${xmlText(fontFamily)}" font-size="${FONT_SIZE}">${parts.join("")}</svg>`,
  ].join("")
}

function lineSvg({ points }: Edge): string {
  return `<polyline points="${pointList(points)}" fill="none" stroke="${LINE_COLOUR}" stroke-width="2"/><polygon points="${pointList(arrowHead(points))}" fill="${LINE_COLOUR}"/>`
}

function boxSvg(box: Box): string {
  const { fill, stroke, text } = TONES[box.tone]
  const lines = box.lines.map((line, index) => {
    const { x, y } = textPlace(box, index)
    const weight = line.isStrong ? ' font-weight="700"' : ""
    return `<text x="${short(x)}" y="${short(y)}" text-anchor="${box.align}" fill="${text}"${weight}>${xmlText(line.text)}</text>`
  })
  return `<rect x="${short(box.x)}" y="${short(box.y)}" width="${short(box.w)}" height="${short(box.h)}" rx="4" fill="${fill}" stroke="${stroke}"/>${lines.join("")}`
}

function pointList(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${short(x)},${short(y)}`).join(" ")
}

/** One decimal is a tenth of a hair on paper. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
