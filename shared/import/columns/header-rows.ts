import { type Sheet } from "../files/sheet.ts"
import { comparable, IMPORT_KINDS, importFields } from "./fields.ts"
import { isRoleText } from "./role-codes.ts"
import { type HeaderPlace, tableOf } from "./table.ts"

/** Above the headings may stand a title, an author, a day. */
const LOOKED_AT = 20
const LONGEST_HEADING = 80

const FIELD_NAMES: ReadonlySet<string> = new Set(
  IMPORT_KINDS.flatMap((kind) => importFields(kind).flatMap(({ names }) => [...names])),
)

/**
 * Where a sheet's headings probably are: where most of them are known, as fields or as institutions of the board; without
 * any, in the first row with two texts.
 */
export function findHeader(sheet: Sheet, institutions: ReadonlySet<string>): HeaderPlace {
  let best: HeaderPlace = { at: firstOfTwo(sheet), count: 1 }
  let most = 0
  for (const place of headerPlaces(sheet)) {
    const score = knownHeadings(sheet, place, institutions)
    if (score > most) {
      most = score
      best = place
    }
  }
  return best
}

/** All places that headings may have, for people to choose from. */
export function headerPlaces({ rows }: Sheet): readonly HeaderPlace[] {
  return rows.slice(0, LOOKED_AT).flatMap((row, at): HeaderPlace[] => {
    const isFollowed = rows[at + 1]?.number === row.number + 1
    return isFollowed
      ? [
          { at, count: 1 },
          { at, count: 2 },
        ]
      : [{ at, count: 1 }]
  })
}

function firstOfTwo({ rows }: Sheet): number {
  const at = rows.slice(0, LOOKED_AT).findIndex(({ cells }) => cells.filter(Boolean).length > 1)
  return Math.max(0, at)
}

function knownHeadings(
  sheet: Sheet,
  place: HeaderPlace,
  institutions: ReadonlySet<string>,
): number {
  if (place.count === 2 && !isSecondHeader(sheet, place.at)) return 0
  // Two rows are enough to read the headings.
  const head = { ...sheet, rows: sheet.rows.slice(0, place.at + place.count) }
  const { columns } = tableOf(head, place)
  const known = columns.filter(({ upper, lower }) =>
    [upper, lower].some((text) => {
      const name = comparable(text)
      return text.length <= LONGEST_HEADING && (FIELD_NAMES.has(name) || institutions.has(name))
    }),
  ).length
  // Of equals two rows say more.
  return known > 0 && place.count === 2 ? known + 0.5 : known
}

/** Whether the row below is more headings: it leaves all fields open that the row above names, and holds no role. */
function isSecondHeader({ rows }: Sheet, first: number): boolean {
  const [above, below] = [rows[first]?.cells ?? [], rows[first + 1]?.cells ?? []]
  const texts = below.filter((cell) => cell.trim() !== "")
  const fields = above.flatMap((cell, at) => (FIELD_NAMES.has(comparable(cell)) ? [at] : []))
  const leavesOpen = fields.length > 0 && fields.every((at) => (below[at] ?? "").trim() === "")
  return leavesOpen && texts.length > 0 && texts.every((text) => !isRoleText(text))
}
