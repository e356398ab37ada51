// @vitest-environment happy-dom
import { plainText } from "@tafelrunde/shared/canvas"
import { afterEach, beforeEach, expect, test } from "vitest"

import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { keepContentOurs } from "./external-content.ts"

let anna: TestPerson

beforeEach(() => {
  anna = joinCanvas(emptyBoard())
  keepContentOurs(anna.editor)
})

afterEach(() => anna.leave())

/** Pastes several addresses as tldraw does. */
async function paste(...urls: string[]): Promise<void> {
  const point = { x: 10, y: 20 }
  await Promise.all(
    urls.map((url) => {
      anna.editor.markHistoryStoppingPoint("paste")
      return anna.editor.putExternalContent({ type: "url", url, point })
    }),
  )
}

function texts(): { text: string; x: number; y: number }[] {
  return anna.editor
    .getCurrentPageShapesSorted()
    .map(({ x, y, props }) => ({ x, y, text: plainText("richText" in props && props.richText) }))
}

test("an address becomes a text with a link", async () => {
  await paste("https://example.org/plan")

  const [shape] = anna.editor.getCurrentPageShapes()
  expect(texts()).toMatchObject([{ text: "https://example.org/plan" }])
  expect(shape && anna.editor.getShapePageBounds(shape)?.center).toMatchObject({ x: 10, y: 20 })
  const props = JSON.stringify(shape?.props)
  expect(props).toContain('"href":"https://example.org/plan"')
  // The page behind the link learns nothing of the board and cannot steer its tab.
  expect(props).toContain('"rel":"noopener noreferrer nofollow"')
})

test("several addresses stand one below the other, and one undo takes all of them back", async () => {
  await paste("https://example.org/a", "https://example.org/b", "https://example.org/c")

  const placed = texts()
  expect(placed.map(({ text }) => text.at(-1))).toEqual(["a", "b", "c"])
  expect(new Set(placed.map(({ x }) => x)).size).toBe(1)
  const steps = placed.slice(1).map(({ y }, index) => y - (placed[index]?.y ?? 0))
  for (const step of steps) expect(step).toBeGreaterThan(12)
  anna.editor.undo()
  expect(texts()).toEqual([])
})

test("more than 200 addresses at once are none", async () => {
  await paste(...Array.from({ length: 201 }, (_, index) => `https://example.org/${index}`))

  expect(texts()).toEqual([])
})
