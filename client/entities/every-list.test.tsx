// @vitest-environment happy-dom
import { type BoardContent, parseBoardContent, templateContent } from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
  fieldsOf,
} from "@tafelrunde/shared/entities"
import { docOf } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import fc from "fast-check"
import { type JSX, useState } from "react"
import { afterEach, beforeEach, describe, expect, test } from "vitest"

import { type Board } from "../board/board.ts"
import { setLanguage } from "../messages/language.ts"
import { addEntries, setValue, step } from "./edits.ts"
import { problemOf, toText, toValue } from "./fields/text-value.ts"
import { ListView } from "./list-view.tsx"
import { LISTS } from "./lists.ts"
import { SectionView } from "./section-view.tsx"
import { contentOf, createEntityBoard } from "./testing/entity-board.ts"
import { valueAt } from "./value-at.ts"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

const musterstadt: BoardContent = {
  ...templateContent("musterstadt", { language: "de" }),
  findingAnswers: [
    {
      id: "t09/TASK_WITH_MULTIPLE_ACCOUNTABLE",
      finding: "Aufgabe 9 hat zwei Federführungen (E): SOZ und JC.",
      reason: "Übergang bis Ende Juni.",
      institutionIds: ["soz", "jc"],
    },
  ],
}

function Shown({ board, name }: { board: Board; name: CollectionName }): JSX.Element {
  const [openId, setOpenId] = useState<string>()
  const list = LISTS.find(({ collection }) => collection === name)
  if (!list) throw new Error(`no list of ${name}`)
  return <ListView board={board} list={list} openId={openId} onOpen={setOpenId} />
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label, { selector: "input, textarea, select" })
}

function enter(label: string, value: string): void {
  fireEvent.change(field(label), { target: { value } })
  fireEvent.blur(field(label))
}

function add(what: string, text: string): void {
  const input = screen.getByLabelText(`Neu: ${what}`)
  fireEvent.change(input, { target: { value: text } })
  fireEvent.submit(input)
}

function last<T>(entries: readonly T[] | null | undefined): T | undefined {
  return entries?.at(-1)
}

test("every list of the board has a table", () => {
  const shown = LISTS.map(({ collection }) => collection)
  expect(shown.toSorted()).toEqual(Object.keys(COLLECTIONS).toSorted())
})

describe.each(LISTS)("$collection", ({ collection }) => {
  test("show each entry of Musterstadt, and a form with a label for each field", () => {
    const board = createEntityBoard(musterstadt)
    render(<Shown board={board} name={collection} />)
    const rows = screen.getAllByRole("rowheader")
    expect(rows).toHaveLength(musterstadt[collection]?.length ?? 0)
    expect(screen.queryByText(/ohne Titel/)).toBeNull()

    fireEvent.click(within(rows[0] ?? document.body).getByRole("button"))

    const form = within(screen.getByRole("region"))
    for (const { path, field: described } of fieldsOf(COLLECTIONS[collection])) {
      if (hasNoInput(path, described)) continue
      expect(form.getAllByText(described.label.de).length).toBeGreaterThan(0)
    }
  })
})

/** Ids, the key of a cell, and the answers to an agreement, which have a group of their own. */
function hasNoInput(path: string, { kind }: Field): boolean {
  const isCell = ["taskId", "institutionId"].includes(path)
  return kind === "id" || kind === "choices" || isCell || path.endsWith("ByInstitutionIds")
}

test("units are added, filled in, ordered and removed inside their institution", () => {
  const board = createEntityBoard(musterstadt)
  render(<Shown board={board} name="institutions" />)
  fireEvent.click(screen.getByRole("button", { name: /^Handwerkskammer/ }))
  fireEvent.click(screen.getByRole("button", { name: "Neu: Organisationseinheit" }))
  const added = screen.getAllByRole("group", { name: /^Organisationseinheit \d/ }).at(-1)
  const name = within(added ?? document.body).getByLabelText("Name")
  fireEvent.change(name, { target: { value: "Empfang" } })
  fireEvent.blur(name)

  const units = (): string[] =>
    contentOf(board)
      .institutions?.find(({ short }) => short === "HWK")
      ?.units?.map((unit) => unit.name) ?? []
  expect(units().at(-1)).toBe("Empfang")
  fireEvent.click(screen.getByRole("button", { name: "Nach oben: Empfang" }))
  expect(units().at(-2)).toBe("Empfang")
  fireEvent.click(screen.getByRole("button", { name: "„Empfang“ entfernen" }))
  expect(units()).not.toContain("Empfang")
})

test("new institutions get a code, new people two names, new tasks a number, and each is valid", () => {
  const board = createEntityBoard(musterstadt, { institutionId: "vhs" })
  const show = (name: CollectionName): void => {
    cleanup()
    render(<Shown board={board} name={name} />)
  }
  show("institutions")
  add("Institution", "Agentur für Vermessung")
  show("contacts")
  add("Kontakt", "Erika Beispielfrau")
  show("tasks")
  add("Aufgabe", "Sprachcafé anbieten")
  show("handovers")
  add("Schnittstelle", "Anmeldung")
  show("abbreviations")
  add("Abkürzung", "VMS – Vermessungsstelle")
  show("goals")
  add("Ziel", "Weniger Wege")
  show("phases")
  add("Phase", "Nachsorge")

  const content = contentOf(board)
  expect(last(content.institutions)).toMatchObject({ short: "AfV", name: "Agentur für Vermessung" })
  expect(last(content.contacts)).toMatchObject({
    firstName: "Erika",
    lastName: "Beispielfrau",
    institutionId: "vhs",
  })
  const task = content.tasks?.find(({ title }) => title === "Sprachcafé anbieten")
  expect(task).toMatchObject({ number: 25 })
  expect(last(content.handovers)).toMatchObject({ title: "Anmeldung", fromInstitutionId: "vhs" })
  expect(last(content.abbreviations)).toMatchObject({ short: "VMS", long: "Vermessungsstelle" })
  expect(parseBoardContent(content).ok).toBe(true)
})

test("workshop and paper have a form each, also before anybody has filled them in", () => {
  const board = createEntityBoard(templateContent("blank", { language: "de", title: "Neu" }))
  render(<SectionView board={board} section="workshop" />)
  enter("Ort", "Rathaus")
  enter("Beginn", "9.30")
  cleanup()
  render(<SectionView board={board} section="meta" />)
  enter("gegründet", "2019")

  expect(contentOf(board).workshop).toMatchObject({
    title: "Neu",
    place: "Rathaus",
    start: "09:30",
  })
  expect(contentOf(board).meta).toMatchObject({ foundedYear: 2019 })
})

test("a participant enters contacts that the network sees; a facilitator's wait for confirmation", () => {
  for (const [role, visibility, room] of [
    ["participant", "network", "contactsDoc"],
    ["facilitator", "pending", "internalDoc"],
  ] as const) {
    const board = createEntityBoard(musterstadt, { role })
    const [id = ""] = addEntries(board, "contacts", [{ lastName: "Neu", institutionId: "jc" }])
    const contact = contentOf(board).contacts?.find((each) => each.id === id)
    expect(contact?.privacy?.visibility).toBe(visibility)
    expect(docOf(board.bin.docs, { collection: "contacts", id })).toBe(board[room])
    act(() => void board.undo.undo())
    expect(contentOf(board).contacts?.some((each) => each.id === id)).toBe(false)
  }
})

test("a contact that becomes internal leaves the room of the network, and comes back whole", () => {
  const board = createEntityBoard(musterstadt)
  const before = contentOf(board).contacts?.find(({ privacy }) => privacy?.visibility === "network")
  const place = { collection: "contacts", id: before?.id ?? "" } as const
  const change = (value: string): void =>
    setValue(board, place, { field: "privacy.visibility", value })

  change("internal")
  expect(board.contactsDoc?.getMap("contacts").has(place.id)).toBe(false)
  change("network")

  expect(board.internalDoc?.getMap("contacts").has(place.id)).toBe(false)
  expect(contentOf(board).contacts).toEqual(musterstadt.contacts)
})

test("a viewer is told who sees contacts, and a participant is offered no visibility without a room", () => {
  render(<Shown board={createEntityBoard(musterstadt, { role: "viewer" })} name="contacts" />)
  expect(screen.getByText("Kontakte sehen nur Moderation und Teilnehmende.")).toBeTruthy()
  cleanup()
  render(<Shown board={createEntityBoard(musterstadt, { role: "participant" })} name="contacts" />)
  fireEvent.click(screen.getAllByRole("rowheader")[0]?.querySelector("button") ?? document.body)
  const offered = within(field("Sichtbarkeit")).getAllByRole("option")
  expect(offered.map(({ textContent }) => textContent)).toEqual(["im Netzwerk", "öffentlich"])
})

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  // A grapheme can be many characters; the shortest field takes 20.
  .map((text) => text.trim() || "x")
  .filter((text) => text.length <= 20)

const VALUES: Readonly<Partial<Record<Field["kind"], fc.Arbitrary<unknown>>>> = {
  line: word,
  phone: word,
  prose: word,
  lines: fc.array(word, { maxLength: 3 }),
  wholeNumber: fc.integer({ min: 1, max: 9_999 }),
  date: fc.constantFrom("2027-03-10", "2028-02-29"),
  time: fc.constantFrom("09:30", "23:59"),
  flag: fc.boolean(),
}

/** A value that a field can take, as people would type or choose it. */
function valueFor(described: Field, content: BoardContent): fc.Arbitrary<unknown> {
  const { kind } = described
  if (kind === "choice") return fc.constantFrom(...Object.keys(described.choices))
  if (kind === "ref") return fc.constantFrom(...idsOf(described.to, content))
  if (kind === "refs") return fc.subarray([...idsOf(described.to, content)])
  return VALUES[kind] ?? fc.constant(undefined)
}

function idsOf(to: string, content: BoardContent): readonly string[] {
  const entries =
    to === "units" ? content.institutions?.flatMap(({ units }) => units ?? []) : content[to]
  return ((entries ?? []) as { id: string }[]).map(({ id }) => id)
}

const EDITED = LISTS.flatMap((list) =>
  fieldsOf(COLLECTIONS[list.collection] as Entity)
    .filter(({ path, field: { kind } }) => {
      const isKey = list.isFixed === true && ["taskId", "institutionId"].includes(path)
      return !["id", "choices", "list"].includes(kind) && !isKey
    })
    .map((placed) => ({ collection: list.collection, ...placed })),
)

test("whatever is entered in any field of any list reads back identical, and undo takes it back", () => {
  const edit = fc
    .constantFrom(...EDITED)
    .chain((edited) => valueFor(edited.field, musterstadt).map((value) => ({ ...edited, value })))
  const board = createEntityBoard(musterstadt)
  fc.assert(
    fc.property(edit, fc.nat(), ({ collection, path, field: described, value }, at) => {
      const entries = board.lists.list(collection)
      const { id, fields } = entries[at % entries.length] ?? { id: "", fields: {} }
      const before = valueAt(fields, path)
      const steps = board.undo.version
      setValue(board, { collection, id }, { field: path, value: typed(value, described) })

      const after = board.lists.entry(collection, id)
      expect(after && valueAt(after.fields, path)).toEqual(value)
      expect(problemsOf(contentOf(board))).toEqual([])
      if (path === "privacy.visibility") return
      if (board.undo.version > steps) board.undo.undo()
      const back = board.lists.entry(collection, id)
      expect(valueAt(back?.fields ?? {}, path)).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

function problemsOf(content: BoardContent): readonly unknown[] {
  const parsed = parseBoardContent(content)
  return parsed.ok ? [] : parsed.problems
}

/** What the field makes of the value when it is typed as text. */
function typed(value: unknown, described: Field): unknown {
  if (!("max" in described) && described.kind !== "wholeNumber" && described.kind !== "time")
    return value
  const text = toText(value)
  expect(problemOf(text, described, MESSAGES)).toBeUndefined()
  return toValue(text, described)
}

const MESSAGES = new Proxy({} as Parameters<typeof problemOf>[2], { get: () => "problem" })

test("contacts have one order, whatever room they are kept in", () => {
  const board = createEntityBoard(musterstadt)
  const ids = (): string[] => contentOf(board).contacts?.map(({ id }) => id) ?? []
  const [first = "", second = ""] = ids()
  setValue(
    board,
    { collection: "contacts", id: first },
    { field: "privacy.visibility", value: "internal" },
  )
  expect(ids().slice(0, 2)).toEqual([first, second])

  step(board, { collection: "contacts", id: first }, "down")
  expect(ids().slice(0, 2)).toEqual([second, first])
  act(() => void board.undo.undo())
  expect(ids().slice(0, 2)).toEqual([first, second])
})
