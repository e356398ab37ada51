import { readCanvas } from "@tafelrunde/shared/canvas"

import type { Board } from "../../board/board.ts"

/** A frame or a task that can be restored by itself. */
export interface VersionPart {
  readonly id: string
  /** Empty for one without a name. */
  readonly name: string
}

/** The version's frames, from left to right. */
export function framesOf({ doc }: Board): readonly VersionPart[] {
  return readCanvas(doc)
    .filter(({ typeName, type }) => typeName === "shape" && type === "frame")
    .toSorted((a, b) => Number(a["x"]) - Number(b["x"]) || Number(a["y"]) - Number(b["y"]))
    .map(({ id, props }) => {
      const { name }: Record<string, unknown> = { ...Object(props) }
      return { id, name: typeof name === "string" ? name : "" }
    })
}

/** The version's tasks, in its order. */
export function tasksOf({ matrix }: Board): readonly VersionPart[] {
  return matrix
    .get()
    .phases.flatMap(({ tasks }) => tasks)
    .map(({ id, number, title }) => ({
      id,
      name: [number, title].filter((part) => part !== undefined && part !== null).join(" "),
    }))
}
