import {
  canvasRecords,
  type CanvasRecord,
  cardProps,
  createRecord,
  type JsonObject,
  readCanvas,
  readRecord,
  writeChange,
} from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import {
  addHandover,
  changeHandover,
  purgeEntry,
  readContent,
  readHandovers,
  removeEntry,
  restoreEntry,
  writeContent,
} from "@tafelrunde/shared/model"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import {
  arrowEdit,
  dropArrows,
  followHandovers,
  handoverOf,
  withHandover,
} from "./linked-arrows.ts"

const INSTITUTIONS = ["jc", "vhs", "soz"]
const PAGES = ["page:one", "page:two"]

function shape(id: string, type: string, props: JsonObject): CanvasRecord {
  const base = { rotation: 0, index: "a1", isLocked: false, opacity: 1, meta: {} }
  return { ...base, x: 0, y: 0, parentId: "page:one", ...props, id, typeName: "shape", type }
}

/** A board with the cards of three institutions on its first page, and one of the Jobcenter on its second. */
function board(): Uint8Array {
  const doc = new Y.Doc()
  writeContent(
    { board: doc },
    { ...templateContent("musterstadt", { language: "de" }), handovers: [] },
  )
  doc.transact(() => {
    const records = canvasRecords(doc)
    for (const [at, id] of PAGES.entries()) {
      createRecord(records, { id, typeName: "page", name: id, index: `a${at + 1}`, meta: {} })
    }
    for (const [at, entryId] of [...INSTITUTIONS, "jc"].entries()) {
      const props = cardProps({ collection: "institutions", entryId }, { w: 400, h: 280 })
      const parentId = PAGES[at < 3 ? 0 : 1] ?? ""
      createRecord(records, shape(`shape:card${at}`, "card", { x: at * 500, parentId, props }))
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

const seed = board()

class Person {
  readonly doc = new Y.Doc()

  constructor(id: number) {
    this.doc.clientID = id
    Y.applyUpdate(this.doc, seed)
  }

  /** Draws an arrow between two cards, as tldraw does, and completes the gesture. */
  draw(name: string, [from, to]: readonly [number, number]): void {
    const props = { text: name, start: { x: 0, y: 0 }, end: { x: 1, y: 1 } }
    this.doc.transact(() => {
      const id = `shape:${name}`
      createRecord(canvasRecords(this.doc), shape(id, "arrow", { props }))
      this.#bind(name, "start", from)
      this.#bind(name, "end", to)
    })
    this.settle(name)
  }

  #bind(name: string, terminal: string, card: number): void {
    const id = `binding:${name}-${terminal}`
    const records = canvasRecords(this.doc)
    const binding = {
      id,
      typeName: "binding",
      type: "arrow",
      fromId: `shape:${name}`,
      toId: `shape:card${card}`,
      meta: {},
      props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 } },
    }
    const before = readRecord(records.get(id))
    if (before) writeChange(records, before, binding)
    else createRecord(records, binding)
  }

  rebind(name: string, terminal: string, card: number): void {
    if (!canvasRecords(this.doc).has(`shape:${name}`)) return
    this.doc.transact(() => this.#bind(name, terminal, card))
    this.settle(name)
  }

  label(name: string, text: string): void {
    const records = canvasRecords(this.doc)
    const arrow = readRecord(records.get(`shape:${name}`))
    if (!arrow) return
    const props = { ...(arrow["props"] as object), text }
    this.doc.transact(() => writeChange(records, arrow, { ...arrow, props }))
    this.settle(name)
  }

  settle(name: string): void {
    const records = canvasRecords(this.doc)
    const edit = arrowEdit(this.doc, `shape:${name}`)
    const arrow = readRecord(records.get(`shape:${name}`))
    if (!edit || !arrow) return
    if (edit.kind === "change") return changeHandover(this.doc, edit.id, edit.change)
    const id = edit.kind === "begin" ? `h-${name}-${this.doc.clientID}` : undefined
    const meta = withHandover(arrow["meta"] as JsonObject, id) as JsonObject
    const text = edit.kind === "begin" ? edit.handover.title : undefined
    const props = { ...(arrow["props"] as object), ...(text !== undefined && { text }) }
    this.doc.transact(() => writeChange(records, arrow, { ...arrow, props, meta }))
    if (edit.kind === "begin" && id !== undefined) addHandover(this.doc, id, edit.handover)
  }

  erase(name: string): void {
    const records = canvasRecords(this.doc)
    const arrow = readRecord(records.get(`shape:${name}`))
    const id = handoverOf(arrow?.["meta"])
    this.doc.transact(() => {
      records.delete(`shape:${name}`)
      for (const terminal of ["start", "end"]) records.delete(`binding:${name}-${terminal}`)
    })
    if (id !== undefined) removeEntry(this.doc, { collection: "handovers", id })
  }

  /** Runs an edit of the handovers and what follows from it. */
  edit(change: (doc: Y.Doc, id: string) => void, at: number): void {
    const ids = [...readHandovers(this.doc).keys()].toSorted()
    const id = ids[at % Math.max(1, ids.length)]
    if (id === undefined) return
    change(this.doc, id)
    followHandovers(this.doc, new Set([id]))
  }
}

function meet(people: readonly Person[]): void {
  for (const one of people) {
    for (const other of people) {
      if (one === other) continue
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)))
    }
  }
}

function canvasOf({ doc }: Person): unknown {
  return readCanvas(doc).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

interface Shown {
  readonly text: unknown
  readonly ends: readonly unknown[]
}

/** What the arrow says: its label, and whose cards it is bound to. */
function shown({ doc }: Person, name: string): Shown {
  const records = canvasRecords(doc)
  const arrow = readRecord(records.get(`shape:${name}`))
  const ends = ["start", "end"].map((terminal) => {
    const card = readRecord(records.get(`binding:${name}-${terminal}`))?.["toId"]
    const props = typeof card === "string" ? readRecord(records.get(card))?.["props"] : undefined
    return (props as { entryId?: unknown } | undefined)?.entryId
  })
  return { text: (arrow?.["props"] as { text?: unknown } | undefined)?.text, ends }
}

test("an arrow from one institution's card to another's is a handover with its label as title", () => {
  const anna = new Person(1)
  anna.draw("Bescheid", [0, 1])

  expect(readContent({ board: anna.doc }).handovers).toMatchObject([
    { fromInstitutionId: "jc", toInstitutionId: "vhs", title: "Bescheid", status: "draft" },
  ])
})

test("what happens to the handover happens to its arrow, and back", () => {
  const anna = new Person(1)
  anna.draw("Bescheid", [0, 1])

  anna.edit((doc, id) => changeHandover(doc, id, { title: "Meldung", toInstitutionId: "soz" }), 0)
  expect(shown(anna, "Bescheid")).toEqual({ text: "Meldung", ends: ["jc", "soz"] })
  anna.rebind("Bescheid", "end", 1)
  anna.label("Bescheid", "Bescheid\nüber den Kurs")
  expect([...readHandovers(anna.doc).values()]).toMatchObject([
    { fromInstitutionId: "jc", toInstitutionId: "vhs", title: "Bescheid über den Kurs" },
  ])
})

test("an end whose institution has no card on the page comes loose and keeps its handover", () => {
  const anna = new Person(1)
  anna.draw("Bescheid", [0, 1])

  anna.edit((doc, id) => changeHandover(doc, id, { toInstitutionId: "hwk" }), 0)

  expect(shown(anna, "Bescheid").ends).toEqual(["jc", undefined])
  anna.settle("Bescheid")
  expect([...readHandovers(anna.doc).values()]).toMatchObject([{ toInstitutionId: "hwk" }])
})

test("arrows of one institution to itself, to other shapes or into nothing stay ordinary", () => {
  const anna = new Person(1)
  anna.draw("selbst", [0, 3])
  anna.draw("lose", [0, 99])

  expect(readHandovers(anna.doc).size).toBe(0)
  expect(shown(anna, "selbst").text).toBe("selbst")
})

test("an arrow that is pasted without its handover begins a new one, or is ordinary", () => {
  const anna = new Person(1)
  const records = canvasRecords(anna.doc)
  anna.draw("lose", [0, 99])
  const arrow = readRecord(records.get("shape:lose"))
  if (arrow) writeChange(records, arrow, { ...arrow, meta: { handoverId: "elsewhere" } })
  anna.settle("lose")
  expect(handoverOf(readRecord(records.get("shape:lose"))?.["meta"])).toBeUndefined()

  anna.rebind("lose", "end", 2)
  expect(readHandovers(anna.doc).size).toBe(1)
})

test("nothing begins at a card whose entry is in the bin or on another board", () => {
  const anna = new Person(1)
  removeEntry(anna.doc, { collection: "institutions", id: "vhs" })
  anna.draw("Entfernt", [0, 1])
  const records = canvasRecords(anna.doc)
  const card = readRecord(records.get("shape:card2"))
  const props = cardProps({ collection: "institutions", entryId: "elsewhere" }, { w: 400, h: 280 })
  if (card) writeChange(records, card, { ...card, props })
  anna.draw("Fremd", [0, 2])

  expect(readHandovers(anna.doc).size).toBe(0)
})

test("a title with more blanks than its arrow shows stays as it was written", () => {
  const anna = new Person(1)
  anna.draw("Bescheid", [0, 1])
  anna.edit((doc, id) => changeHandover(doc, id, { title: "Meldung  (neu) " }), 0)
  anna.label("Bescheid", "Meldung (neu)")

  expect([...readHandovers(anna.doc).values()]).toMatchObject([{ title: "Meldung  (neu) " }])
  expect(shown(anna, "Bescheid").text).toBe("Meldung (neu)")
})

test("what is written on an arrow goes for good with its handover", () => {
  const anna = new Person(1)
  anna.draw("Frau Muster", [0, 1])
  const [id = ""] = readHandovers(anna.doc).keys()
  const docs = { board: anna.doc }
  removeEntry(anna.doc, { collection: "handovers", id })
  purgeEntry(docs, { collection: "handovers", id })
  dropArrows(anna.doc, new Set([id]))

  expect(JSON.stringify(canvasOf(anna))).not.toContain("Muster")
})

type Deed = (person: Person) => void

const NAMES = ["a", "b", "c"]

function deeds(): fc.Arbitrary<Deed> {
  const name = fc.constantFrom(...NAMES)
  const card = fc.integer({ min: 0, max: 3 })
  const at = fc.nat({ max: 9 })
  const word = fc.constantFrom("Antrag", "Bescheid", "Liste", "")
  const field = fc.constantFrom("fromInstitutionId", "toInstitutionId")
  return fc.oneof(
    fc.tuple(name, card, card).map(([arrow, from, to]): Deed => (person) => {
      const isThere = canvasRecords(person.doc).has(`shape:${arrow}`)
      if (!isThere) person.draw(arrow, [from, to])
    }),
    fc.tuple(name, fc.constantFrom("start", "end"), card).map(
      ([arrow, terminal, to]): Deed =>
        (person) =>
          person.rebind(arrow, terminal, to),
    ),
    fc.tuple(name, word).map(
      ([arrow, text]): Deed =>
        (person) =>
          person.label(arrow, text),
    ),
    name.map(
      (arrow): Deed =>
        (person) =>
          person.erase(arrow),
    ),
    fc.tuple(at, word).map(([index, title]): Deed => (person) => {
      person.edit((doc, id) => changeHandover(doc, id, { title }), index)
    }),
    fc
      .tuple(at, field, fc.constantFrom(...INSTITUTIONS, "hwk"))
      .map(([index, name2, value]): Deed => (person) => {
        person.edit((doc, id) => changeHandover(doc, id, { [name2]: value }), index)
      }),
    at.map((index): Deed => (person) => {
      person.edit((doc, id) => removeEntry(doc, { collection: "handovers", id }), index)
    }),
    at.map((index): Deed => (person) => {
      person.edit((doc, id) => restoreEntry({ board: doc }, { collection: "handovers", id }), index)
    }),
  )
}

test("whoever does what at once, arrows and handovers end up the same for everybody", () => {
  const step = fc.record({ who: fc.nat({ max: 2 }), deed: deeds(), doMeet: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const people = [new Person(1), new Person(2), new Person(3)]
      for (const { who, deed, doMeet } of steps) {
        const person = people[who]
        if (person) deed(person)
        if (doMeet) meet(people)
      }
      meet(people)
      // Each in turn, as browsers repair.
      for (const { doc } of people) {
        followHandovers(doc)
        meet(people)
      }

      const [first, ...others] = people
      for (const other of others) expect(canvasOf(other)).toEqual(first && canvasOf(first))
      if (first) expectInStep(first)
    }),
    { numRuns: 100 },
  )
})

/** Nothing is left to repair, and each arrow says what its handover says. */
function expectInStep(person: Person): void {
  const before = canvasOf(person)
  followHandovers(person.doc)
  expect(canvasOf(person)).toEqual(before)
  const handovers = readHandovers(person.doc)
  for (const name of NAMES) {
    const arrow = readRecord(canvasRecords(person.doc).get(`shape:${name}`))
    const handover = handovers.get(handoverOf(arrow?.["meta"]) ?? "")
    if (!handover || handover.isRemoved) continue
    const { text, ends } = shown(person, name)
    const { fromInstitutionId, title, toInstitutionId } = handover
    expect(text).toBe(title)
    for (const [at, wanted] of [fromInstitutionId, toInstitutionId].entries()) {
      expect([undefined, wanted]).toContain(ends[at])
    }
  }
}
