import { parentPort } from "node:worker_threads"

import { createDecoder, hasContent, readVarUint8Array } from "lib0/decoding"
import * as Y from "yjs"

import { assembleDocument } from "./assemble-document.ts"
import { type MergeAnswer, type MergeTask } from "./merger.ts"

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

function merge(updates: readonly Uint8Array[]): Uint8Array {
  // Updates that cannot be applied were logged when the room was opened.
  const doc = assembleDocument(updates)
  const snapshot = Y.encodeStateAsUpdate(doc)
  const isSound = holdsAll(doc, snapshot)
  doc.destroy()
  if (!isSound) throw new Error("The snapshot lacks something")
  return snapshot
}

function answer({ id, updates }: MergeTask): MergeAnswer {
  try {
    return { id, snapshot: merge(unpack(updates)) }
  } catch (error) {
    return { id, problem: String(error) }
  }
}

parentPort?.on("message", (task: MergeTask) => parentPort?.postMessage(answer(task), []))
