import { readZip, ZipError } from "@tafelrunde/shared/archive"

import { TABLE_LIMITS, TableFileError, type TableFault } from "./sheet.ts"

/** The parts of an office file, each unpacked when it is asked for, all together within the limit. */
export class OfficePackage {
  readonly #bytes: Uint8Array
  #left: number = TABLE_LIMITS.unpackedBytes

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The text of a part; undefined for one that is not there. */
  part(name: string): string | undefined {
    const bytes = this.#unpack(name)
    if (!bytes) return undefined
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8"
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      throw new TableFileError("damaged")
    }
  }

  has(name: string): boolean {
    let isThere = false
    this.#read((each) => {
      if (each === name) isThere = true
      return undefined
    })
    return isThere
  }

  #unpack(name: string): Uint8Array | undefined {
    const bytes = this.#read((each) => (each === name ? this.#left : undefined)).get(name)
    this.#left -= bytes?.length ?? 0
    return bytes
  }

  #read(mostBytesOf: (name: string) => number | undefined): ReadonlyMap<string, Uint8Array> {
    try {
      return readZip(this.#bytes, mostBytesOf)
    } catch (error) {
      if (error instanceof ZipError) throw new TableFileError(FAULTS[error.fault])
      throw error
    }
  }
}

const FAULTS: Readonly<Record<ZipError["fault"], TableFault>> = {
  notZip: "damaged",
  damaged: "damaged",
  unsafePath: "damaged",
  tooLarge: "tooLarge",
}
