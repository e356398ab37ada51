import { expect, test } from "vitest"
import * as Y from "yjs"

import { measureGrowth } from "./growth.ts"
import { holdWorkshop, shortened, TWO_HOURS } from "./workshop.ts"

const THREE_MINUTES = shortened(TWO_HOURS, 1 / 40)

test("the same workshop leaves the same bytes", () => {
  const [once, again] = [holdWorkshop(THREE_MINUTES), holdWorkshop(THREE_MINUTES)]

  expect(Y.encodeStateAsUpdate(once)).toEqual(Y.encodeStateAsUpdate(again))
})

test("another seed is another workshop", () => {
  const other = holdWorkshop({ ...THREE_MINUTES, seed: 2 })

  expect(Y.encodeStateAsUpdate(other)).not.toEqual(
    Y.encodeStateAsUpdate(holdWorkshop(THREE_MINUTES)),
  )
})

test("after some minutes a board is at most twice as large as its content", () => {
  const { documentBytes, contentBytes } = measureGrowth(THREE_MINUTES)

  expect(documentBytes / contentBytes).toBeLessThanOrEqual(2)
})
