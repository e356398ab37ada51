// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { renameTask, writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { createState } from "../../board/state.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { ComparisonDialog } from "./comparison-dialog.tsx"
import { NextRoundDialog } from "./next-round-dialog.tsx"

const musterstadt = templateContent("musterstadt", { language: "de" })

/** The part of a board that the dialogs read. */
function boardWith(content: BoardContent): Board {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  const board = {
    id: "b",
    doc: docs.board,
    contactsDoc: docs.contacts,
    internalDoc: docs.internal,
    connection: createState({ kind: "saved" }),
    title: createState(content.meta?.title ?? ""),
  }
  return board as unknown as Board
}

const VERSION = {
  n: 3,
  at: "2027-03-10T09:00:00.000Z",
  reason: "previousRound",
  name: "Vorige Runde, Fassung 3.0",
  counts: { tasks: 24, institutions: 12, cells: 127, shapes: 0, others: 0 },
  changes: null,
}

interface Call {
  readonly url: string
  readonly body: unknown
}

/** A server that answers each address with what `answers` says, and the calls that it got. */
function stubServer(answers: Readonly<Record<string, unknown>>): Call[] {
  const calls: Call[] = []
  vi.stubGlobal("fetch", (url: string, { body }: RequestInit) => {
    calls.push({ url, body: typeof body === "string" ? JSON.parse(body) : undefined })
    const answer = answers[url]
    return Promise.resolve(
      answer instanceof Response ? answer.clone() : Response.json(answer ?? null),
    )
  })
  return calls
}

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("the board is compared with the previous round at first, field by field and live", async () => {
  stubServer({
    "/api/boards/b/versions": [{ ...VERSION, n: 4, reason: "automatic", name: null }, VERSION],
    "/api/boards/b/versions/3/content": musterstadt,
  })
  const board = boardWith({ ...musterstadt, goals: musterstadt.goals?.slice(1) ?? [] })
  render(<ComparisonDialog board={board} token="t" onClose={() => {}} />)

  const goals = await screen.findByRole("region", { name: "Ziele (1)" })
  expect(within(goals).getByText("entfallen")).toBeTruthy()
  expect(screen.getByText("1 Eintrag ist anders")).toBeTruthy()

  act(() => renameTask(board.doc, "t01", "Beraten"))
  const row = await screen.findByRole("row", { name: /Titel .* Beraten/ })
  expect(within(row).getByRole("rowheader", { name: "Titel" })).toBeTruthy()
})

test("a file of an earlier round is compared too, and one that is none is refused", async () => {
  stubServer({ "/api/boards/b/versions": [] })
  render(<ComparisonDialog board={boardWith(musterstadt)} token="t" onClose={() => {}} />)

  const field = await screen.findByLabelText(/einer früheren Runde/)
  fireEvent.change(field, { target: { files: [new File(["kein JSON"], "x.json")] } })
  expect(await screen.findByText("Diese Datei ist keine lesbare Tafel.")).toBeTruthy()

  const file = new File([JSON.stringify(musterstadt)], "board.json")
  fireEvent.change(field, { target: { files: [file] } })
  expect(await screen.findByText(/keinen Unterschied/)).toBeTruthy()
})

test("two earlier states are compared with each other, and the comparison is saved as a page", async () => {
  const goals = musterstadt.goals ?? []
  stubServer({
    "/api/boards/b/versions": [
      { ...VERSION, n: 4, reason: "named", name: "Nach der Pause" },
      VERSION,
    ],
    "/api/boards/b/versions/3/content": musterstadt,
    "/api/boards/b/versions/4/content": { ...musterstadt, goals: goals.slice(1) },
  })
  const saved = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x")
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined)
  render(<ComparisonDialog board={boardWith(musterstadt)} token="t" onClose={() => {}} />)

  expect(await screen.findByText(/keinen Unterschied/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText("Späterer Stand"), { target: { value: "4" } })
  const list = await screen.findByRole("region", { name: "Ziele (1)" })
  expect(within(list).getByText("entfallen")).toBeTruthy()

  fireEvent.click(screen.getByRole("button", { name: "Vergleich als HTML herunterladen" }))
  await vi.waitFor(() => expect(saved).toHaveBeenCalled(), { timeout: 15_000 })
  const [file] = saved.mock.calls[0] ?? []
  const page = await (file as Blob).text()
  expect(page).toContain("Nach der Pause")
  expect(page).toContain(goals[0]?.text)
  expect(page).toContain("entfallen")
  vi.restoreAllMocks()
})

test("a large file that is read after one that was chosen later does not replace it", async () => {
  stubServer({ "/api/boards/b/versions": [] })
  render(<ComparisonDialog board={boardWith(musterstadt)} token="t" onClose={() => {}} />)
  const field = await screen.findByLabelText(/einer früheren Runde/)
  const broken = new File(["kein JSON"], "alt.json")
  const waiting = Promise.withResolvers<ArrayBuffer>()
  broken.arrayBuffer = () => waiting.promise
  fireEvent.change(field, { target: { files: [broken] } })
  const file = new File([JSON.stringify(musterstadt)], "board.json")
  fireEvent.change(field, { target: { files: [file] } })
  expect(await screen.findByText(/keinen Unterschied/)).toBeTruthy()

  await act(async () => {
    waiting.resolve(new TextEncoder().encode("kein JSON").buffer)
    await waiting.promise
  })

  expect(screen.getByText(/keinen Unterschied/)).toBeTruthy()
})

test("where the writer of a format cannot be loaded, the page says that nothing was saved", async () => {
  stubServer({
    "/api/boards/b/versions": [VERSION],
    "/api/boards/b/versions/3/content": musterstadt,
  })
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    throw new Error("no writer")
  })
  render(
    <>
      <ComparisonDialog board={boardWith(musterstadt)} token="t" onClose={() => {}} />
      <Toasts />
    </>,
  )
  await screen.findByText(/keinen Unterschied/)

  fireEvent.click(screen.getByRole("button", { name: "Vergleich als MD herunterladen" }))

  expect(await screen.findAllByText("Der Export ging nicht.")).not.toEqual([])
  vi.restoreAllMocks()
})

function link(role: string): { readonly url: string; readonly token: string } {
  return { url: `http://localhost/b/new#t=${role}`, token: `${role}-token-0123456789` }
}

test("a new board is made from this one, asks for the key where the server has one, and shows its links", async () => {
  const links = {
    facilitator: link("facilitator"),
    participant: link("participant"),
    viewer: link("viewer"),
  }
  const answers: Record<string, unknown> = {
    "/api/settings": { tldrawLicenseKey: null, createNeedsKey: true },
    "/api/boards/b/next-round": Response.json({ detail: "no" }, { status: 401 }),
  }
  const calls = stubServer(answers)
  render(<NextRoundDialog board={boardWith(musterstadt)} token="t" onClose={() => {}} />)

  const key = await screen.findByLabelText("Organisationsschlüssel")
  fireEvent.click(screen.getByRole("button", { name: "Tafel anlegen" }))
  expect(await screen.findByText("Dieser Schlüssel stimmt nicht.")).toBeTruthy()

  answers["/api/boards/b/next-round"] = { id: "new", title: "Herbst", joinCode: "ABC", links }
  fireEvent.change(key, { target: { value: "right" } })
  const title = screen.getByLabelText<HTMLInputElement>("Titel der neuen Tafel")
  expect(title.value).toMatch(/ – Fassung 4\.0$/)
  fireEvent.change(title, { target: { value: "Herbst" } })
  fireEvent.click(screen.getByRole("button", { name: "Tafel anlegen" }))

  expect(await screen.findByDisplayValue(links.facilitator.url)).toBeTruthy()
  const open = screen.getByRole("link", { name: "Neue Tafel öffnen" })
  expect(open.getAttribute("href")).toBe("/b/new")
  expect(calls.at(-1)?.body).toEqual({ title: "Herbst", organiserKey: "right" })
})
