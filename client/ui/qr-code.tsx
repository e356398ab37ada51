import { type JSX, useMemo } from "react"
import { encode } from "uqr"

/** A QR code as one SVG path, sharp at every size; `label` is its accessible name. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const { path, size } = useMemo(() => toPath(text), [text])
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#14211d" />
    </svg>
  )
}

function toPath(text: string): { path: string; size: number } {
  // The standard requires a quiet zone of four modules; error correction level M copes with a projector's glare.
  const code = encode(text, { ecc: "M", border: 4 })
  const path = code.data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("")
  return { path, size: code.size }
}
