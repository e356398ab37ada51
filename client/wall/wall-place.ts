import { parseWallScene, type WallScene } from "@tafelrunde/shared/facilitation"

/** Text sizes of a wall: 1 is what can be read from the back of a room. */
export const ZOOMS = [1, 1.25, 1.5, 2] as const

/** What this wall keeps for itself, also when its page is loaded anew. */
export interface WallPlace {
  /** Shows what facilitators choose; otherwise what was chosen at the wall. */
  readonly follows: boolean
  /** What was chosen at the wall. */
  readonly scene: WallScene
  readonly page: number
  readonly zoom: number
  /** Light letters on dark, for a dark room. */
  readonly dark: boolean
}

/** Where the place is kept: on the device, under the board's id. */
export interface PlaceStore {
  readonly read: () => unknown
  readonly write: (place: WallPlace) => void
}

const FIRST_SCENE: WallScene = { kind: "matrix" }
const FIRST_PLACE: WallPlace = { follows: true, scene: FIRST_SCENE, page: 0, zoom: 1, dark: false }

/** A place from what the device has kept; another version may have written it. */
export function parsePlace(value: unknown): WallPlace {
  const { follows, scene, page, zoom, dark }: Partial<Record<string, unknown>> = {
    ...(typeof value === "object" ? value : {}),
  }
  return {
    follows: follows !== false,
    scene: parseWallScene(scene) ?? FIRST_PLACE.scene,
    page: Number.isSafeInteger(page) ? Number(page) : 0,
    zoom: ZOOMS.find((each) => each === zoom) ?? 1,
    dark: dark === true,
  }
}
