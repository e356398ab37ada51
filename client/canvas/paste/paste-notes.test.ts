// @vitest-environment happy-dom
import { plainText } from "@tafelrunde/shared/canvas"
import { act, cleanup, render, screen } from "@testing-library/react"
import { createElement } from "react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { createState } from "../../board/state.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { pasteNotes } from "./paste-notes.ts"
import { refuseContentWhenReading } from "./refuse-when-reading.ts"

let anna: TestPerson

beforeEach(() => {
  setLanguage("de")
  anna = joinCanvas(emptyBoard())
  pasteNotes(anna.editor)
})

afterEach(() => {
  cleanup()
  anna.leave()
})

async function paste(text: string): Promise<void> {
  anna.editor.markHistoryStoppingPoint("paste")
  await anna.editor.putExternalContent({ type: "text", text, point: { x: 0, y: 0 } })
}

function notes(): { text: string; x: number; y: number }[] {
  return anna.editor
    .getCurrentPageShapesSorted()
    .map(({ x, y, props }) => ({ x, y, text: plainText("richText" in props && props.richText) }))
}

test("lines become notes in a grid, and one undo takes all of them back", async () => {
  await paste("eins\nzwei\ndrei\nvier\nfünf\nsechs")

  expect(notes()).toMatchObject([
    { text: "eins", x: -430, y: -210 },
    { text: "zwei", x: -210 },
    { text: "drei", x: 10 },
    { text: "vier", x: 230 },
    { text: "fünf", x: -430, y: 10 },
    { text: "sechs", x: -210, y: 10 },
  ])
  anna.editor.undo()
  expect(notes()).toEqual([])
})

test("cells keep their rows and columns", async () => {
  await paste("JC\tAfA\nja\t\n\tnein")

  expect(notes()).toMatchObject([
    { text: "JC", x: -210, y: -320 },
    { text: "AfA", x: 10, y: -320 },
    { text: "ja", x: -210, y: -100 },
    { text: "nein", x: 10, y: 120 },
  ])
})

test("more than 200 at once are none", async () => {
  await paste(Array.from({ length: 201 }, (_, index) => `Zeile ${index}`).join("\n"))

  expect(notes()).toEqual([])
})

test("what a full page has no room for is refused in words", async () => {
  Object.assign(anna.editor.options, { maxShapesPerPage: 1 })
  render(createElement(Toasts))

  await act(() => paste("eins\nzwei"))

  expect(notes()).toEqual([])
  expect(screen.getByText(/Diese Seite ist voll/)).toBeDefined()
})

test("nothing is pasted where nobody may write", async () => {
  const access = createState({ access: "read", role: "participant", locked: true } as const)
  refuseContentWhenReading(anna.editor, { access })
  anna.editor.updateInstanceState({ isReadonly: true })

  await paste("eins\nzwei")

  expect(notes()).toEqual([])
})
