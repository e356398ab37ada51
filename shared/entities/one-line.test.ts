import { expect, test, vi } from "vitest"
import * as Y from "yjs"

import {
  boardContentJsonSchema,
  type BoardContent,
  parseBoardContent,
  redactContent,
  repairContent,
  templateContent,
} from "../content/index.ts"
import { addEntry, readContent, setField, writeContent } from "../model/index.ts"
import { exportFile, table } from "../paper/index.ts"
import { agreement, fieldOfHeading, fieldsOf } from "./index.ts"

// Stands for three lines more in `agreement.ts`, and in no other file.
vi.mock(import("./agreement.ts"), async (importOriginal) => {
  const original = await importOriginal()
  const { line, prose, ref } = await import("./fields/vocabulary.ts")
  const fields = {
    ...original.agreement.fields,
    registry: line("Registratur", "Registry"),
    reasons: prose("Beweggründe", "Reasons"),
    witnessContactId: ref("Zeugnis durch", "Witness", { to: "contacts" }),
  }
  return { agreement: { ...original.agreement, fields } }
})

const musterstadt = templateContent("musterstadt", { language: "de" })

/** Musterstadt with these fields in its first agreement. */
function withFields(fields: Readonly<Record<string, unknown>>): BoardContent {
  const [first, ...others] = musterstadt.agreements ?? []
  if (!first) throw new Error("Musterstadt has no agreement")
  return { ...musterstadt, agreements: [{ ...first, ...fields }, ...others] }
}

const filled = withFields({
  registry: "R 7",
  reasons: "Wegen der Lücke",
  witnessContactId: "c01",
})
const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const

function problemsOf(content: unknown): string[] {
  const parsed = parseBoardContent(content)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`)
}

test("a new field is in the schema: it may be absent, and another kind of value is refused", () => {
  expect(problemsOf(musterstadt)).toEqual([])
  expect(problemsOf(filled)).toEqual([])
  expect(problemsOf(withFields({ registry: 7 }))).toEqual([
    "$.agreements[0].registry must be text, but here stands a number",
  ])
})

test("a new field is in the JSON Schema", () => {
  const agreements = JSON.stringify(
    (boardContentJsonSchema()["properties"] as Record<string, unknown>)["agreements"],
  )
  for (const name of ["registry", "reasons", "witnessContactId"]) {
    expect(agreements).toContain(`"${name}":`)
  }
})

test("a new field has a form label in both languages", () => {
  const labels = new Map(fieldsOf(agreement).map(({ path, field }) => [path, field.label]))
  expect(labels.get("registry")).toEqual({ de: "Registratur", en: "Registry" })
})

test("a new field is a column of the table where it is filled, under its heading", () => {
  const { columns, rows } = table("agreements", filled, options)
  const added = columns.slice(-3).map(({ heading }) => heading)
  expect(added).toEqual(["Registratur", "Beweggründe", "Zeugnis durch"])
  expect(rows[0]?.slice(-3)).toEqual(["R 7", "Wegen der Lücke", "Berta Beispiel"])
  expect(table("agreements", musterstadt, options).columns).toHaveLength(columns.length - 3)
})

test("a new field is in the exported file", async () => {
  const file = await exportFile("agreements.csv", filled, {
    ...options,
    today: options.asOf,
    language: "en",
  })
  const csv = new TextDecoder().decode(file?.bytes)
  expect(csv.split("\r\n")[0]).toMatch(/,Registry,Reasons,Witness$/)
  expect(csv).toContain("R 7,Wegen der Lücke,Berta Beispiel")
})

test("the column of an imported file with its heading, in either language, fills a new field", () => {
  for (const heading of ["Registratur", "registry", " REGISTRY:"]) {
    expect(fieldOfHeading(agreement, heading)?.path).toBe("registry")
  }
})

test("a new reference to a contact is refused where it leads nowhere, and cleared on reading", () => {
  const dangling = withFields({ witnessContactId: "c99" })
  expect(problemsOf(dangling)).toEqual([
    '$.agreements[0].witnessContactId "c99" is not among the contacts',
  ])
  expect(repairContent(dangling).agreements?.[0]?.["witnessContactId"]).toBeNull()
})

test("a new reference to a contact is cleared for readers from whom the contact is hidden", () => {
  const contacts = filled.contacts?.map((contact) =>
    contact.id === "c01"
      ? { ...contact, privacy: { ...contact.privacy, visibility: "internal" as const } }
      : contact,
  )
  const hidden = { ...filled, contacts }
  expect(redactContent(hidden, "network").agreements?.[0]?.["witnessContactId"]).toBeNull()
  expect(redactContent(hidden, "internal").agreements?.[0]?.["witnessContactId"]).toBe("c01")
})

test("two people type in a new field of sentences, and it comes back with the content", () => {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, filled)
  const id = filled.agreements?.[0]?.id ?? ""

  setField(docs.board, { collection: "agreements", id }, { field: "reasons", value: "Neu" })

  const entry = docs.board.getMap<Y.Map<unknown>>("agreements").get(id)
  expect(entry?.get("reasons")).toBeInstanceOf(Y.Text)
  expect(readContent(docs)).toEqual(
    withFields({ registry: "R 7", reasons: "Neu", witnessContactId: "c01" }),
  )
})

test("an entry is added with the initial values of its description", () => {
  const board = new Y.Doc()
  const fields = { title: "Neu", text: "Wir tun es.", registry: "R 8" }

  const id = addEntry(board, "agreements", { fields })

  expect(readContent({ board }).agreements).toEqual([{ id, status: "open", ...fields }])
})
