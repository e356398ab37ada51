import { parentPort } from "node:worker_threads"

import { createDecoder, hasContent, readVarUint8Array } from "lib0/decoding"
import * as Y from "yjs"

import { measureShares } from "../space/shares.ts"
import { assembleDocument } from "./assemble-document.ts"
import { type MergeAnswer, type Merged, type MergeTask } from "./merger.ts"

/** Whether the snapshot holds everything that the document holds. */
function holdsAll(doc: Y.Doc, snapshot: Uint8Array): boolean {
  const stored = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(snapshot))
  const live = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...live].every(([client, end]) => (stored.get(client) ?? 0) >= end)
}

function unpack(packed: Uint8Array): readonly Uint8Array[] {
  const decoder = createDecoder(packed)
  const updates: Uint8Array[] = []
  while (hasContent(decoder)) updates.push(readVarUint8Array(decoder))
  return updates
}

function merge({ updates: packed, shares: before, holders, dropsGaps }: MergeTask): Merged {
  const [snapshot, ...updates] = unpack(packed)
  // Updates that cannot be applied were logged when the room was opened.
  const doc = assembleDocument(snapshot?.length ? [snapshot, ...updates] : updates)
  if (dropsGaps) doc.store.pendingStructs = null
  const bytes = Y.encodeStateAsUpdate(doc)
  const isSound = holdsAll(doc, bytes)
  const held = updates.map((update, index) => ({ bytes: update, holder: holders[index] }))
  const shares = measureShares(doc, before, held)
  doc.destroy()
  if (!isSound) throw new Error("The snapshot lacks something")
  return { bytes, shares }
}

function answer(task: MergeTask): MergeAnswer {
  try {
    return { id: task.id, merged: merge(task) }
  } catch (error) {
    return { id: task.id, problem: String(error) }
  }
}

parentPort?.on("message", (task: MergeTask) => parentPort?.postMessage(answer(task), []))
