import {
  toAwarenessMessage,
  toCursorMessage,
  toCursorsMessage,
  toStep1Message,
  toStep2Message,
  toUpdateMessage,
  writeCursors,
  writePresence,
} from "@tafelrunde/shared/protocol"
import * as fc from "fast-check"
import * as Y from "yjs"

/** An update as a person's work makes it: text, maps in maps, deletions. */
export const workUpdate: fc.Arbitrary<Uint8Array> = fc
  .array(fc.record({ kind: fc.constantFrom("text", "map", "xml", "delete"), at: fc.nat(9) }), {
    maxLength: 12,
  })
  .map((steps) => {
    const doc = new Y.Doc()
    doc.clientID = 1 + steps.length
    for (const { kind, at } of steps) workOn(doc, { kind, at })
    return Y.encodeStateAsUpdate(doc)
  })

function workOn(doc: Y.Doc, { kind, at }: { readonly kind: string; readonly at: number }): void {
  const text = doc.getText("text")
  if (kind === "text") text.insert(Math.min(at, text.length), "äb", at > 5 ? { bold: true } : {})
  if (kind === "delete" && text.length > 0) text.delete(Math.min(at, text.length - 1), 1)
  if (kind === "map") doc.getMap("test").set(String(at), new Y.Map([["in", new Y.Array()]]))
  if (kind === "xml") doc.getXmlFragment("xml").push([new Y.XmlElement("p"), new Y.XmlText("x")])
}

const goodFrame: fc.Arbitrary<Uint8Array> = fc.oneof(
  workUpdate.map(toUpdateMessage),
  workUpdate.map(toStep2Message),
  workUpdate.map((update) => toStep1Message(Y.encodeStateVectorFromUpdate(update))),
  fc
    .tuple(fc.nat(3), fc.oneof(fc.nat(9), fc.nat(2 ** 32)), fc.json())
    .map(([clientId, clock, json]) =>
      toAwarenessMessage(
        writePresence([{ clientId, clock, state: new TextEncoder().encode(json) }]),
      ),
    ),
  fc.record({ page: fc.nat(), x: fc.double(), y: fc.double() }).map(toCursorMessage),
  // Only the server says these.
  fc
    .array(
      fc.record({ clientId: fc.nat(), cursor: fc.uint8Array({ minLength: 12, maxLength: 12 }) }),
    )
    .map((cursors) => toCursorsMessage(writeCursors(cursors))),
)

interface Change {
  readonly at: number
  readonly byte: number
  readonly kind: "set" | "cut" | "add"
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(400),
  byte: fc.nat(255),
  kind: fc.constantFrom("set", "cut", "add"),
})

/** Bytes of which some are changed, left out or put in. */
function mutate(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  const copy = [...bytes]
  for (const { at, byte, kind } of changes) {
    const index = at % (copy.length || 1)
    if (kind === "set") copy[index] = byte
    else if (kind === "cut") copy.splice(index, 1)
    else copy.splice(index, 0, byte)
  }
  return Uint8Array.from(copy)
}

export function mutated(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(bytes, fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([good, changes]) => mutate(good, changes))
}

/** Many questions for the presence of all people, a byte each. */
const questions = fc.integer({ min: 1, max: 2000 }).map((count) => new Uint8Array(count).fill(3))

/** An update that deletes nothing: Yjs throws at it whenever the board is opened. */
export const emptyDeletion: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.nat(127), fc.nat(127))
  .map(([client, clock]) => Uint8Array.of(0, 1, client, 1, clock, 0))

/** One frame of somebody who means no good, or whose memory is broken. */
export const hostileFrame: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
  questions,
  emptyDeletion.map(toUpdateMessage),
  goodFrame,
  mutated(goodFrame),
)

/** As many of them; the same for the same seed. */
export function sampleHostileFrames(count: number, seed: number): readonly Uint8Array[] {
  return fc.sample(hostileFrame, { numRuns: count, seed })
}
