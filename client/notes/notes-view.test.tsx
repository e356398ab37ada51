// @vitest-environment happy-dom
import { noteSeats, seedCanvas, setProtected } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { readFacilitation } from "@tafelrunde/shared/facilitation"
import { addNotes, NoteList } from "@tafelrunde/shared/notes"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type JSX, useState } from "react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { type Board } from "../board/board.ts"
import { contentOf, createEntityBoard } from "../entities/testing/entity-board.ts"
import { setLanguage } from "../messages/language.ts"
import { Toasts } from "../ui/toast.tsx"
import { NotesView } from "./notes-view.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

const content = templateContent("regionalworkshop", { language: "de" })

function boardFor(seen: Parameters<typeof createEntityBoard>[1] = {}): Board {
  const board = createEntityBoard(content, seen)
  seedCanvas(board.doc, "regionalworkshop", content)
  return board
}

function Shown({ board }: { readonly board: Board }): JSX.Element {
  const [openId, setOpenId] = useState<string>()
  const [went, setWent] = useState<string>()
  return (
    <>
      <NotesView
        board={board}
        openId={openId}
        onOpen={setOpenId}
        onGoTo={(collection, id) => setWent(`${collection}/${id}`)}
      />
      <p>{went}</p>
      <Toasts />
    </>
  )
}

function write(board: Board, ...texts: readonly string[]): readonly string[] {
  return addNotes(board, { areaId: "shape:frame-goals", texts, matrixRatio: 1 })
}

function area(name: string): HTMLElement {
  return screen.getByRole("region", { name })
}

function titlesIn(name: string): readonly (string | null)[] {
  const list = within(area(name)).queryByRole("list")
  if (!list) return []
  return [...list.querySelectorAll(".entry-title")].map((button) => button.textContent)
}

const GOALS = "Ankommen und Ziele"
const QUESTIONS = "Offene Punkte und Themenspeicher"

test("a note is written into an area by keyboard alone", () => {
  render(<Shown board={boardFor({ role: "participant" })} />)
  fireEvent.click(within(area(QUESTIONS)).getByRole("button", { name: /Neue Notiz/ }))

  const line = screen.getByRole("textbox", { name: `Neue Notiz in „${QUESTIONS}“` })
  expect(document.activeElement).toBe(line)
  fireEvent.change(line, { target: { value: "Wer zahlt Fahrkarten?" } })
  fireEvent.submit(line)

  expect(titlesIn(QUESTIONS)).toEqual(["Wer zahlt Fahrkarten?"])
  expect(document.activeElement).toBe(line)
})

function pasteLines(count: number): void {
  const lines = Array.from({ length: count }, (_unused, index) => `Zeile ${index + 1}`)
  fireEvent.paste(screen.getByRole("textbox", { name: `Neue Notiz in „${GOALS}“` }), {
    clipboardData: {
      types: ["text/plain"],
      getData: (kind: string) => (kind === "text/plain" ? lines.join("\n") : ""),
      items: [],
      files: [],
    },
  })
}

test("pasted lines become as many notes, and a list that is too long none, which is said", () => {
  render(<Shown board={boardFor()} />)

  pasteLines(3)
  expect(titlesIn(GOALS)).toEqual(["Zeile 1", "Zeile 2", "Zeile 3"])

  pasteLines(201)
  expect(titlesIn(GOALS)).toHaveLength(3)
  expect(screen.getByText("Bitte fügen Sie höchstens 200 Zeilen auf einmal ein.")).toBeDefined()
})

test("what others write on the canvas shows at once", () => {
  const board = boardFor()
  render(<Shown board={board} />)
  act(() => void write(board, "Wege verkürzen"))

  expect(titlesIn(GOALS)).toEqual(["Wege verkürzen"])
  expect(screen.getByText("1 Notiz", { selector: "output" })).toBeTruthy()
})

test("when somebody deletes the open note on the canvas, its words are offered as a new one", () => {
  const board = boardFor({ role: "participant" })
  const [id = ""] = write(board, "Wege")
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Wege" }))
  fireEvent.change(screen.getByRole("textbox", { name: "Text" }), {
    target: { value: "Wege verkürzen" },
  })

  act(() => board.doc.getMap("records").delete(id))

  expect(screen.getByText(/die bei Ihnen offen war, ist gerade entfernt worden/)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Als neue Notiz behalten" }))
  expect(titlesIn(GOALS)).toEqual(["Wege verkürzen"])
  expect(screen.queryByRole("button", { name: "Als neue Notiz behalten" })).toBeNull()
})

test("a note gets other words, another area, and is taken away and brought back", () => {
  const board = boardFor({ role: "participant" })
  write(board, "Wege")
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Wege" }))

  const form = within(screen.getByRole("region", { name: "Wege" }))
  const text = form.getByLabelText("Text")
  act(() => text.focus())
  fireEvent.change(text, { target: { value: "Kurze Wege" } })
  expect(titlesIn(GOALS)).toEqual(["Kurze Wege"])

  fireEvent.change(form.getByLabelText("Bereich"), { target: { value: "shape:frame-questions" } })
  expect(titlesIn(GOALS)).toEqual([])
  expect(titlesIn(QUESTIONS)).toEqual(["Kurze Wege"])

  fireEvent.click(form.getByRole("button", { name: "Entfernen" }))
  expect(titlesIn(QUESTIONS)).toEqual([])
  fireEvent.click(screen.getByRole("button", { name: "Rückgängig" }))
  expect(titlesIn(QUESTIONS)).toEqual(["Kurze Wege"])
})

test("a protected note stays where it is for participants, and says why", () => {
  const board = boardFor({ role: "participant" })
  setProtected(board.doc, write(board, "Regeln"), true)
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Regeln" }))

  expect(screen.getByText(/nur die Moderation/)).toBeTruthy()
  expect(screen.queryByRole("button", { name: "Entfernen" })).toBeNull()
})

test("on a locked board participants read notes and change nothing", () => {
  const board = boardFor({ role: "participant", locked: true })
  write(board, "Regeln")
  render(<Shown board={board} />)
  expect(screen.queryByRole("textbox", { name: /Neue Notiz/ })).toBeNull()

  fireEvent.click(screen.getByRole("button", { name: "Regeln" }))
  expect(screen.getByLabelText<HTMLTextAreaElement>("Text").readOnly).toBe(true)
  expect(screen.getByLabelText<HTMLSelectElement>("Bereich").disabled).toBe(true)
  expect(screen.queryByRole("button", { name: "Entfernen" })).toBeNull()
})

function make(collection: string): void {
  fireEvent.click(screen.getByRole("button", { name: "Machen zu …" }))
  fireEvent.click(screen.getByRole("menuitem", { name: `Zu ${collection} machen` }))
}

test("ticked notes become open questions at once, say so in words and lead to them", () => {
  const board = boardFor({ role: "participant" })
  write(board, "Wer zahlt?", "Wer dolmetscht?")
  render(<Shown board={board} />)
  for (const box of screen.getAllByRole("checkbox", { name: /auswählen/ })) fireEvent.click(box)
  expect(screen.getByText("2 ausgewählt")).toBeTruthy()

  make("offenen Punkten")

  expect(contentOf(board).openQuestions?.map(({ text }) => text)).toEqual([
    "Wer zahlt?",
    "Wer dolmetscht?",
  ])
  const mark = screen.getByRole("button", { name: "Zeigen: Offener Punkt „Wer zahlt?“" })
  fireEvent.click(mark)
  expect(screen.getByText(`openQuestions/${board.lists.list("openQuestions")[0]?.id}`)).toBeTruthy()

  act(() => void board.undo.undo())
  expect(contentOf(board).openQuestions).toEqual([])
  expect(screen.queryByRole("button", { name: /Zeigen/ })).toBeNull()
})

test("a note that the board has as a task is pointed out, and linked unless one wants it anew", () => {
  const board = boardFor()
  const count = contentOf(board).tasks?.length ?? 0
  write(board, "unterbringung sicherstellen")
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("checkbox", { name: /auswählen/ }))
  make("Aufgaben")

  const dialog = within(screen.getByRole("dialog"))
  expect(dialog.getByText("Gibt es schon: „Unterbringung sicherstellen“")).toBeTruthy()
  fireEvent.click(dialog.getByRole("radio", { name: "Trotzdem neu anlegen" }))
  fireEvent.click(dialog.getByRole("radio", { name: "Mit dem Vorhandenen verknüpfen" }))
  fireEvent.click(dialog.getByRole("button", { name: "1 verknüpfen" }))

  expect(contentOf(board).tasks).toHaveLength(count)
  expect(screen.getByRole("button", { name: /^Zeigen: Aufgabe 2 / })).toBeTruthy()
})

function seatMark(): HTMLElement | null {
  return document.querySelector(".note-seat")
}

test("each note says which institution wrote it, until facilitators hide that for everybody", () => {
  const board = boardFor()
  write(board, "Wer zahlt?")
  const [note] = new NoteList(board.doc).areas().flatMap(({ notes }) => notes)
  noteSeats(board.doc).set(note?.id ?? "", { institutionId: "jc", name: "Jobcenter" })
  render(<Shown board={board} />)
  expect(seatMark()?.textContent).toBe("von Jobcenter")

  fireEvent.click(screen.getByRole("checkbox", { name: /welche Institution eine Notiz/ }))
  expect(seatMark()).toBeNull()
  expect(readFacilitation(board.facilitationDoc).noteSeatsHidden).toBe(true)
})
