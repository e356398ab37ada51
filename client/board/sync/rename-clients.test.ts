import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { renameClients, renamingsOf } from "./rename-clients.ts"

interface Step {
  readonly at: number
  readonly kind: "text" | "map" | "delete" | "nest"
}

const step = fc.record<Step>(
  { at: fc.nat(20), kind: fc.constantFrom("text", "map", "delete", "nest") },
  { noNullPrototype: true },
)

function work(doc: Y.Doc, { at, kind }: Step): void {
  const text = doc.getText("text")
  if (kind === "text") text.insert(Math.min(at, text.length), `a${at}b`)
  if (kind === "delete" && text.length > 0) text.delete(Math.min(at, text.length - 1), 1)
  if (kind === "map") doc.getMap("map").set(String(at % 5), at)
  if (kind === "nest") doc.getMap("map").set(String(at % 5), new Y.Map([["in", at]]))
}

function read(doc: Y.Doc): unknown {
  return { text: doc.getText("text").toJSON(), map: doc.getMap("map").toJSON() }
}

function vectorOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

test("work whose id somebody else has used arrives whole under another one", () => {
  const property = fc.property(
    fc.array(step),
    fc.array(step),
    fc.nat(5),
    (saved, unsaved, theft) => {
      const server = new Y.Doc()
      const page = new Y.Doc()
      for (const one of saved) work(page, one)
      Y.applyUpdate(server, Y.encodeStateAsUpdate(page))
      const savedClock = Y.getState(page.store, page.clientID)
      const thief = new Y.Doc()
      Y.applyUpdate(thief, Y.encodeStateAsUpdate(server))
      thief.clientID = page.clientID
      for (let at = 0; at < theft; at++) thief.getMap("thief").set(String(at), at)
      Y.applyUpdate(server, Y.encodeStateAsUpdate(thief))
      for (const one of unsaved) work(page, one)

      const renamings = renamingsOf(page, vectorOf(server), { id: page.clientID, savedClock })
      const again = new Y.Doc()
      Y.applyUpdate(again, renameClients(Y.encodeStateAsUpdate(page), renamings))

      expect(read(again)).toEqual(read(page))
      Y.applyUpdate(server, Y.encodeStateAsUpdate(again, Y.encodeStateVector(server)))
      expect(read(server)).toEqual(read(page))
      expect(server.getMap("thief").size).toBe(theft)
      expect(server.store.pendingStructs).toBeNull()
    },
  )

  fc.assert(property)
})

test("what the server has stays under its id", () => {
  const page = new Y.Doc()
  page.getText("text").insert(0, "saved")
  const server = vectorOf(page)
  const own = { id: page.clientID, savedClock: 5 }

  expect(renamingsOf(page, server, own).size).toBe(0)
  page.getText("text").insert(5, " and more")
  const again = new Y.Doc()
  Y.applyUpdate(again, renameClients(Y.encodeStateAsUpdate(page), renamingsOf(page, server, own)))

  expect(Y.getState(again.store, page.clientID)).toBe(5)
  expect(again.getText("text").toJSON()).toBe("saved and more")
})
