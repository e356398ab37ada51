/** The diagrams that a wall can show. */
export const WALL_DIAGRAMS = ["chain", "network", "lanes", "heatMap"] as const
export type WallDiagram = (typeof WALL_DIAGRAMS)[number]

/** What a wall shows: one part of the board, for people who sit far from it. */
export type WallScene =
  /** The matrix of one phase; without one, or when it is gone, of the first. */
  | { readonly kind: "matrix"; readonly phaseId?: string }
  | { readonly kind: "diagram"; readonly diagram: WallDiagram }
  | { readonly kind: "agreements" }
  | { readonly kind: "findings" }
  /** An area of the canvas, by its frame's id. */
  | { readonly kind: "area"; readonly areaId: string }
  /** How people join: the code and its QR code. */
  | { readonly kind: "code" }

/** What facilitators have put on the walls that follow them. It names nobody. */
export interface Wall {
  readonly scene: WallScene
  /** Which part of a scene that is larger than the screen; the wall counts round, so that every number is a page. */
  readonly page: number
  /** Nothing is shown, in a break. */
  readonly black: boolean
}

/** Longer ids are no ids of ours. */
const MAX_ID_LENGTH = 200
const MAX_PAGE = 1_000_000

/** A wall from a stored value, of which nothing is trusted; undefined if it is none. */
export function parseWall(value: unknown): Wall | undefined {
  const { scene: stored, page, black } = fieldsOf(value)
  const scene = parseWallScene(stored)
  if (!scene) return undefined
  const isPage = Number.isSafeInteger(page) && Math.abs(Number(page)) <= MAX_PAGE
  return { scene, page: isPage ? Number(page) : 0, black: black === true }
}

/** Likewise a scene. */
export function parseWallScene(value: unknown): WallScene | undefined {
  const { kind, phaseId, diagram, areaId } = fieldsOf(value)
  switch (kind) {
    case "agreements":
    case "findings":
    case "code":
      return { kind }
    case "matrix":
      return isId(phaseId) ? { kind, phaseId } : { kind }
    case "diagram": {
      const known = WALL_DIAGRAMS.find((each) => each === diagram)
      return known && { kind, diagram: known }
    }
    case "area":
      return isId(areaId) ? { kind, areaId } : undefined
    default:
      return undefined
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_ID_LENGTH
}
