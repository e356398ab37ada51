// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { gather, type GatheringPlace } from "@tafelrunde/shared/facilitation"
import { writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { type GoTo } from "../../board/go-to.ts"
import { openVersionBoard } from "../../board/version-board.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import type { BoardView } from "../board-page/use-view.ts"
import { GatheringNotice } from "./gathering-notice.tsx"

const PHASE_2: GatheringPlace = { kind: "matrix", phaseId: "p2" }

let board: Board
let gone: GoTo[]
let calls = 0

beforeEach(() => {
  vi.useFakeTimers()
  setLanguage("de")
  gone = []
  const doc = new Y.Doc()
  const content = templateContent("musterstadt", { language: "de" })
  writeContent({ board: doc, contacts: new Y.Doc(), internal: new Y.Doc() }, content)
  board = openVersionBoard({ id: "b1" } as Board, Y.encodeStateAsUpdate(doc))
})

afterEach(() => {
  cleanup()
  board.close()
  vi.useRealTimers()
})

function sitIn(view: BoardView): void {
  render(
    <>
      <textarea aria-label="Notiz" />
      <GatheringNotice board={board} view={view} setGoTo={(target) => gone.push(target)} />
      <Toasts />
    </>,
  )
}

function facilitatorsGather(place: GatheringPlace): void {
  calls += 1
  act(() => gather(board.facilitationDoc, { id: `g${calls}`, place }))
}

function wait(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

function type(): void {
  const field = screen.getByRole("textbox", { name: "Notiz" })
  field.focus()
  fireEvent.keyDown(field, { key: "a" })
}

test("everybody is taken to the phase at once, and hears of it", () => {
  sitIn("table")
  facilitatorsGather(PHASE_2)

  expect(gone).toEqual([{ kind: "phase", phaseId: "p2" }])
  expect(
    screen.getByText(/^Die Moderation hat alle hierher geholt: 2\. Registrierung/),
  ).toBeTruthy()

  facilitatorsGather(PHASE_2)
  expect(gone).toHaveLength(2)
})

test("an area is shown on the canvas, and its list in the table", () => {
  const place: GatheringPlace = { kind: "area", areaId: "shape:frame-agreements" }
  sitIn("canvas")
  facilitatorsGather(place)
  cleanup()
  sitIn("table")
  facilitatorsGather(place)

  expect(gone).toEqual([place, { kind: "list", list: "agreements" }])
})

test("who types goes on, is told, and is taken when they have stopped", () => {
  sitIn("table")
  type()
  facilitatorsGather(PHASE_2)
  expect(gone).toEqual([])
  expect(screen.getByText(/^Die Moderation holt alle zu: 2\. Registrierung/)).toBeTruthy()

  wait(2000)
  type()
  wait(2000)
  expect(gone).toEqual([])

  wait(1500)
  expect(gone).toHaveLength(1)
})

test("who drags is taken when they let go", () => {
  sitIn("canvas")
  fireEvent.pointerDown(document.body)
  facilitatorsGather(PHASE_2)
  wait(5000)
  expect(gone).toEqual([])

  fireEvent.pointerUp(document.body)
  wait(600)
  expect(gone).toHaveLength(1)
})

test("who is busy can stay, or go at once", () => {
  sitIn("table")
  type()
  facilitatorsGather(PHASE_2)
  fireEvent.click(screen.getByRole("button", { name: "Hier bleiben" }))
  wait(10_000)
  expect(gone).toEqual([])

  type()
  facilitatorsGather(PHASE_2)
  fireEvent.click(screen.getByRole("button", { name: "Jetzt hin" }))
  expect(gone).toHaveLength(1)
})

test("a gathering from before somebody came takes them nowhere", () => {
  facilitatorsGather(PHASE_2)
  sitIn("table")
  wait(1000)

  expect(gone).toEqual([])
})
