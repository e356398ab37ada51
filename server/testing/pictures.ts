import { crc32, deflateSync } from "node:zlib"

function chunk(name: string, bytes: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), bytes])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(bytes.length)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** A real PNG of one grey; `note` makes it another file, `padding` a larger one. */
export function createPng(
  { width, height }: { readonly width: number; readonly height: number },
  { note = "", padding = 0 }: { readonly note?: string; readonly padding?: number } = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(`Comment\0${note}${"x".repeat(padding)}`)),
    chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height, 0x80))),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

function fromBase64(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join(""), "base64")
}

/** One file of each kind that browsers make, 3 × 2 pixels; the GIF has two frames. */
export const SAMPLES = {
  "image/png": createPng({ width: 3, height: 2 }),
  "image/jpeg": fromBase64(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4",
    "UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj",
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEA",
    "AAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIR",
    "AxEAPwCYAUgv/9k=",
  ),
  "image/gif": fromBase64(
    "R0lGODlhAwACAIAAAACAgP8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQEMgAAACwAAAAAAwACAAACBQRBEARRACH5BAQy",
    "AAAALAAAAAADAAIAAAIFDMMwDFMAOw==",
  ),
  "image/webp": fromBase64(
    "UklGRjQAAABXRUJQVlA4ICgAAABwAQCdASoDAAIAAsBMJaACdAFAAAD+645eRzvSpVf/KV/7Gv8FeVAA",
  ),
} as const

/** The two other kinds of WebP, 3 × 2 pixels. */
export const LOSSLESS_WEBP = fromBase64("UklGRhwAAABXRUJQVlA4TBAAAAAvAkAAAAdQwChg/wMR0f8A")
export const EXTENDED_WEBP = fromBase64(
  "UklGRl4AAABXRUJQVlA4WAoAAAAQAAAAAgAAAQAAQUxQSAcAAAAAAAD/AAD/AFZQOCAwAAAAcAEAnQEqAwACAALATCWo",
  "AnQBdQAA/uuOXHjf4QX2PDn/vUVmef6Gv36iszzdgAAA",
)

export const SVG_WITH_SCRIPT =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
