import { createDecoder, hasContent, readUint8Array, readVarUint } from "lib0/decoding"
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from "lib0/encoding"

/** Where somebody points on the canvas. */
export interface Cursor {
  /** The key of the page; see `toPageKey`. */
  readonly page: number
  /** In page units; tenths are kept. */
  readonly x: number
  readonly y: number
}

/** A person's cursor as the server passes it on, by awareness client id; `cursor` is still encoded. */
export interface EncodedCursor {
  readonly clientId: number
  readonly cursor: Uint8Array
}

/** A cursor's size on the wire: page key, x and y, each 32 bits, little-endian; x and y are signed tenths. */
export const CURSOR_BYTES = 12
const PER_UNIT = 10
const FARTHEST = 2 ** 31 - 1

export function encodeCursor({ page, x, y }: Cursor): Uint8Array {
  const bytes = new Uint8Array(CURSOR_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, page, true)
  view.setInt32(4, toTenths(x), true)
  view.setInt32(8, toTenths(y), true)
  return bytes
}

function toTenths(value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(value * PER_UNIT)))
}

function decodeCursor(bytes: Uint8Array): Cursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, CURSOR_BYTES)
  const page = view.getUint32(0, true)
  return { page, x: view.getInt32(4, true) / PER_UNIT, y: view.getInt32(8, true) / PER_UNIT }
}

/** The part of a `cursors` message after its type and length. */
export function writeCursors(cursors: readonly EncodedCursor[]): Uint8Array {
  const encoder = createEncoder()
  for (const { clientId, cursor } of cursors) {
    writeVarUint(encoder, clientId)
    writeUint8Array(encoder, cursor)
  }
  return toUint8Array(encoder)
}

/** Inverse of `writeCursors`, with the cursors decoded; undefined if the payload is malformed. */
export function readCursors(payload: Uint8Array): ReadonlyMap<number, Cursor> | undefined {
  try {
    const decoder = createDecoder(payload)
    const cursors = new Map<number, Cursor>()
    while (hasContent(decoder)) {
      const clientId = readVarUint(decoder)
      cursors.set(clientId, decodeCursor(readUint8Array(decoder, CURSOR_BYTES)))
    }
    return cursors
  } catch {
    return undefined
  }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** A page's id as a number of fixed size: FNV-1a with 32 bits over its UTF-16 code units. */
export function toPageKey(pageId: string): number {
  let hash = FNV_OFFSET
  for (let index = 0; index < pageId.length; index++) {
    hash = Math.imul(hash ^ pageId.charCodeAt(index), FNV_PRIME)
  }
  return hash >>> 0
}
