// @vitest-environment happy-dom
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"

import { emptyBoard, expectAgreement, joinCanvas } from "../testing/person.ts"
import { type Crowd, settle, steps, takeStep } from "../testing/random-edits.ts"

// Under test tldraw calls listeners at once instead of at the next animation frame, and does not randomise order
// keys. These tests need the behaviour in a browser.
const environment = process.env["NODE_ENV"]
beforeAll(() => {
  process.env["NODE_ENV"] = "development"
  Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: true })
})
afterAll(() => {
  process.env["NODE_ENV"] = environment
})

const numRuns = Number(process.env["CANVAS_RUNS"] ?? 60)

test("three people do whatever they like, also offline, and all see the same in the end", () => {
  const board = emptyBoard()
  const freely = fc.property(steps, (script) => {
    const people = [joinCanvas(board), joinCanvas(board), joinCanvas(board)]
    const crowd: Crowd = { people, inbox: [[], [], []], offline: new Set() }
    try {
      for (const step of script) takeStep(crowd, step)
      settle(crowd)
      expectAgreement(people)
    } finally {
      for (const person of people) person.leave()
    }
  })

  const result = fc.check(freely, { numRuns, includeErrorInReport: true })

  // The report names the seed and the shortest script that fails.
  expect(fc.defaultReportMessage(result)).toBeUndefined()
}, 600_000)
