// @vitest-environment happy-dom
import { readMatrix, writeContent } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { matrixLayout } from "../../matrix/matrix-size.ts"
import { musterstadt } from "../../matrix/testing/matrix-board.ts"
import { keptHeads, type SeenPart } from "./kept-heads.ts"

const doc = new Y.Doc()
writeContent({ board: doc }, musterstadt())
const layout = matrixLayout(readMatrix(doc))
const seen: SeenPart = { left: -20, top: -20, width: 1400, strip: 40 }

function yOf(key: string): number {
  return layout.rows.find(({ row }) => row.key === key)?.y ?? 0
}

test("a matrix whose heads are in sight keeps them in their places", () => {
  expect(keptHeads(layout, seen)).toEqual({ x: 0, y: 0, strip: 0, phase: undefined, phaseTitle: 0 })
})

test("column heads and the row of the current phase stay at the upper edge", () => {
  const top = yOf("task:t11")
  const { y, strip, phase } = keptHeads(layout, { ...seen, top })

  expect(y).toBe(top - 84)
  expect(strip).toBe(40)
  expect(phase?.id).toBe("p3")
  expect(yOf("phase:p3") + (phase?.y ?? 0)).toBe(top + 60)
})

test("the row of a phase makes way for the next one", () => {
  const top = yOf("phase:p4") - 60 - 10
  const { phase } = keptHeads(layout, { ...seen, top })

  expect(phase?.id).toBe("p3")
  expect(yOf("phase:p3") + (phase?.y ?? 0)).toBe(yOf("phase:p4") - 34)
})

test("task titles stay at the left edge, unless they would cover most of a narrow window", () => {
  expect(keptHeads(layout, { ...seen, left: 300 }).x).toBe(300)
  const narrow = keptHeads(layout, { ...seen, left: 300, width: 500 })
  expect([narrow.x, narrow.phaseTitle]).toEqual([0, 300])
})

test("the heads never leave the matrix", () => {
  const { x, y } = keptHeads(layout, { ...seen, top: 1e6, left: 1e6 })

  expect(y).toBeLessThan(layout.height - 84 - 60)
  expect(x).toBe(layout.width - 440 - 5 * 64)
})
