import { type JSX } from "react"

interface RoundTableProps {
  seats?: number
  /** Taken seats by index from the top, clockwise, with the colour of the person. */
  taken?: ReadonlyMap<number, string>
  className?: string
}

const CENTER = 50
const SEAT_RADIUS = 40

/** The logo: a table with chairs, seen from above. Decoration only: the same information is also shown as text. */
export function RoundTable({
  seats = 8,
  taken = OWN_SEAT,
  className = "",
}: RoundTableProps): JSX.Element {
  return (
    <svg className={`round-table ${className}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx={CENTER} cy={CENTER} r="26" fill="currentColor" />
      {Array.from({ length: seats }, (_, seat) => (
        <path
          key={seat}
          d={chair(seat, seats)}
          fill="none"
          stroke={taken.get(seat) ?? "currentColor"}
          strokeOpacity={taken.has(seat) ? 1 : 0.6}
          strokeWidth={taken.has(seat) ? 11 : 7}
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

/** An arc that faces the table. */
function chair(seat: number, seats: number): string {
  const middle = (seat / seats) * 2 * Math.PI - Math.PI / 2
  const half = (Math.PI / seats) * 0.48
  return `M${point(middle - half)}A${SEAT_RADIUS} ${SEAT_RADIUS} 0 0 1 ${point(middle + half)}`
}

function point(angle: number): string {
  const x = CENTER + Math.cos(angle) * SEAT_RADIUS
  const y = CENTER + Math.sin(angle) * SEAT_RADIUS
  return `${x.toFixed(2)} ${y.toFixed(2)}`
}

const OWN_SEAT: ReadonlyMap<number, string> = new Map([[1, "#ffd65a"]])

export function NameMark({ className = "" }: { className?: string }): JSX.Element {
  return (
    <span className={`name-mark ${className}`}>
      <RoundTable />
      <span>Tafelrunde</span>
    </span>
  )
}
