// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { readFacilitation, type Wall } from "@tafelrunde/shared/facilitation"
import { writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { openVersionBoard } from "../board/version-board.ts"
import { setLanguage } from "../messages/language.ts"
import { SteeringPanel } from "./steering-panel.tsx"

let board: Board

beforeEach(() => {
  setLanguage("de")
  const doc = new Y.Doc()
  const content = templateContent("musterstadt", { language: "de" })
  writeContent({ board: doc, contacts: new Y.Doc(), internal: new Y.Doc() }, content)
  board = openVersionBoard({ id: "b1" } as Board, Y.encodeStateAsUpdate(doc))
  render(<SteeringPanel board={board} onClose={() => {}} />)
})

afterEach(() => {
  cleanup()
  board.close()
})

function wall(): Wall | undefined {
  return readFacilitation(board.facilitationDoc).wall
}

function press(name: string): void {
  fireEvent.click(screen.getByRole("button", { name }))
}

test("a scene goes onto the wall, from its first page, and the panel says which it is", () => {
  press("2. Registrierung und Existenzsicherung")
  expect(wall()).toEqual({ scene: { kind: "matrix", phaseId: "p2" }, page: 0, black: false })

  press("Seite weiter")
  expect(wall()?.page).toBe(1)
  press("Vereinbarungen")
  expect(wall()).toEqual({ scene: { kind: "agreements" }, page: 0, black: false })

  const pressed = screen.getAllByRole("button", { pressed: true }).map((b) => b.textContent)
  expect(pressed).toEqual(["Vereinbarungen"])
})

test("black keeps the scene, and choosing one shows it", () => {
  press("Befunde")
  press("Wand schwarz")
  expect(wall()).toEqual({ scene: { kind: "findings" }, page: 0, black: true })

  press("Code und QR-Code")
  expect(wall()).toEqual({ scene: { kind: "code" }, page: 0, black: false })
})

test("the panel says how many walls follow, and that nobody shows one", () => {
  expect(screen.getByText(/Gerade zeigt niemand die Wand/)).toBeTruthy()

  act(() => arrive({ 1: "follows", 2: "follows", 3: "stays" }))

  expect(screen.getByText(/^2 Wände zeigen, .* Eine Wand bleibt/)).toBeTruthy()
})

function arrive(walls: Readonly<Record<number, string>>): void {
  const awareness: Awareness = board.awareness
  for (const [id, state] of Object.entries(walls)) awareness.states.set(Number(id), { wall: state })
  awareness.emit("change", [{ added: [], updated: [], removed: [] }, "remote"])
}
