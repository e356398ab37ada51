// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { type CollectionName } from "@tafelrunde/shared/entities"
import { removeEntry, restoreEntry, setField } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import { type DetachedWindowAPI } from "happy-dom"
import { type JSX, useState } from "react"
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest"

import { type Board } from "../board/board.ts"
import { setLanguage } from "../messages/language.ts"
import { Toasts } from "../ui/toast.tsx"
import { ListView } from "./list-view.tsx"
import { LISTS } from "./lists.ts"
import { contentOf, createEntityBoard, createEntityPair } from "./testing/entity-board.ts"

beforeEach(() => {
  setLanguage("de")
  const { happyDOM } = window as unknown as { happyDOM: DetachedWindowAPI }
  happyDOM.setViewport({ width: 1440 })
})
afterEach(cleanup)

const musterstadt = templateContent("musterstadt", { language: "de" })

function Shown({ board, name }: { board: Board; name: CollectionName }): JSX.Element {
  const [openId, setOpenId] = useState<string>()
  const list = LISTS.find(({ collection }) => collection === name)
  if (!list) throw new Error(`no list of ${name}`)
  return (
    <>
      <ListView board={board} list={list} openId={openId} onOpen={setOpenId} />
      <Toasts />
    </>
  )
}

function show(board: Board, name: CollectionName = "agreements"): void {
  render(<Shown board={board} name={name} />)
}

function open(title: string | RegExp): void {
  fireEvent.click(screen.getByRole("button", { name: title }))
}

function field(label: string | RegExp): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label, { selector: "input, textarea, select" })
}

function type(label: string, text: string): void {
  act(() => field(label).focus())
  fireEvent.change(field(label), { target: { value: text } })
}

function titles(): readonly (string | null)[] {
  const rows = screen.getAllByRole("rowheader")
  return rows.map((row) => row.textContent)
}

function agreement(board: Board, id = "v01"): NonNullable<BoardContent["agreements"]>[number] {
  const found = contentOf(board).agreements?.find((each) => each.id === id)
  if (!found) throw new Error(`no agreement ${id}`)
  return found
}

const V01 = "Gemeinsamer Übergabebogen Rechtskreiswechsel"

test("an agreement without a status is overdue in the list as it is on the wall and in findings", () => {
  const [first] = musterstadt.agreements ?? []
  if (!first) throw new Error("no agreement")
  const late = { ...first, status: null, dueDate: "2020-01-31" }
  show(createEntityBoard({ ...musterstadt, agreements: [late] }))

  const row = screen.getByRole("row", { name: new RegExp(V01) })
  expect(within(row).getByText(/überfällig/)).toBeTruthy()
})

test("an agreement has the light of the wall: who has declined is said although its status is open", () => {
  const [first] = musterstadt.agreements ?? []
  if (!first) throw new Error("no agreement")
  const declined = {
    ...first,
    status: "open" as const,
    dueDate: "2099-01-31",
    declinedByInstitutionIds: [musterstadt.institutions?.[0]?.id ?? ""],
  }
  show(createEntityBoard({ ...musterstadt, agreements: [declined] }))

  const row = screen.getByRole("row", { name: new RegExp(V01) })
  expect(within(row).getByText(/abgelehnt von AfA/)).toBeTruthy()
  expect(within(row).getByText("▲")).toBeTruthy()
})

test("a list shows its entries in the board's order, with a status in words", () => {
  show(createEntityBoard(musterstadt))

  expect(titles()[0]).toBe(V01)
  const row = screen.getByRole("row", { name: new RegExp(V01) })
  expect(within(row).getByText("SOZ")).toBeTruthy()
  expect(within(row).getByText("30.04.2027")).toBeTruthy()
  expect(within(row).getByText("offen")).toBeTruthy()
})

test("the title opens the form of all fields, and Escape leads back to the title", async () => {
  show(createEntityBoard(musterstadt))
  open(V01)

  const form = screen.getByRole("region", { name: V01 })
  for (const label of ["Titel", "Wortlaut", "erfüllt, wenn …", "Vorbehalt", "Nachweis", "Status"]) {
    expect(within(form).getByLabelText(label)).toBeTruthy()
  }
  expect(document.activeElement?.textContent).toBe(V01)
  act(() => field("Wortlaut").focus())
  fireEvent.keyDown(field("Wortlaut"), { key: "Escape" })

  expect(screen.queryByRole("region", { name: V01 })).toBeNull()
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(document.activeElement?.textContent).toBe(V01)
})

test("two people type in the same sentences at once: both stay, and the caret with its letters", () => {
  const [mine, theirs] = createEntityPair(musterstadt)
  show(mine)
  open(V01)
  const before = agreement(mine).text
  type("Wortlaut", `${before} Und wir.`)
  field("Wortlaut").setSelectionRange(before.length + 4, before.length + 4)
  fireEvent.select(field("Wortlaut"))
  field("Wortlaut").dispatchEvent(new Event("select"))

  act(() =>
    setField(
      theirs.doc,
      { collection: "agreements", id: "v01" },
      { field: "text", value: `Neu: ${agreement(theirs).text}` },
    ),
  )

  expect(field("Wortlaut").value).toBe(`Neu: ${before} Und wir.`)
  expect(field("Wortlaut").selectionStart).toBe(before.length + 9)
  expect(agreement(theirs).text).toBe(`Neu: ${before} Und wir.`)
})

test("what is typed in one field is one undo step; in sentences others see each letter", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  const before = agreement(board).text
  type("Wortlaut", `${before}!`)
  expect(agreement(board).text).toBe(`${before}!`)
  type("Wortlaut", `${before}!!`)
  type("Wortlaut", `${before}!!!`)

  act(() => void board.undo.undo())

  expect(agreement(board).text).toBe(before)
  expect(field("Wortlaut").value).toBe(before)
  expect(board.undo.undoLabel).toBeUndefined()
})

test("a line is written when the person leaves it; Escape takes it back, closing the form keeps it", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  type("Titel", "Ein Bogen")
  fireEvent.keyDown(field("Titel"), { key: "Escape" })
  expect(field("Titel").value).toBe(V01)

  type("Titel", "Ein Bogen")
  expect(agreement(board).title).toBe(V01)
  fireEvent.blur(field("Titel"))
  expect(agreement(board).title).toBe("Ein Bogen")

  type("Vorgänger", "v99")
  fireEvent.click(screen.getByRole("button", { name: "Schließen" }))
  expect(agreement(board).predecessor).toBe("v99")
})

test("who types in a line that somebody changes keeps the words, and can take the other's", () => {
  const [mine, theirs] = createEntityPair(musterstadt)
  show(mine)
  open(V01)
  type("Titel", "Meiner")

  act(() =>
    setField(
      theirs.doc,
      { collection: "agreements", id: "v01" },
      { field: "title", value: "Ihrer" },
    ),
  )

  expect(field("Titel").value).toBe("Meiner")
  expect(screen.getByText("Inzwischen hat jemand hier „Ihrer“ eingetragen.")).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Das übernehmen" }))
  expect(field("Titel").value).toBe("Ihrer")
  fireEvent.blur(field("Titel"))
  expect(agreement(mine).title).toBe("Ihrer")
})

test("what cannot be is refused at its field, in words, and the words stay", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  type("Titel", " ")
  fireEvent.blur(field("Titel"))
  expect(screen.getByText("Dieses Feld darf nicht leer sein.")).toBeTruthy()

  type("Titel", "x".repeat(301))
  fireEvent.blur(field("Titel"))
  expect(screen.getByText(/Höchstens 300 Zeichen, jetzt sind es 301/)).toBeTruthy()
  expect(field("Titel").value).toHaveLength(301)
  expect(agreement(board).title).toBe(V01)
})

test("what each institution says to an agreement is one step", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  const jobcenter = "Jobcenter Musterstadt (JC)"
  fireEvent.change(
    within(screen.getByRole("group", { name: "Zustimmung der Institutionen" })).getByLabelText(
      jobcenter,
    ),
    { target: { value: "declinedByInstitutionIds" } },
  )

  expect(agreement(board).declinedByInstitutionIds).toContain("jc")
  expect(agreement(board).agreedByInstitutionIds ?? []).not.toContain("jc")
  const before = agreement(createEntityBoard(musterstadt))
  act(() => void board.undo.undo())
  expect(agreement(board)).toEqual(before)
})

test("Enter adds an entry and waits for the next; many pasted lines are one step", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  const input = screen.getByLabelText<HTMLInputElement>("Neu: Vereinbarung")
  fireEvent.change(input, { target: { value: "Runder Tisch" } })
  fireEvent.submit(input)

  expect(titles().at(-1)).toBe("Runder Tisch")
  expect(input.value).toBe("")
  const lines = Array.from({ length: 30 }, (_unused, index) => `Zeile ${index + 1}`)
  fireEvent.paste(input, {
    clipboardData: {
      types: ["text/plain"],
      getData: (kind: string) => (kind === "text/plain" ? lines.join("\n") : ""),
      items: [],
      files: [],
    },
  })
  expect(titles().slice(-2)).toEqual(["Zeile 29", "Zeile 30"])
  act(() => void board.undo.undo())
  expect(titles().at(-1)).toBe("Runder Tisch")
})

test("Tab behind a new title opens the form at the next field", () => {
  show(createEntityBoard(musterstadt))
  const input = screen.getByLabelText<HTMLInputElement>("Neu: Vereinbarung")
  fireEvent.change(input, { target: { value: "Runder Tisch" } })
  fireEvent.keyDown(input, { key: "Tab" })

  expect(screen.getByRole("region", { name: "Runder Tisch" })).toBeTruthy()
  expect(document.activeElement).toBe(field("Wortlaut"))
})

test("Alt with an arrow moves an entry, and sorting is for reading only", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  fireEvent.keyDown(screen.getByRole("button", { name: V01 }), { key: "ArrowDown", altKey: true })
  expect(
    contentOf(board)
      .agreements?.map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(["v02", "v01"])

  fireEvent.click(screen.getByRole("button", { name: "Vereinbarung" }))
  expect(screen.getByRole("columnheader", { name: /Vereinbarung/ }).getAttribute("aria-sort")).toBe(
    "ascending",
  )
  expect(titles()[0]).toBe("Ansprechperson der Handwerkskammer benennen")
  fireEvent.keyDown(screen.getByRole("button", { name: V01 }), { key: "ArrowDown", altKey: true })
  expect(contentOf(board).agreements?.[1]?.id).toBe("v01")
})

test("people search, and see only what concerns their institution", () => {
  show(createEntityBoard(musterstadt, { institutionId: "vhs", role: "participant" }))
  fireEvent.change(screen.getByLabelText("Suchen"), { target: { value: "monatsliste" } })
  expect(titles()).toEqual(["Monatsliste der Sprachkurse"])
  expect(screen.getByText("1 von 8")).toBeTruthy()

  fireEvent.change(screen.getByLabelText("Suchen"), { target: { value: "" } })
  fireEvent.click(screen.getByRole("button", { name: "Nur VHS" }))
  expect(titles()).toContain("Monatsliste der Sprachkurse")
  expect(titles()).not.toContain(V01)
})

test("on a phone what concerns the own institution stands first, and nothing is hidden", () => {
  const wide = window.innerWidth
  window.innerWidth = 390
  onTestFinished(() => {
    window.innerWidth = wide
  })
  show(createEntityBoard(musterstadt, { institutionId: "vhs", role: "participant" }))

  const cards = screen.getAllByRole("listitem").map(({ textContent }) => textContent)
  expect(cards[0]).toContain("Monatsliste der Sprachkurse")
  expect(cards).toHaveLength(8)
  expect(screen.getByText("8 Einträge")).toBeTruthy()
})

test("a facilitator removes an entry and takes it back; a participant hears why not", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  fireEvent.click(screen.getByRole("button", { name: "Entfernen" }))
  expect(titles()).not.toContain(V01)
  fireEvent.click(screen.getByRole("button", { name: "Rückgängig" }))
  expect(titles()[0]).toBe(V01)
  cleanup()

  show(createEntityBoard(musterstadt, { role: "participant" }))
  open(V01)
  fireEvent.click(screen.getByRole("button", { name: "Entfernen" }))
  expect(titles()[0]).toBe(V01)
  expect(screen.getByText(/ist schon ausgefüllt. Entfernen kann das nur/)).toBeTruthy()
})

test("a participant removes what they alone have written", () => {
  show(createEntityBoard(musterstadt, { role: "participant" }))
  const input = screen.getByLabelText("Neu: Vereinbarung")
  fireEvent.change(input, { target: { value: "Aus Versehen" } })
  fireEvent.submit(input)
  open("Aus Versehen")
  fireEvent.click(screen.getByRole("button", { name: "Entfernen" }))
  expect(titles()).not.toContain("Aus Versehen")
})

test("viewers, and participants of a locked board, read everything and are offered no change", () => {
  for (const seen of [{ role: "viewer" }, { role: "participant", locked: true }] as const) {
    show(createEntityBoard(musterstadt, seen))
    expect(screen.queryByLabelText("Neu: Vereinbarung")).toBeNull()
    open(V01)
    expect(field("Titel").readOnly).toBe(true)
    expect(field("Status").readOnly).toBe(true)
    expect(screen.queryByRole("button", { name: "Entfernen" })).toBeNull()
    cleanup()
  }
})

test("when somebody removes the entry of the open form, it is said, the keyboard stays and no word is lost", async () => {
  const [mine, theirs] = createEntityPair(musterstadt)
  show(mine)
  open(V01)
  type("Titel", "Ein Übergabebogen für alle")

  act(() => removeEntry(theirs.doc, { collection: "agreements", id: "v01" }))

  expect(screen.queryByRole("region", { name: V01 })).toBeNull()
  expect(screen.getByText(/ist gerade entfernt worden/)).toBeTruthy()
  // The entry that stands at its place now.
  await waitFor(() => {
    expect(document.activeElement?.getAttribute("data-entry")).toBe("v02")
  })
  act(() => restoreEntry(theirs.bin.docs, { collection: "agreements", id: "v01" }))
  expect(agreement(mine).title).toBe("Ein Übergabebogen für alle")
})

test("an entry refers to another one by a part of its name", () => {
  const board = createEntityBoard(musterstadt)
  show(board)
  open(V01)
  const owner = screen.getByRole("combobox", { name: "verantwortlich (Institution)" })
  act(() => owner.focus())
  fireEvent.change(owner, { target: { value: "Volkshoch" } })
  fireEvent.keyDown(owner, { key: "ArrowDown" })
  fireEvent.keyDown(owner, { key: "Enter" })
  expect(agreement(board).ownerInstitutionId).toBe("vhs")
})

test("questions have the same table and the same form, also in English", () => {
  setLanguage("en")
  show(createEntityBoard(musterstadt), "openQuestions")
  expect(screen.getByRole("table", { name: "Open questions: entries" })).toBeTruthy()
  expect(screen.getAllByText("open").length).toBeGreaterThan(0)
})
