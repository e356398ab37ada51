import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { UpdateCheck } from "./update-check.ts"

/** Maps in maps, one update for each. */
const nest = (doc: Y.Doc, levels: number): readonly Uint8Array[] => {
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  let map: Y.Map<unknown> = doc.getMap("root")
  for (let level = 0; level < levels; level++) {
    const inner = new Y.Map()
    map.set("in", inner)
    map = inner
  }
  return updates
}

const examineAll = (updates: readonly Uint8Array[]): readonly (string | undefined)[] => {
  const doc = new Y.Doc()
  const check = new UpdateCheck(doc)
  return updates.map((update) => {
    const flaw = check.examine(update)
    if (flaw === undefined) {
      Y.applyUpdate(doc, update)
      check.settle()
    }
    return flaw
  })
}

test("what nests too deeply is refused, at once or step by step or before it is applied", () => {
  const doc = new Y.Doc()
  const updates = nest(doc, 150)
  const unapplied = new UpdateCheck(new Y.Doc())

  expect(examineAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
  expect(examineAll(updates).filter((flaw) => flaw === "depth").length).toBeGreaterThan(0)
  expect(updates.map((update) => unapplied.examine(update))).toContain("depth")
  expect(examineAll([Y.encodeStateAsUpdate(doc).slice(0, -3)])).toEqual(["undecodable"])
})

test("the pieces of a deep document cannot come in from the end", () => {
  const pieces = nest(new Y.Doc(), 50).toReversed()

  expect(examineAll(pieces)[0]).toBe("depth")
})

test("20 000 maps in maps are judged without an overflow", () => {
  const doc = new Y.Doc()
  doc.transact(() => nest(doc, 20_000))

  expect(examineAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
})

test("deep plain JSON is refused", () => {
  const doc = new Y.Doc()
  let value: unknown = 1
  for (let level = 0; level < 150; level++) value = [value]
  doc.getMap("root").set("deep", value)

  expect(examineAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
})

type Step = { readonly who: number; readonly at: number; readonly kind: "text" | "map" | "delete" }

/** Edits of three people who sync now and then. */
const work = (steps: readonly Step[]): readonly Uint8Array[] => {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs) {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "other") return
      updates.push(update)
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "other")
    })
  }
  for (const { who, at, kind } of steps) {
    const doc = docs[who]
    if (!doc) continue
    const text = doc.getText("text")
    if (kind === "text") text.insert(Math.min(at, text.length), "abc")
    if (kind === "delete" && text.length > 0) text.delete(Math.min(at, text.length - 1), 1)
    if (kind === "map") doc.getMap("map").set(String(at), new Y.Map([["in", new Y.Array()]]))
  }
  return updates
}

test("nothing that honest people do is refused, one by one or all at once", () => {
  const step = fc.record<Step>(
    {
      who: fc.nat(2),
      at: fc.nat(20),
      kind: fc.constantFrom("text", "map", "delete"),
    },
    { noNullPrototype: true },
  )
  const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const updates = work(steps)
    const whole = updates.length > 0 ? [Y.mergeUpdates([...updates])] : []
    return [...examineAll(updates), ...examineAll(whole)].every((flaw) => flaw === undefined)
  })

  expect(() => fc.assert(property)).not.toThrow()
})

test("an update is judged in little time", () => {
  const doc = new Y.Doc()
  const text = doc.getText("text")
  for (let index = 0; index < 3000; index++) text.insert((index * 7) % (text.length + 1), "x")
  const update = Y.encodeStateAsUpdate(doc)
  const startedAt = performance.now()

  expect(examineAll([update])).toEqual([undefined])

  expect(performance.now() - startedAt).toBeLessThan(1000)
})
