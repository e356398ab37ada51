import { type JSX } from "react"

type RoundTableProps = {
  seats?: number
  /** Seats that are taken, by index from the top, clockwise, with the colour of who sits there. */
  taken?: ReadonlyMap<number, string>
  className?: string
}

/** Our mark: a table with its seats, of which one is yours. Decoration only: what it shows also stands in words. */
export function RoundTable({
  seats = 9,
  taken = ownSeat,
  className = "",
}: RoundTableProps): JSX.Element {
  const radius = Math.min(9, (Math.PI * 38) / seats / 1.35)
  return (
    <svg className={`round-table ${className}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="23" fill="currentColor" />
      {Array.from({ length: seats }, (_, seat) => {
        const angle = (seat / seats) * 2 * Math.PI - Math.PI / 2
        return (
          <circle
            key={seat}
            cx={(50 + Math.cos(angle) * 39).toFixed(2)}
            cy={(50 + Math.sin(angle) * 39).toFixed(2)}
            r={taken.has(seat) ? radius : radius - 1.25}
            fill={taken.get(seat) ?? "none"}
            stroke={taken.get(seat) ?? "currentColor"}
            strokeWidth="2.5"
          />
        )
      })}
    </svg>
  )
}

const ownSeat: ReadonlyMap<number, string> = new Map([[1, "var(--mark-seat, #ffd65a)"]])

export function NameMark({ className = "" }: { className?: string }): JSX.Element {
  return (
    <span className={`name-mark ${className}`}>
      <RoundTable />
      <span>Tafelrunde</span>
    </span>
  )
}
