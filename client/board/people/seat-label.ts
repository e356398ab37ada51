import type { MatrixInstitution } from "@tafelrunde/shared/model"

import { institutionColor } from "./institution-color.ts"

export interface SeatLabel {
  /** The short name. */
  readonly short: string
  readonly name: string
  readonly color: string
}

/** How an institution is shown: as the board lists it now, else as the seat has it. */
export function labelSeat(
  seat: { readonly institutionId: string | null; readonly name: string },
  institutions: readonly MatrixInstitution[],
): SeatLabel {
  const index = institutions.findIndex(({ id }) => id === seat.institutionId)
  const listed = institutions[index]
  const short = ((listed && (listed.short || listed.name)) ?? seat.name).slice(0, 120)
  return { short, name: listed?.name || short, color: institutionColor(index, short) }
}
