import { expect, test } from "vitest"
import * as Y from "yjs"

import { SERVER_AUTHOR } from "../log/journal.ts"
import { TransactionAuthors } from "./edit-authors.ts"
import { type Author, type Guard, type Refusal, type Reversal } from "./guard.ts"
import { RoomGuards } from "./room-guards.ts"

const ADA: Author = { role: "participant", key: "ada", seat: null, network: null }
const BEN: Author = { role: "facilitator", key: "ben", seat: null, network: null }

function updateOf(change: (doc: Y.Doc) => void, start?: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  if (start) Y.applyUpdate(doc, start)
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  change(doc)
  return Y.mergeUpdates(updates)
}

/** Deletes every key of the root `map` that holds this value. */
function forbid(doc: Y.Doc, value: string): Guard {
  const map = doc.getMap("map")
  return {
    review: () => {
      const { _map: items } = map
      const bad = [...items].filter(([key]) => map.get(key) === value)
      if (bad.length === 0) return undefined
      const update = updateOf((copy) => {
        for (const [key] of bad) copy.getMap("map").delete(key)
      }, Y.encodeStateAsUpdate(doc))
      return {
        update,
        violations: bad.map(([, { id }]) => ({ reason: `${value} is forbidden`, causes: [id] })),
      }
    },
  }
}

test("no guard remembers an update that another guard refuses", () => {
  const remembered: Uint8Array[] = []
  const remembering: Guard = { onAdmitted: ({ bytes }) => void remembered.push(bytes) }
  const onlyFacilitators: Guard = {
    admit: (_update, { role }): Refusal | undefined =>
      role === "facilitator" ? undefined : "structure",
  }
  const guards = new RoomGuards([remembering, onlyFacilitators])
  const update = updateOf((doc) => doc.getMap("map").set("key", 1))

  expect(guards.admit(update, ADA)).toBe("structure")
  expect(remembered).toEqual([])
  expect(guards.admit(update, BEN)).toBeUndefined()
  expect(remembered).toEqual([update])
})

test("what two guards revert of one transaction is told to each author with their own reasons", () => {
  const doc = new Y.Doc()
  const guards = new RoomGuards([forbid(doc, "red"), forbid(doc, "blue")])
  const entries = [
    { session: ADA, update: updateOf((copy) => copy.getMap("map").set("a", "red")) },
    { session: BEN, update: updateOf((copy) => copy.getMap("map").set("b", "blue")) },
    { session: BEN, update: updateOf((copy) => copy.getMap("map").set("c", "green")) },
    { update: updateOf((copy) => copy.getMap("map").set("d", "red")) },
  ].map((entry) => ({ ...entry, author: { role: entry.session?.role ?? "server", seat: null } }))
  const authors = new TransactionAuthors<Author>(entries)
  let reversals: ReturnType<RoomGuards["review"]> = []
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    reversals = guards.review(transaction, authors)
  })

  doc.transact(() => {
    for (const { update } of entries) Y.applyUpdate(doc, update)
  })

  expect(reversals).toHaveLength(2)
  const violations = reversals.flatMap((reversal) => reversal.violations)
  const told = [...authors.violationsByAuthor(violations)].map(([{ key }, own]) => [
    key,
    own.map(({ reason }) => reason),
  ])
  expect(Object.fromEntries(told)).toEqual({
    ada: ["red is forbidden"],
    ben: ["blue is forbidden"],
  })
  for (const { update } of reversals) Y.applyUpdate(doc, update)
  expect(doc.getMap("map").toJSON()).toEqual({ c: "green" })
})

test("guards that revert each other's reversals are stopped, and a person's next edit is reviewed again", () => {
  const doc = new Y.Doc()
  const endless: string[] = []
  const turns = ["red", "blue"].map((value, at, both) => ({
    value,
    other: both[1 - at] ?? "",
  }))
  const quarrel = turns.map(({ value, other }): Guard => ({
    review: () => {
      if (doc.getMap("map").get("a") !== value) return undefined
      const state = Y.encodeStateAsUpdate(doc)
      const update = updateOf((copy) => copy.getMap("map").set("a", other), state)
      return { update, violations: [{ reason: `${value} is forbidden`, causes: [] }] }
    },
  }))
  const guards = new RoomGuards(quarrel, (reason) => endless.push(reason))
  const apply = (updates: readonly Uint8Array[], session?: Author): readonly Uint8Array[] => {
    let reversals: readonly Reversal[] = []
    const author = SERVER_AUTHOR
    const authors = new TransactionAuthors(
      updates.map((update) => ({ update, author, ...(session && { session }) })),
    )
    doc.once("afterTransaction", (transaction: Y.Transaction) => {
      reversals = guards.review(transaction, authors)
    })
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    return reversals.map(({ update }) => update)
  }
  const settle = (updates: readonly Uint8Array[]): number => {
    let [rounds, next] = [0, updates]
    while (next.length > 0 && rounds < 1_000) [rounds, next] = [rounds + 1, apply(next)]
    return rounds
  }
  const red = updateOf((copy) => copy.getMap("map").set("a", "red"))

  expect(settle(apply([red], ADA))).toBeLessThan(30)
  expect(endless).toHaveLength(1)

  const again = updateOf((copy) => copy.getMap("map").set("a", "red"), Y.encodeStateAsUpdate(doc))
  expect(apply([again], ADA)).toHaveLength(1)
})
