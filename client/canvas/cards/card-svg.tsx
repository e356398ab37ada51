import { type CardCollection } from "@tafelrunde/shared/canvas"
import { type CardFacts, layoutCard } from "@tafelrunde/shared/cards"
import type { JSX } from "react"

import { type CanvasMessages } from "../../messages/canvas.ts"

interface CardSvgProps {
  readonly collection: CardCollection
  /** Undefined when the entry has been removed. */
  readonly facts: CardFacts | undefined
  readonly w: number
  readonly h: number
  readonly messages: CanvasMessages
}

interface Look {
  readonly fill: string
  readonly line: string
}

// Exported pictures cannot use the theme's CSS variables. Ink on each of the grounds: at least 7:1.
const INK = "#14211d"
const SOFT = "#3c4a44"
const FONT = "'Tafel Sans', 'IBM Plex Sans', sans-serif"
const LOOKS: Readonly<Record<CardCollection, Look>> = {
  institutions: { fill: "#e0edfa", line: "#0b559b" },
  tasks: { fill: "#ffffff", line: "#0a6352" },
  agreements: { fill: "#dff1e3", line: "#1a6937" },
  openQuestions: { fill: "#fdf1d7", line: "#7a4a00" },
}
const REMOVED: Look = { fill: "#f1f3f2", line: "#73837c" }

/** A card as plain shapes and text, on the canvas and in pictures of it. */
export function CardSvg({ collection, facts, w, h, messages }: CardSvgProps): JSX.Element {
  const { fill, line } = facts ? LOOKS[collection] : REMOVED
  const shown = facts ?? {
    kind: messages.entryRemoved,
    title: "",
    lines: [{ text: messages.entryRemovedHint }],
  }
  const edge = Math.min(w, h) / 60
  return (
    <g fontFamily={FONT} fill={INK}>
      <rect
        x={edge / 2}
        y={edge / 2}
        width={w - edge}
        height={h - edge}
        rx={3 * edge}
        fill={fill}
        stroke={line}
        strokeWidth={edge}
        strokeDasharray={facts ? undefined : `${4 * edge} ${2 * edge}`}
      />
      {layoutCard(shown, { w, h }).map(({ text, x, y, size, isStrong, isKind }) => (
        <text
          key={y}
          x={x}
          y={y}
          fontSize={size}
          fontWeight={isStrong ? 700 : 500}
          fill={isKind ? SOFT : INK}
        >
          {text}
        </text>
      ))}
    </g>
  )
}
