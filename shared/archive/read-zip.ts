import { Inflate } from "fflate"

import { crc32 } from "./crc32.ts"

export type ZipFault = "notZip" | "damaged" | "unsafePath" | "tooLarge"

/** Thrown for a ZIP file that is not read. */
export class ZipError extends Error {
  readonly fault: ZipFault

  constructor(fault: ZipFault) {
    super(`Not readable as ZIP: ${fault}`)
    this.name = "ZipError"
    this.fault = fault
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly headerAt: number
}

const END = { signature: 0x06054b50, bytes: 22, mostComment: 0xffff }
const ENTRY = { signature: 0x02014b50, bytes: 46 }
const HEADER = { signature: 0x04034b50, bytes: 30 }
const [STORED, DEFLATED] = [0, 8]
const IS_ENCRYPTED = 1
const MOST_ENTRIES = 10_000
/** So much is unpacked between two looks at the size: at most about a thousand times as many bytes. */
const STEP_BYTES = 4096

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END.bytes - END.mostComment)
  for (let at = view.byteLength - END.bytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END.signature) return at
  }
  throw new ZipError("notZip")
}

function readName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new ZipError("damaged")
  }
}

/** A name that would lead out of the folder into which somebody unpacks the file. */
function isUnsafe(name: string): boolean {
  return /^(?:[a-z]:|\/)|\\|\0|(?:^|\/)\.\.(?:\/|$)/i.test(name)
}

function readEntries(file: Uint8Array, view: DataView): readonly Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new ZipError("tooLarge")
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY.bytes > end || view.getUint32(at, true) !== ENTRY.signature) {
      throw new ZipError("damaged")
    }
    const nameBytes = view.getUint16(at + 28, true)
    const name = readName(file.subarray(at + ENTRY.bytes, at + ENTRY.bytes + nameBytes))
    if (isUnsafe(name)) throw new ZipError("unsafePath")
    const isEncrypted = (view.getUint16(at + 8, true) & IS_ENCRYPTED) !== 0
    if (isEncrypted || entries.has(name)) throw new ZipError("damaged")
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += ENTRY.bytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return [...entries.values()]
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const inflater = new Inflate((chunk) => {
    bytes += chunk.length
    if (bytes > most) throw new ZipError("tooLarge")
    chunks.push(chunk)
  })
  for (let at = 0; at < packed.length; at += STEP_BYTES) {
    inflater.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function unpack(packed: Uint8Array, { method, bytes }: Entry): Uint8Array {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw new ZipError("damaged")
  try {
    return inflate(packed, bytes)
  } catch (error) {
    // What the file says of its own size is a limit too: more than that is a lie.
    throw error instanceof ZipError ? error : new ZipError("damaged")
  }
}

function readEntry(file: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { headerAt, packedBytes, bytes, crc } = entry
  if (headerAt + HEADER.bytes > file.length || view.getUint32(headerAt, true) !== HEADER.signature)
    throw new ZipError("damaged")
  const from =
    headerAt +
    HEADER.bytes +
    view.getUint16(headerAt + 26, true) +
    view.getUint16(headerAt + 28, true)
  if (from + packedBytes > file.length) throw new ZipError("damaged")
  const unpacked = unpack(file.subarray(from, from + packedBytes), entry)
  if (unpacked.length !== bytes || crc32(unpacked) !== crc) throw new ZipError("damaged")
  return unpacked
}

/**
 * The entries of a ZIP file that are wanted, by name: `mostBytesOf` answers the largest size of an entry, undefined
 * for one that is ignored. Nothing is unpacked beyond its size. Throws a `ZipError`; a name that leads out of its
 * folder refuses the whole file.
 */
export function readZip(
  file: Uint8Array,
  mostBytesOf: (name: string) => number | undefined,
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < END.bytes || view.getUint32(0, true) !== HEADER.signature)
    throw new ZipError("notZip")
  const read = new Map<string, Uint8Array>()
  const wanted = readEntries(file, view).map((entry) => ({ entry, most: mostBytesOf(entry.name) }))
  // Before anything is unpacked.
  if (wanted.some(({ entry, most }) => most !== undefined && entry.bytes > most)) {
    throw new ZipError("tooLarge")
  }
  for (const { entry, most } of wanted) {
    if (most !== undefined) read.set(entry.name, readEntry(file, view, entry))
  }
  return read
}
