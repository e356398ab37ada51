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
import { type JSX, memo } from "react"

/** A drawing as a picture; its contents for screen readers are the text form, to which the caller links. */
export function DrawingSvg({ drawing, label }: { drawing: Drawing; label: string }): JSX.Element {
  const { bands, boxes, edges, height, width } = drawing
  return (
    <svg
      role="img"
      aria-label={label}
      className="diagram"
      viewBox={`0 0 ${width} ${height}`}
      fontSize={FONT_SIZE}
    >
      {bands.map(({ h, w, x, y }) => (
        <rect key={y} x={x} y={y} width={w} height={h} fill={TONES.lane.fill} />
      ))}
      {edges.map((edge) => (
        <Line key={edge.id} edge={edge} />
      ))}
      {boxes.map((box) => (
        <Card key={box.id} box={box} />
      ))}
    </svg>
  )
}

const Line = memo(function Line({ edge: { points } }: { edge: Edge }): JSX.Element {
  return (
    <>
      <polyline points={pointList(points)} fill="none" stroke={LINE_COLOUR} strokeWidth={2} />
      <polygon points={pointList(arrowHead(points))} fill={LINE_COLOUR} />
    </>
  )
})

function pointList(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x},${y}`).join(" ")
}

const Card = memo(function Card({ box }: { box: Box }): JSX.Element {
  const { fill, stroke, text } = TONES[box.tone]
  return (
    <g data-row data-column>
      <rect x={box.x} y={box.y} width={box.w} height={box.h} rx={4} fill={fill} stroke={stroke} />
      {box.lines.map((line, index) => {
        const { x, y } = textPlace(box, index)
        return (
          <text
            key={y}
            x={x}
            y={y}
            fill={text}
            textAnchor={box.align}
            fontWeight={line.isStrong ? 700 : 400}
          >
            {line.text}
          </text>
        )
      })}
    </g>
  )
})
