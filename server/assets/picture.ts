export type PictureType = "image/png" | "image/jpeg" | "image/gif" | "image/webp"

export interface Picture {
  readonly type: PictureType
  readonly width: number
  readonly height: number
}

type Size = Omit<Picture, "type">

/** Bytes from the beginning of a file that `readPictureType` needs. */
export const PICTURE_HEAD_BYTES = 16

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

function startsWith(bytes: Uint8Array, ...magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** What a file is by its first bytes, whatever its name or its sender says. */
export function readPictureType(head: Uint8Array): PictureType | undefined {
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return ascii(head, 12, 4) === "IHDR" ? "image/png" : undefined
  }
  if (startsWith(head, 0xff, 0xd8, 0xff)) return "image/jpeg"
  if (/^GIF8[79]a$/.test(ascii(head, 0, 6))) return "image/gif"
  const isWebp = ascii(head, 0, 4) === "RIFF" && /^WEBPVP8[ LX]$/.test(ascii(head, 8, 8))
  return isWebp ? "image/webp" : undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function readPngSize(bytes: Uint8Array): Size {
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Markers of frame headers: C0 to CF without the tables among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** TEM, RST and SOI: no length follows them, so the next marker does. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

function readJpegSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes)
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    const [END_OF_IMAGE, START_OF_SCAN, FILL] = [0xd9, 0xda, 0xff]
    if (marker === END_OF_IMAGE || marker === START_OF_SCAN) return undefined
    if (isFrameHeader(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    if (marker === FILL) at += 1
    else if (standsAlone(marker)) at += 2
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
}

/** Behind a chain of blocks, each led by its length; the chain ends with a length of 0. */
function skipBlocks(view: DataView, from: number): number {
  let at = from
  for (;;) {
    const length = view.getUint8(at)
    at += length + 1
    if (length === 0) return at
  }
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Browsers enlarge the screen to a frame that is larger, so every frame counts. */
function readGifSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes)
  let width = view.getUint16(6, true)
  let height = view.getUint16(8, true)
  let at = 13 + tableBytes(view.getUint8(10))
  let frames = 0
  try {
    for (let block = view.getUint8(at); block !== 0x3b; block = view.getUint8(at)) {
      if (block === 0x2c) {
        width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true))
        height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true))
        frames += 1
        at = skipBlocks(view, at + 11 + tableBytes(view.getUint8(at + 9)))
      } else if (block === 0x21) at = skipBlocks(view, at + 2)
      else break
    }
  } catch (error) {
    // One that breaks off is shown as far as it goes.
    if (!(error instanceof RangeError)) throw error
  }
  return frames > 0 ? { width, height } : undefined
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16
}

function readWebpSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes)
  const format = ascii(bytes, 12, 4)
  if (format === "VP8X") {
    return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 }
  }
  if (format === "VP8L") {
    if (view.getUint8(20) !== 0x2f) return undefined
    const sizes = view.getUint32(21, true)
    return { width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 }
  }
  if (!startsWith(bytes.subarray(23), 0x9d, 0x01, 0x2a)) return undefined
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

const SIZE_READERS: Readonly<Record<PictureType, (bytes: Uint8Array) => Size | undefined>> = {
  "image/png": readPngSize,
  "image/jpeg": readJpegSize,
  "image/gif": readGifSize,
  "image/webp": readWebpSize,
}

/**
 * Type and size in pixels, read from the headers and without decoding; undefined if the file is no
 * picture of a known type or breaks off before it says its size.
 */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const type = readPictureType(bytes)
  if (!type) return undefined
  try {
    const size = SIZE_READERS[type](bytes)
    return size && size.width > 0 && size.height > 0 ? { type, ...size } : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
