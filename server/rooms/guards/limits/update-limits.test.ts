import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { emptyDeletion, mutated, workUpdate } from "../../../testing/hostile-frame.ts"
import { assembleDocument } from "../../log/assemble-document.ts"
import { ClientIds } from "../client-id-guard.ts"
import { type Author } from "../guard.ts"
import { createRoomGuards } from "../room-guards.ts"
import { NO_WATCH } from "../room-watch.ts"

const AUTHOR: Author = { role: "participant", key: "k", seat: null, network: null }

/** Maps in maps, one update for each. */
function nest(doc: Y.Doc, levels: number): readonly Uint8Array[] {
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

function admitAll(updates: readonly Uint8Array[]): readonly (string | undefined)[] {
  const doc = new Y.Doc()
  const guards = createRoomGuards("contacts", doc)
  return updates.map((update) => {
    const refusal = guards.admit(update, AUTHOR)
    if (refusal === undefined) {
      Y.applyUpdate(doc, update)
      guards.onApplied()
    }
    return refusal
  })
}

test("what nests too deeply is refused, at once or step by step or before it is applied", () => {
  const doc = new Y.Doc()
  const updates = nest(doc, 150)
  const unapplied = createRoomGuards("contacts", new Y.Doc())

  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
  expect(admitAll(updates).filter((violation) => violation === "depth").length).toBeGreaterThan(0)
  expect(updates.map((update) => unapplied.admit(update, AUTHOR))).toContain("depth")
  expect(admitAll([Y.encodeStateAsUpdate(doc).slice(0, -3)])).toEqual(["undecodable"])
})

test("the pieces of a deep document cannot come in from the end", () => {
  const pieces = nest(new Y.Doc(), 50).toReversed()

  expect(admitAll(pieces)[0]).toBe("depth")
})

test("20 000 maps in maps are judged without an overflow", () => {
  const doc = new Y.Doc()
  doc.transact(() => nest(doc, 20_000))

  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
})

test("deep plain JSON is refused", () => {
  const doc = new Y.Doc()
  let value: unknown = 1
  for (let level = 0; level < 150; level++) value = [value]
  doc.getMap("root").set("deep", value)

  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual(["depth"])
})

interface Step {
  readonly who: number
  readonly at: number
  readonly kind: "text" | "map" | "delete"
}

/** Edits of three people who sync now and then. */
function work(steps: readonly Step[]): readonly Uint8Array[] {
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
    return [...admitAll(updates), ...admitAll(whole)].every((violation) => violation === undefined)
  })

  expect(() => fc.assert(property)).not.toThrow()
})

test("a large update is judged in the time of a test", () => {
  const doc = new Y.Doc()
  const text = doc.getText("text")
  for (let index = 0; index < 20_000; index++) text.insert((index * 7) % (text.length + 1), "x")

  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual([undefined])
})

test("200 000 arrays in arrays, as plain JSON, are refused", () => {
  // As Yjs writes them: an item in the root "r" whose content is one deep value.
  const deep = [...Array.from({ length: 200_000 }, () => [117, 1]).flat(), 126]
  const update = Uint8Array.from([1, 1, 9, 0, 8, 1, 1, 114, 1, ...deep, 0])

  expect(admitAll([update])).toEqual(["undecodable"])
})

test("every cut of 100 updates is refused", () => {
  const steps = Array.from({ length: 100 }, (_, index): Step => {
    const kind = index % 5 === 4 ? "delete" : index % 3 === 0 ? "map" : "text"
    return { who: index % 3, at: index, kind }
  })
  const updates = work(steps)
  const cuts = updates.flatMap((update) =>
    Array.from(update.keys(), (end) => update.subarray(0, end)),
  )

  expect(updates.length).toBeGreaterThan(90)
  expect(new Set(cuts.map((cut) => admitAll([cut])[0]))).toEqual(new Set(["undecodable"]))
})

/** Whatever was written before it, an honest edit is there when the board opens again, and again. */
function staysWhole(updates: readonly Uint8Array[]): boolean {
  const accepted: Uint8Array[] = []
  for (const update of updates) {
    const guards = createRoomGuards("contacts", assembleDocument(accepted))
    if (guards.admit(update, AUTHOR) === undefined) accepted.push(update)
  }
  const honest = new Y.Doc()
  honest.getMap("honest").set("key", "value")
  const opened = assembleDocument([...accepted, Y.encodeStateAsUpdate(honest)])
  const again = assembleDocument([Y.encodeStateAsUpdate(opened)])
  if (again.getMap("honest").get("key") !== "value") return false
  return [...Y.decodeStateVector(Y.encodeStateVector(opened))].every(
    ([client, end]) => Y.getState(again.store, client) >= end,
  )
}

/** What is expensive where nothing bounds it: many neighbours, clients, roots and levels, gaps, empty deletions. */
const costlyUpdate = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map(crossing),
  fc.integer({ min: 2, max: 40 }).map(crowd),
  fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 120 })).map(([from, count]) => roots(from, count)),
  fc.integer({ min: 1, max: 80 }).map((levels) => {
    const doc = new Y.Doc()
    nest(doc, levels)
    return Y.encodeStateAsUpdate(doc)
  }),
  fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 9 })).map(([bytes, id]) => late(bytes, id)),
  emptyDeletion,
)
const anyUpdate = fc.oneof(workUpdate, mutated(workUpdate), costlyUpdate, mutated(costlyUpdate))

test("whatever is accepted leaves a document that opens again", () => {
  const updates = fc.array(anyUpdate, { maxLength: 6 })
  const property = fc.property(updates, staysWhole)
  const numRuns = 5 * Number(process.env["FUZZ_RUNS"] ?? 100)

  expect(() => fc.assert(property, { numRuns, interruptAfterTimeLimit: 600_000 })).not.toThrow()
}, 620_000)

test("whatever stands in a log, it opens with everything that is sound", () => {
  const honest = updateOf((doc) => doc.getMap("honest").set("key", "value"), 999_983)
  const property = fc.property(fc.array(anyUpdate, { maxLength: 8 }), fc.nat(8), (updates, at) => {
    const opened = assembleDocument(updates.toSpliced(at, 0, honest))
    return opened.getMap("honest").get("key") === "value"
  })
  const numRuns = Number(process.env["FUZZ_RUNS"] ?? 100)

  expect(() => fc.assert(property, { numRuns, interruptAfterTimeLimit: 600_000 })).not.toThrow()
}, 620_000)

function updateOf(change: (doc: Y.Doc) => void, clientID = 1): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** What so many clients wrote at the beginning of one text before they knew of each other. */
function crowd(clients: number): Uint8Array {
  const updates = Array.from({ length: clients }, (_, index) =>
    updateOf((doc) => doc.getText("text").insert(0, "x"), index + 1),
  )
  return Y.mergeUpdates(updates)
}

test("200 clients may insert at one place in one update, 3 000 may not", () => {
  expect(admitAll([crowd(200)])).toEqual([undefined])
  expect(admitAll([crowd(201)])).toEqual(["clients"])
  expect(admitAll([crowd(3_000)])).toEqual(["clients"])
})

function roots(from: number, count: number): Uint8Array {
  return updateOf((doc) => {
    for (let at = from; at < from + count; at++) doc.getMap(`root ${at}`).set("a", 1)
  }, from + 1)
}

test("a document takes 100 root types, its own included, however they come", () => {
  expect(admitAll([roots(0, 101)])).toEqual(["roots"])
  expect(admitAll([roots(0, 5_000)])).toEqual(["roots"])
  const unapplied = createRoomGuards("facilitation", new Y.Doc())
  const results = [roots(0, 60), roots(60, 39), roots(99, 1), roots(0, 60)].map((update, at) =>
    unapplied.admit(update, { ...AUTHOR, key: `${at}` }),
  )
  expect(results).toEqual([undefined, undefined, "roots", undefined])
})

/** An edit without the one before it. */
function late(bytes: number, clientID: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  doc.getMap("test").set("missing", 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap("test").set("late", new Uint8Array(bytes))
  return Y.encodeStateAsUpdate(doc, before)
}

test("what waits for a missing update is bounded, one by one and together", () => {
  expect(admitAll([late(2_700_000, 1)])).toEqual(["gap"])
  expect(admitAll([late(300_000, 1), late(200_000, 2), late(100_000, 3)])).toEqual([
    undefined,
    undefined,
    "gap",
  ])
  expect(
    admitAll([updateOf((doc) => doc.getMap("test").set("whole", new Uint8Array(3e6)))]),
  ).toEqual([undefined])
})

test("a deletion of nothing is refused, and a log that is full of them opens", () => {
  const written = updateOf((doc) => doc.getMap("test").set("a", 1))
  // No structs; of one client, one range: clock 0, length 0.
  const empty = Uint8Array.of(0, 1, 1, 1, 0, 0)

  expect(admitAll([written, empty])).toEqual([undefined, "deletion"])
  const poisoned = Array.from({ length: 2000 }, () => empty)
  expect(
    assembleDocument([written, ...poisoned])
      .getMap("test")
      .get("a"),
  ).toBe(1)
})

test("11 MB of empty maps in one update are refused", () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    doc.getArray("test").push(Array.from({ length: 300_001 }, () => new Y.Map()))
  })

  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual(["structure"])
})

test("clients at one place are bounded over several updates, applied or not", () => {
  const parts = Array.from({ length: 30 }, (_, part) =>
    Y.mergeUpdates(
      Array.from({ length: 200 }, (_unused, index) =>
        updateOf((doc) => doc.getText("text").insert(0, "x"), part * 200 + index + 1),
      ),
    ),
  )
  const unapplied = createRoomGuards("facilitation", new Y.Doc())

  const applied = admitAll(parts)
  const results = parts.map((update) => unapplied.admit(update, AUTHOR))

  for (const all of [applied, results]) {
    expect(all[0]).toBeUndefined()
    expect(all.filter((refusal) => refusal === undefined).length).toBeLessThan(6)
    expect(all.at(-1)).toBe("clients")
  }
})

/** Items of one client, all at the beginning of a text, each with another right neighbour in it. */
function crossing(count: number): Uint8Array {
  const items = Array.from({ length: count }, (_, clock) =>
    [0x44, 1, clock + 1, 1, 120].flatMap((number) => varUint(number)),
  )
  // One client with so many structs from clock 0 on. Info 0x44: a string with a right neighbour.
  return Uint8Array.from([1, ...varUint(count), 2, 0, ...items.flat(), 0])
}

function varUint(value: number): readonly number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varUint(Math.floor(value / 128))]
}

test("one client that crosses its own insertions is refused before it costs seconds", () => {
  const base = updateOf((doc) => doc.getText("text").insert(0, "y".repeat(4001)))
  const whole = new Y.Doc()
  Y.applyUpdate(whole, base)
  Y.applyUpdate(whole, crossing(100))
  expect(whole.getText("text").length).toBe(4101)

  expect(admitAll([base, crossing(100)])).toEqual([undefined, undefined])
  expect(admitAll([base, crossing(4000)])).toEqual([undefined, "clients"])
})

test("long work alone, at the beginning, in the middle and over the same value, is no conflict", () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  for (let step = 0; step < 3000; step++) {
    doc.getArray("list").insert(0, [step])
    doc.getText("text").insert(Math.floor(step / 2), "x")
    doc.getMap("map").set("same", step)
  }

  expect(new Set(admitAll(updates))).toEqual(new Set([undefined]))
  expect(admitAll([Y.encodeStateAsUpdate(doc)])).toEqual([undefined])
})

test("client ids, structs and root types of one token are bounded over many updates, also small ones", () => {
  const others: Author = { ...AUTHOR, key: "other" }
  const ids = createRoomGuards("facilitation", new Y.Doc())
  const writes = (part: number, index: number): Uint8Array =>
    updateOf(
      (doc) => doc.getMap(`m ${index % 50}`).set(`${part} ${index}`, 1),
      part * 500 + index + 1,
    )
  const batch = (part: number): Uint8Array =>
    Y.mergeUpdates(Array.from({ length: 500 }, (_, index) => writes(part, index)))
  const results = Array.from({ length: 9 }, (_, part) => ids.admit(batch(part), AUTHOR))

  expect(results).toEqual([...Array.from({ length: 8 }, () => undefined), "clients"])
  expect(ids.admit(batch(9), others)).toBeUndefined()

  const rootGuards = createRoomGuards("facilitation", new Y.Doc())
  const one = (at: number): Uint8Array =>
    updateOf((doc) => doc.getMap(`r ${at}`).set("a", 1), at + 1)
  const refusals = Array.from({ length: 61 }, (_, at) => rootGuards.admit(one(at), AUTHOR))
  expect(refusals.slice(-2)).toEqual([undefined, "roots"])
  expect(rootGuards.admit(one(60), { ...AUTHOR, role: "facilitator", key: "f" })).toBeUndefined()

  const structs = createRoomGuards("facilitation", new Y.Doc())
  // One client, whose items are said to be there already and are only sent again.
  const many = updateOf((doc) =>
    doc.transact(() => doc.getArray("a").push(Array.from({ length: 125_000 }, () => new Y.Map()))),
  )
  const again = Array.from({ length: 9 }, () => structs.admit(many, AUTHOR))
  expect(again).toEqual([...Array.from({ length: 8 }, () => undefined), "structure"])
}, 60_000)

/** Client 2's first letter once more, now with a right neighbour that nobody ever sends. */
const ALTERED = Uint8Array.from([1, 1, 2, 0, 68, 1, 1, 1, 120, 0])

test("what the document has cannot come again with a place that is missing, and wait in its stead", () => {
  const known = updateOf((doc) => doc.getText("text").insert(0, "ab"), 2)

  expect(admitAll([known, ALTERED])).toEqual([undefined, "structure"])
  expect(admitAll([known, known])).toEqual([undefined, undefined])
  expect(staysWhole([ALTERED, known])).toBe(true)
})

test("nor can what somebody else has just sent, before it is applied", () => {
  const clientIds = new ClientIds()
  const guards = createRoomGuards("contacts", new Y.Doc(), {
    watch: () => NO_WATCH,
    participantsMayRemove: () => false,
    clientIds,
  })
  const known = updateOf((doc) => doc.getText("text").insert(0, "ab"), 2)

  expect(guards.admit(known, { ...AUTHOR, key: "other" })).toBeUndefined()
  expect(guards.admit(ALTERED, AUTHOR)).toBe("clientId")
})

test("what waits for an update of somebody else is a gap too", () => {
  const other = new Y.Doc()
  other.clientID = 7
  other.getText("text").insert(0, "never sent")
  const own = new Y.Doc()
  own.clientID = 8
  Y.applyUpdate(own, Y.encodeStateAsUpdate(other))
  const before = Y.encodeStateVector(own)
  own.getText("text").insert(5, "x".repeat(900_000))

  expect(admitAll([Y.encodeStateAsUpdate(own, before)])).toEqual(["gap"])
  expect(admitAll([Y.encodeStateAsUpdate(own)])).toEqual([undefined])
})
