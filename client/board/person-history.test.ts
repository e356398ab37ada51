import { blankContent } from "@tafelrunde/shared/content"
import {
  addPhase,
  readMatrix,
  renamePhase,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { PersonHistory } from "./person-history.ts"

/** A canvas of words: each step adds one, between marks as tldraw sets them. */
function openCanvas(history: PersonHistory): {
  words: string[]
  draw: (word: string) => void
  forget: () => void
  close: () => void
} {
  const stack: (string | null)[] = []
  const redos: string[] = []
  const words: string[] = []
  const close = history.connectCanvas({
    undo: () => {
      while (stack.at(-1) === null) stack.pop()
      redos.push(stack.pop() ?? "")
      stack.pop()
      words.pop()
    },
    redo: () => {
      const word = redos.pop() ?? ""
      stack.push(null, word)
      words.push(word)
    },
    depth: () => stack.length,
    mark: () => void stack.push(null),
  })
  const draw = (word: string): void => {
    stack.push(null, word)
    words.push(word)
    history.canvasChanged()
  }
  const forget = (): void => {
    stack.length = 0
    redos.length = 0
    history.canvasForgotten()
  }
  return { words, draw, forget, close }
}

function openContent(): { doc: Y.Doc; undo: UndoHistory; titles: () => string[] } {
  const doc = new Y.Doc()
  writeContent({ board: doc }, blankContent({ language: "de", title: "Klein" }))
  const titles = (): string[] => readMatrix(doc).phases.map(({ title }) => title)
  return { doc, undo: new UndoHistory(doc), titles }
}

test("canvas and matrix are undone and redone in one order, newest first", () => {
  const { doc, undo, titles } = openContent()
  const history = new PersonHistory(undo)
  const { words, draw } = openCanvas(history)
  draw("Kreis")
  const id = addPhase(doc, "Ankommen")
  draw("Pfeil")
  draw("Notiz")
  renamePhase(doc, id, "Ankunft")
  const states: unknown[] = []
  const look = (): unknown => [...words, ...titles()].join(" ")

  for (let step = 0; step < 5; step++) states.push([look(), history.undo()?.source])
  expect(states).toEqual([
    ["Kreis Pfeil Notiz Ankunft", "content"],
    ["Kreis Pfeil Notiz Ankommen", "canvas"],
    ["Kreis Pfeil Ankommen", "canvas"],
    ["Kreis Ankommen", "content"],
    ["Kreis", "canvas"],
  ])
  expect(look()).toBe("")

  const again = [0, 1, 2, 3, 4].map(() => [history.redo()?.source, look()])
  expect(again).toEqual([
    ["canvas", "Kreis"],
    ["content", "Kreis Ankommen"],
    ["canvas", "Kreis Pfeil Ankommen"],
    ["canvas", "Kreis Pfeil Notiz Ankommen"],
    ["content", "Kreis Pfeil Notiz Ankunft"],
  ])
})

test("a new step on the canvas forgets what was undone in the matrix", () => {
  const { doc, undo, titles } = openContent()
  const history = new PersonHistory(undo)
  const { draw } = openCanvas(history)
  addPhase(doc, "Ankommen")
  history.undo()

  draw("Kreis")

  expect(history.redo()).toBeUndefined()
  expect(titles()).toEqual([])
})

test("steps in the matrix outlive the canvas", () => {
  const { doc, undo, titles } = openContent()
  const history = new PersonHistory(undo)
  const { draw, close } = openCanvas(history)
  addPhase(doc, "Ankommen")
  draw("Kreis")
  close()
  const next = openCanvas(history)

  expect(history.undo()?.source).toBe("content")
  expect(titles()).toEqual([])
  next.draw("Pfeil")
  expect(history.undo()?.source).toBe("canvas")
  expect(history.undo()).toBeUndefined()
})

test("steps on the canvas after it has lost its history are undone before older edits", () => {
  const { doc, undo, titles } = openContent()
  const history = new PersonHistory(undo)
  const { draw, words, forget } = openCanvas(history)
  draw("Kreis")
  draw("Pfeil")
  history.join(() => addPhase(doc, "Ankommen"))
  forget()
  draw("Notiz")

  expect(history.undo()?.source).toBe("canvas")
  expect([words, titles()]).toEqual([["Kreis", "Pfeil"], ["Ankommen"]])
  expect(history.undo()?.source).toBe("content")
  expect([words, titles()]).toEqual([["Kreis", "Pfeil"], []])
})

test("an edit that belongs to a step on the canvas is taken back and done again with it", () => {
  const { doc, undo, titles } = openContent()
  const history = new PersonHistory(undo)
  const { draw, words } = openCanvas(history)
  draw("Kreis")
  draw("Pfeil")
  history.join(() => addPhase(doc, "Ankommen"))
  const look = (): string => [...words, ...titles()].join(" ")

  const seen = [look()]
  for (const go of ["undo", "redo", "undo", "undo", "redo", "redo"] as const) {
    history[go]()
    seen.push(look())
  }
  expect(seen).toEqual([
    "Kreis Pfeil Ankommen",
    "Kreis",
    "Kreis Pfeil Ankommen",
    "Kreis",
    "",
    "Kreis",
    "Kreis Pfeil Ankommen",
  ])
})
