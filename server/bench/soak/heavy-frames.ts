import { toAwarenessMessage, toUpdateMessage, writePresence } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

const KIB = 1024

/** Frames that cost the server much where nothing bounds them, each of a kind of its own. */
export const heavyFrames: readonly Uint8Array[] = [
  new Uint8Array(64 * KIB).fill(3),
  new Uint8Array(64 * KIB).fill(0),
  toUpdateMessage(manyClientsAtOnePlace(400)),
  toUpdateMessage(nestedMaps(500)),
  toUpdateMessage(manyRoots(300)),
  toAwarenessMessage(largePresence(15 * KIB)),
  toUpdateMessage(largeText(500 * KIB)),
]

function manyClientsAtOnePlace(clients: number): Uint8Array {
  const updates = Array.from({ length: clients }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = 1_000_000 + index
    doc.getText("text").insert(0, "a")
    return Y.encodeStateAsUpdate(doc)
  })
  return Y.mergeUpdates(updates)
}

function nestedMaps(depth: number): Uint8Array {
  const doc = new Y.Doc()
  let map = doc.getMap<unknown>("tasks")
  for (let level = 0; level < depth; level += 1) {
    const inner = new Y.Map<unknown>()
    map.set("inner", inner)
    map = inner
  }
  return Y.encodeStateAsUpdate(doc)
}

function manyRoots(roots: number): Uint8Array {
  const doc = new Y.Doc()
  for (let root = 0; root < roots; root += 1) doc.getText(`root-${root}`).insert(0, "a")
  return Y.encodeStateAsUpdate(doc)
}

function largeText(length: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getText("text").insert(0, "a".repeat(length))
  return Y.encodeStateAsUpdate(doc)
}

function largePresence(length: number): Uint8Array {
  const state = new TextEncoder().encode(JSON.stringify({ name: "x".repeat(length) }))
  return writePresence([{ clientId: 4711, clock: 1, state }])
}
