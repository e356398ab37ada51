import { crc32 } from "node:zlib"

import { canonicalJson } from "@tafelrunde/shared/content"

import { type WholeBoard } from "../board-content.ts"

/** What a version's numbers count: its tasks, institutions, filled cells and shapes, and everything else together. */
const COUNTED = ["tasks", "institutions", "cells", "shapes", "others"] as const

export type VersionCounts = Readonly<Record<(typeof COUNTED)[number], number>>

/** The kind, the checksum of the key and the checksum of the value. */
const ENTRY_BYTES = 9
const KINDS: Readonly<Record<string, keyof VersionCounts>> = {
  tasks: "tasks",
  institutions: "institutions",
  assignments: "cells",
}

interface Counted {
  readonly kind: keyof VersionCounts
  readonly key: string
  readonly value: unknown
}

function keyOf(name: string, entry: unknown, index: number): string {
  const { id = index, taskId, institutionId }: Record<string, unknown> = { ...Object(entry) }
  return JSON.stringify(name === "assignments" ? [name, taskId, institutionId] : [name, id])
}

function* countedOf({ content, records, protection }: WholeBoard): Generator<Counted> {
  for (const [name, value] of Object.entries(content)) {
    const kind = KINDS[name] ?? "others"
    const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const [index, entry] of entries.entries()) {
      yield { kind, key: keyOf(name, entry, index), value: entry }
    }
  }
  for (const record of records) {
    const mark = protection?.get(record.id)
    const value = mark === undefined ? record : [record, mark]
    if (record.typeName === "shape") yield { kind: "shapes", key: record.id, value }
  }
}

/** So much of a board that two versions can be compared without reading them. */
export function digestOf(board: WholeBoard): Uint8Array {
  const entries = [...countedOf(board)]
  const digest = Buffer.alloc(entries.length * ENTRY_BYTES)
  for (const [index, { kind, key, value }] of entries.entries()) {
    const at = index * ENTRY_BYTES
    digest.writeUInt8(COUNTED.indexOf(kind), at)
    digest.writeUInt32LE(crc32(key), at + 1)
    digest.writeUInt32LE(crc32(canonicalJson(value)), at + 5)
  }
  return digest
}

/** The value's checksum by kind and key. */
function readDigest(digest: Uint8Array): ReadonlyMap<string, number> {
  const view = Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength)
  const entries = new Map<string, number>()
  for (let at = 0; at + ENTRY_BYTES <= view.length; at += ENTRY_BYTES) {
    entries.set(`${view.readUInt8(at)} ${view.readUInt32LE(at + 1)}`, view.readUInt32LE(at + 5))
  }
  return entries
}

function count(keys: Iterable<string>): VersionCounts {
  const counts = COUNTED.map(() => 0)
  for (const key of keys) {
    const kind = Number(key.split(" ", 1)[0])
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  const [tasks = 0, institutions = 0, cells = 0, shapes = 0, others = 0] = counts
  return { tasks, institutions, cells, shapes, others }
}

/** How many there are of each kind. */
export function countDigest(digest: Uint8Array): VersionCounts {
  return count(readDigest(digest).keys())
}

/** How many of each kind were added, changed or removed from one version to another. */
export function compareDigests(before: Uint8Array, after: Uint8Array): VersionCounts {
  const [old, current] = [readDigest(before), readDigest(after)]
  const keys = new Set([...old.keys(), ...current.keys()])
  return count([...keys].filter((key) => old.get(key) !== current.get(key)))
}
