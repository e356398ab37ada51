import type { JSX } from "react"

/** A card with a heading and two lines. */
export function CardIcon(): JSX.Element {
  return (
    <svg className="matrix-icon" viewBox="0 0 18 18" aria-hidden="true">
      <rect
        x="2"
        y="3"
        width="14"
        height="12"
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
      <rect x="4.6" y="5.6" width="5.6" height="2" fill="currentColor" />
      <path d="M4.6 10h8.8M4.6 12.4h6" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  )
}
