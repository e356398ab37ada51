import { parentPort } from "node:worker_threads"

import * as Y from "yjs"

import { type MergeAnswer, type MergeTask } from "./merger.ts"

/** A snapshot must not have less than what it was made from. */
const holdsAll = (doc: Y.Doc, snapshot: Uint8Array): boolean => {
  const stored = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(snapshot))
  const live = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...live].every(([client, end]) => (stored.get(client) ?? 0) >= end)
}

const apply = (doc: Y.Doc, update: Uint8Array): void => {
  try {
    Y.applyUpdate(doc, update)
  } catch {
    // The room has opened without it too, and said so.
  }
}

const merge = (updates: readonly Uint8Array[]): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) apply(doc, update)
  })
  const snapshot = Y.encodeStateAsUpdate(doc)
  const isSound = holdsAll(doc, snapshot)
  doc.destroy()
  if (!isSound) throw new Error("The snapshot lacks something")
  return snapshot
}

const answer = ({ id, updates }: MergeTask): MergeAnswer => {
  try {
    return { id, snapshot: merge(updates) }
  } catch (error) {
    return { id, problem: String(error) }
  }
}

parentPort?.on("message", (task: MergeTask) => parentPort?.postMessage(answer(task), []))
