import type { JSX } from "react"

/** A grid with one filled cell. */
export function MatrixIcon(): JSX.Element {
  return (
    <svg className="matrix-icon" viewBox="0 0 18 18" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <rect x="2" y="2.5" width="14" height="13" rx="1.5" />
        <path d="M2 6.8h14M2 11.2h14M7.5 2.5v13" />
      </g>
      <rect x="9.4" y="8" width="4.8" height="2" fill="currentColor" />
    </svg>
  )
}
