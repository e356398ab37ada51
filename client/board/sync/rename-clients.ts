import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from "lib0/encoding"
import * as Y from "yjs"

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded["structs"][number]

/** From a clock on, what a client wrote is to stand under another id, counted from 0. */
interface Renaming {
  readonly clock: number
  readonly to: number
}
type Renamings = ReadonlyMap<number, Renaming>

/**
 * What the server lacks of the document, by client id. Of `own`, the server may have edits of somebody
 * else in place of ours: it has none of ours with `savedClock` or a later one.
 */
export function renamingsOf(
  doc: Y.Doc,
  serverVector: ReadonlyMap<number, number>,
  own: { readonly id: number; readonly savedClock: number },
): Renamings {
  const renamings = new Map<number, Renaming>()
  for (const [client, end] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    const known = serverVector.get(client) ?? 0
    const clock = client === own.id ? Math.min(known, own.savedClock) : known
    if (clock < end) renamings.set(client, { clock, to: new Y.Doc().clientID })
  }
  return renamings
}

/** The same update with parts of it under other client ids; everything stays in its place. */
export function renameClients(update: Uint8Array, renamings: Renamings): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const byClient = Map.groupBy(
    structs.flatMap((struct) => renameStruct(struct, renamings)),
    ({ id }) => id.client,
  )
  const encoder = new Y.UpdateEncoderV1()
  writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, own] of [...byClient].toSorted(([a], [b]) => b - a)) {
    writeVarUint(encoder.restEncoder, own.length)
    writeVarUint(encoder.restEncoder, client)
    writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  const whole = createEncoder()
  writeUint8Array(whole, toUint8Array(encoder.restEncoder))
  writeDeletions(whole, renameDeletions(ds.clients, renamings))
  return toUint8Array(whole)
}

function renameId(id: Y.ID, renamings: Renamings): Y.ID {
  const renaming = renamings.get(id.client)
  if (!renaming || id.clock < renaming.clock) return id
  return Y.createID(renaming.to, id.clock - renaming.clock)
}

function renameStruct(struct: Struct, renamings: Renamings): readonly Struct[] {
  const { id } = struct
  if (struct instanceof Y.Item) {
    struct.origin &&= renameId(struct.origin, renamings)
    struct.rightOrigin &&= renameId(struct.rightOrigin, renamings)
    if (struct.parent instanceof Y.ID) struct.parent = renameId(struct.parent, renamings)
  }
  const renaming = renamings.get(id.client)
  if (renaming && id.clock < renaming.clock && id.clock + struct.length > renaming.clock)
    return splitStruct(struct, renaming)
  struct.id = renameId(id, renamings)
  return [struct]
}

/** The part before the clock keeps its id, and the other one follows it. */
function splitStruct(struct: Struct, { clock, to }: Renaming): readonly Struct[] {
  const { id } = struct
  const kept = clock - id.clock
  const start = Y.createID(to, 0)
  if (!(struct instanceof Y.Item))
    return [new Y.GC(id, kept), new Y.GC(start, struct.length - kept)]
  const { parent, parentSub, rightOrigin } = struct
  const content = struct.content.splice(kept)
  const origin = Y.createID(id.client, clock - 1)
  struct.length = kept
  const rest = new Y.Item(start, null, origin, null, rightOrigin, parent, parentSub, content)
  return [struct, rest]
}

type Range = readonly [clock: number, length: number]

function renameDeletions(
  deletions: Decoded["ds"]["clients"],
  renamings: Renamings,
): ReadonlyMap<number, readonly Range[]> {
  const renamed = new Map<number, Range[]>()
  const add = (client: number, range: Range): void => {
    if (range[1] <= 0) return
    renamed.set(client, [...(renamed.get(client) ?? []), range])
  }
  for (const [client, ranges] of deletions) {
    const { clock: from, to } = renamings.get(client) ?? { clock: Infinity, to: client }
    for (const { clock, len } of ranges) {
      const kept = Math.max(0, Math.min(len, from - clock))
      add(client, [clock, kept])
      if (kept < len) add(to, [clock + kept - from, len - kept])
    }
  }
  return renamed
}

function writeDeletions(
  encoder: ReturnType<typeof createEncoder>,
  deletions: ReadonlyMap<number, readonly Range[]>,
): void {
  writeVarUint(encoder, deletions.size)
  for (const [client, ranges] of deletions) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      writeVarUint(encoder, clock)
      writeVarUint(encoder, length)
    }
  }
}
