import { canvasRecords, readRecord, recordViolation, seedCanvas } from "@tafelrunde/shared/canvas"
import { blankContent } from "@tafelrunde/shared/content"
import { createTLStore, defaultShapeTools, defaultTools, Editor, type TLRecord } from "tldraw"
import { expect } from "vitest"
import * as Y from "yjs"

import { holdProtected } from "../protection/hold-protected.ts"
import { connectProtection, protectionOf } from "../protection/protection.ts"
import { bindingUtils, shapeUtils } from "../shapes/shape-utils.ts"
import { checkRecord, toCanvasRecord } from "../sync/records.ts"
import { StoreBinding } from "../sync/store-binding.ts"
import { makeUndoThreeWay } from "../sync/three-way-undo.ts"
import { textOptions } from "../text/rich-text-editor.ts"

/** A person with a canvas and a real editor, whose changes reach others only when a test delivers them. */
export interface TestPerson {
  readonly doc: Y.Doc
  readonly editor: Editor
  readonly binding: StoreBinding
  /** Record id to the reason why it is not shown. */
  readonly quarantine: Map<string, string>
  /** All notifications about the quarantine. */
  readonly told: ReadonlyMap<string, string>[]
  readonly sent: Uint8Array[]
  readonly leave: () => void
}

let people = 0

interface Rights {
  readonly canWrite: boolean
  readonly isFacilitator?: boolean
}

export function joinCanvas(seed: Uint8Array, rights: Rights = { canWrite: true }): TestPerson {
  const doc = new Y.Doc()
  people += 1
  doc.clientID = people
  Y.applyUpdate(doc, seed, "network")
  const store = createTLStore({ shapeUtils, bindingUtils })
  const quarantine = new Map<string, string>()
  const told: ReadonlyMap<string, string>[] = []
  const sent: Uint8Array[] = []
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") sent.push(update)
  })
  const isFacilitator = (): boolean => rights.isFacilitator === true
  const stopProtection = connectProtection(store, { doc, isFacilitator })
  const protection = protectionOf({ store })
  const binding = new StoreBinding({
    doc,
    store,
    canWrite: () => rights.canWrite,
    mayChange: protection.mayChange,
    onQuarantine: (problems) => {
      told.push(new Map(problems))
      quarantine.clear()
      for (const [id, problem] of problems) quarantine.set(id, problem)
    },
  })
  const container = document.createElement("div")
  document.body.append(container)
  const editor = new Editor({
    store,
    shapeUtils,
    bindingUtils,
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
    textOptions,
  })
  // The test environment has no layout, so that nothing can be measured.
  editor.textMeasure.measureTextSpans = (text) => [{ text, box: { x: 0, y: 0, w: 40, h: 20 } }]
  const stopHolding = holdProtected(store, protection)
  const stopUndo = makeUndoThreeWay(store, doc)
  const detach = binding.attach(editor)
  return {
    doc,
    editor,
    binding,
    quarantine,
    told,
    sent,
    leave: () => {
      detach()
      stopUndo()
      stopHolding()
      stopProtection()
      binding.close()
      editor.dispose()
      container.remove()
    },
  }
}

/** An empty board, as the server creates it. */
export function emptyBoard(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 999_999
  seedCanvas(doc, "blank", blankContent({ language: "de" }))
  return Y.encodeStateAsUpdate(doc)
}

/** Delivers all updates to all others, in order. */
export function deliverAll(everyone: readonly TestPerson[]): void {
  // Repairs follow incoming updates, so that several rounds may be needed.
  for (let round = 0; round < 20; round += 1) {
    const letters = everyone.map((person) => person.sent.splice(0))
    if (letters.every((letter) => letter.length === 0)) return
    for (const [i, letter] of letters.entries()) {
      const others = everyone.filter((_, j) => j !== i)
      for (const person of others) receive(person, letter)
    }
  }
  throw new Error("They do not stop answering each other.")
}

export function receive(person: TestPerson, updates: readonly Uint8Array[]): void {
  if (updates.length === 0) return
  person.doc.transact(() => {
    for (const update of updates) Y.applyUpdate(person.doc, update, "network")
  }, "network")
}

/** The document's canvas as tldraw records. */
function documentRecords(doc: Y.Doc): Record<string, unknown> {
  const entries = [...canvasRecords(doc).keys()].map((id) => [
    id,
    readRecord(canvasRecords(doc).get(id)),
  ])
  return Object.fromEntries(entries) as Record<string, unknown>
}

function storeRecords({ editor }: TestPerson): Record<string, TLRecord> {
  return editor.store.serialize("document")
}

/** Asserts equal documents, stores equal to the documents, no dangling references and no circles. */
export function expectAgreement(everyone: readonly TestPerson[]): void {
  const [first, ...others] = everyone.map((person) => documentRecords(person.doc))
  for (const other of others) expect(other).toEqual(first)
  for (const person of everyone) {
    expect(storeRecords(person)).toEqual(first)
    expectWhole(person)
  }
}

function expectWhole({ editor }: TestPerson): void {
  const { store } = editor
  for (const record of store.allRecords()) {
    if (record.typeName === "shape") {
      expect(store.has(record.parentId), `parent of ${record.id}`).toBe(true)
      const seen = new Set<string>()
      for (let at = editor.getShape(record.id); at; at = editor.getShape(at.parentId)) {
        expect(seen.has(at.id), `circle at ${at.id}`).toBe(false)
        seen.add(at.id)
      }
    }
    if (record.typeName === "binding") {
      expect(store.has(record.fromId) && store.has(record.toId), `ends of ${record.id}`).toBe(true)
    }
  }
}

/** Asserts that the store holds nothing that crashes the page, and that each record of the document is in the store or in quarantine. */
export function expectShowable(person: TestPerson): void {
  expectWhole(person)
  const { editor, quarantine, doc } = person
  const stored = storeRecords(person)
  for (const record of Object.values(stored).map(toCanvasRecord)) {
    expect([record.id, recordViolation(record)]).toEqual([record.id, null])
    expect([record.id, checkRecord(editor.store, record).problem]).toEqual([record.id, undefined])
  }
  const known = new Set([...Object.keys(stored), ...quarantine.keys()])
  expect([...canvasRecords(doc).keys()].filter((id) => !known.has(id))).toEqual([])
  expectDrawable(editor)
}

/** Reads everything that the page reads to draw; an exception here would crash the page. */
function expectDrawable(editor: Editor): void {
  for (const page of editor.getPages()) {
    editor.setCurrentPage(page.id)
    editor.zoomToFit()
    for (const shape of editor.getCurrentPageShapesSorted()) {
      const { x = 0, y = 0, w = 0, h = 0 } = editor.getShapePageBounds(shape) ?? {}
      expect([x, y, w, h].every(Number.isFinite), `bounds of ${shape.id}`).toBe(true)
      editor.getShapeMaskedPageBounds(shape)
      editor.getShapeHandles(shape)
    }
    editor.getCulledShapes()
    editor.getShapeAtPoint({ x: 600, y: 600 }, { hitInside: true })
  }
}
