// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { setWall, type Wall, type WallScene } from "@tafelrunde/shared/facilitation"
import { writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { openVersionBoard } from "../board/version-board.ts"
import { setLanguage } from "../messages/language.ts"
import { WallPage } from "./wall-page.tsx"
import { type PlaceStore } from "./wall-place.ts"

let board: Board

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2027-04-01T10:00:00"), toFake: ["Date"] })
  setLanguage("de")
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

/** What a device keeps. */
function createStore(): PlaceStore {
  let kept: unknown
  return { read: () => kept, write: (place) => void (kept = JSON.parse(JSON.stringify(place))) }
}

function showWall(store = createStore()): void {
  render(
    <WallPage
      board={board}
      store={store}
      readInvitation={() =>
        Promise.resolve({ joinCode: "ABC234", address: "t.example/join", url: "https://t.example" })
      }
      onLeave={() => {}}
    />,
  )
}

function facilitatorsShow(scene: WallScene, more: Partial<Wall> = {}): void {
  act(() => setWall(board.facilitationDoc, { scene, page: 0, black: false, ...more }))
}

function press(key: string): void {
  fireEvent.keyDown(window, { key })
}

function zoom(): string {
  return document.querySelector<HTMLElement>(".wall")?.style.getPropertyValue("--wall-zoom") ?? ""
}

function title(): string | null {
  return screen.getByRole("heading", { level: 1 }).textContent
}

test("the wall begins with the first phase and shows what facilitators choose", () => {
  showWall()
  expect(title()).toBe("1. Ankommen und Erstorientierung")
  expect(screen.getAllByRole("columnheader")).toHaveLength(13)
  expect(screen.getAllByRole("rowheader")).toHaveLength(4)

  facilitatorsShow({ kind: "matrix", phaseId: "p2" })
  expect(title()).toBe("2. Registrierung und Existenzsicherung")

  facilitatorsShow({ kind: "diagram", diagram: "network" })
  expect(screen.getByRole("img", { name: /Netz der Schnittstellen/ })).toBeTruthy()
})

test("a cell says in words what its letters mean, and a row that it has an error", () => {
  showWall()
  facilitatorsShow({ kind: "matrix", phaseId: "p2" })

  const row = screen.getByRole("row", { name: /Rechtskreiswechsel/ })

  expect(row.textContent).toContain("Entscheidung & Federführung, Durchführung")
  expect(row.textContent).toMatch(/Aufgabe 9.*Federführung/)
})

test("what was chosen at the wall stays, also after a reload, until it follows again", () => {
  const store = createStore()
  showWall(store)
  press("ArrowDown")
  expect(title()).toBe("2. Registrierung und Existenzsicherung")

  facilitatorsShow({ kind: "agreements" })
  expect(title()).toBe("2. Registrierung und Existenzsicherung")
  cleanup()
  showWall(store)
  expect(title()).toBe("2. Registrierung und Existenzsicherung")

  press("Escape")
  expect(title()).toBe("Vereinbarungen")
})

test("after the last page a presenter goes on to the next scene, however far facilitators have counted", () => {
  showWall()
  for (const page of [-1, 3]) {
    facilitatorsShow({ kind: "matrix", phaseId: "p1" }, { page })
    press("ArrowRight")
    expect(title()).toBe("2. Registrierung und Existenzsicherung")
    press("Escape")
  }
})

test("B makes the wall black and shows it again, and so does what facilitators choose next", () => {
  showWall()
  press("b")
  expect(screen.getByRole("button", { name: "Wieder zeigen (B)" })).toBeTruthy()
  press("B")
  expect(screen.getByRole("button", { name: "Schwarz (B)" })).toBeTruthy()

  press("b")
  facilitatorsShow({ kind: "findings" })
  expect(screen.getByRole("button", { name: "Schwarz (B)" })).toBeTruthy()

  facilitatorsShow({ kind: "findings" }, { black: true })
  expect(screen.getByRole("button", { name: "Wieder zeigen (B)" })).toBeTruthy()
})

test("agreements stand with their traffic light in words", () => {
  showWall()
  facilitatorsShow({ kind: "agreements" })

  const items = screen.getAllByRole("listitem").map(({ textContent }) => textContent)

  expect(items).toHaveLength(8)
  expect(items[0]).toContain("von allen angenommen")
  expect(items[1]).toContain("überfällig")
  expect(items[5]).toContain("überfällig")
})

test("the code is as large as the wall, with a QR code that has a name", async () => {
  showWall()
  facilitatorsShow({ kind: "code" })

  expect(await screen.findByText("ABC234")).toBeTruthy()
  expect(screen.getByRole("img", { name: /QR-Code/ })).toBeTruthy()
})

test("the text grows and shrinks by keys, never below what can be read from the back", () => {
  showWall()
  press("+")
  expect(zoom()).toBe("1.25")
  press("-")
  press("-")
  expect(zoom()).toBe("1")
})
