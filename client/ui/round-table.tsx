import { type JSX } from "react"

type RoundTableProps = {
  seats?: number
  /** Seats that are taken, by index from the top, clockwise, with the colour of who sits there. */
  taken?: ReadonlyMap<number, string>
  className?: string
}

const center = 50
const seatRadius = 40

/** Our mark: a table and its chairs seen from above, one of them yours. Decoration only: what it shows also stands in words. */
export function RoundTable({
  seats = 8,
  taken = ownSeat,
  className = "",
}: RoundTableProps): JSX.Element {
  return (
    <svg className={`round-table ${className}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx={center} cy={center} r="26" fill="currentColor" />
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
  return `M${point(middle - half)}A${seatRadius} ${seatRadius} 0 0 1 ${point(middle + half)}`
}

function point(angle: number): string {
  const x = center + Math.cos(angle) * seatRadius
  const y = center + Math.sin(angle) * seatRadius
  return `${x.toFixed(2)} ${y.toFixed(2)}`
}

const ownSeat: ReadonlyMap<number, string> = new Map([[1, "#ffd65a"]])

export function NameMark({ className = "" }: { className?: string }): JSX.Element {
  return (
    <span className={`name-mark ${className}`}>
      <RoundTable />
      <span>Tafelrunde</span>
    </span>
  )
}
