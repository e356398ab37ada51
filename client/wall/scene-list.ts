import { WALL_DIAGRAMS, type WallScene } from "@tafelrunde/shared/facilitation"
import { type Matrix } from "@tafelrunde/shared/model"

import type { Board } from "../board/board.ts"
import { useMatrix } from "../board/use-board.ts"
import { type ListedArea, useAreas } from "../board/wall/areas.ts"
import { useMessages } from "../messages/language.ts"
import { type WallMessages, wallMessages } from "../messages/wall.ts"

/** A scene that can be chosen, with its name. */
export interface NamedScene {
  readonly scene: WallScene
  readonly name: string
}

/** The scenes of a board in groups, in the order in which keys go through them. */
export interface SceneGroup {
  readonly title: string
  readonly scenes: readonly NamedScene[]
}

export function useSceneGroups(board: Board): readonly SceneGroup[] {
  const messages = useMessages(wallMessages)
  return sceneGroups(messages, useMatrix(board), useAreas(board.doc))
}

function sceneGroups(
  messages: WallMessages,
  { phases }: Matrix,
  areas: readonly ListedArea[],
): readonly SceneGroup[] {
  const matrix = phases.map(({ id, title }, index): NamedScene => ({
    scene: { kind: "matrix", phaseId: id },
    name: messages.phase(index + 1, title),
  }))
  const diagrams = WALL_DIAGRAMS.map((diagram): NamedScene => ({
    scene: { kind: "diagram", diagram },
    name: messages.diagrams[diagram],
  }))
  const others: readonly NamedScene[] = [
    { scene: { kind: "agreements" }, name: messages.agreements },
    { scene: { kind: "findings" }, name: messages.findings },
    { scene: { kind: "code" }, name: messages.code },
  ]
  const ofCanvas = areas.map(({ id, name }): NamedScene => ({
    scene: { kind: "area", areaId: id },
    name: name || messages.unnamedArea,
  }))
  return [
    { title: messages.matrixGroup, scenes: matrix },
    { title: messages.resultsGroup, scenes: others },
    { title: messages.diagramsGroup, scenes: diagrams },
    { title: messages.areasGroup, scenes: ofCanvas },
  ].filter(({ scenes }) => scenes.length > 0)
}

/** The scene that is shown as the list has it; undefined when it is in the list no more. */
export function listedScene(
  groups: readonly SceneGroup[],
  shown: WallScene,
): NamedScene | undefined {
  const scenes = groups.flatMap((group) => group.scenes)
  const same = scenes.find(({ scene }) => keyOf(scene) === keyOf(shown))
  // Where no phase is chosen, or it is gone, the first one is shown.
  return same ?? (shown.kind === "matrix" ? scenes.find(isMatrix) : undefined)
}

function isMatrix({ scene }: NamedScene): boolean {
  return scene.kind === "matrix"
}

function keyOf(scene: WallScene): string {
  return Object.values(scene).join("/")
}

/** The scene so many places after this one; the first where this one is not in the list. */
export function sceneAfter(
  groups: readonly SceneGroup[],
  shown: WallScene,
  steps: number,
): WallScene | undefined {
  const scenes = groups.flatMap((group) => group.scenes)
  const listed = listedScene(groups, shown)
  if (!listed) return scenes[0]?.scene
  return scenes[(scenes.indexOf(listed) + steps + scenes.length) % scenes.length]?.scene
}
