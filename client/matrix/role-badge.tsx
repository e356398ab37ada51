import { type RoleLabel } from "@tafelrunde/shared/content"
import { type JSX } from "react"

/**
 * The letters of a cell. They are hidden from screen readers, because the cell's name says what they mean.
 * CSS draws them: as text they would be a label that the accessible name must contain (WCAG 2.5.3).
 */
export function RoleBadges({ labels }: { labels: readonly RoleLabel[] }): JSX.Element {
  return (
    <span className="role-badges" aria-hidden="true" data-count={Math.min(labels.length, 3)}>
      {labels.map(({ role, letter }) => (
        <span
          key={role}
          className="role-badge"
          data-role={role}
          data-letter={letter}
          data-long={letter.length > 1}
        />
      ))}
    </span>
  )
}
