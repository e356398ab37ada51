import { parseWallScene, type WallScene } from "./wall.ts"

/** Where facilitators can take everybody: to a phase of the matrix, or an area of the canvas. */
export type GatheringPlace =
  | { readonly kind: "matrix"; readonly phaseId: string }
  | { readonly kind: "area"; readonly areaId: string }

/** Facilitators have asked everybody to come to a place. */
export interface Gathering {
  /** Another one each time, so that the same place can be asked for again. */
  readonly id: string
  readonly place: GatheringPlace
}

/** The place that a scene of the wall stands for; undefined where people cannot be taken. */
export function gatheringPlace(scene: WallScene): GatheringPlace | undefined {
  if (scene.kind === "area") return scene
  if (scene.kind !== "matrix" || scene.phaseId === undefined) return undefined
  return { kind: "matrix", phaseId: scene.phaseId }
}

/** A gathering from a stored value, of which nothing is trusted; undefined if it is none. */
export function parseGathering(value: unknown): Gathering | undefined {
  const { id, place: stored }: { id?: unknown; place?: unknown } =
    typeof value === "object" && value !== null ? { ...value } : {}
  const scene = parseWallScene(stored)
  const place = scene && gatheringPlace(scene)
  return typeof id === "string" && place ? { id: id.slice(0, 40), place } : undefined
}
