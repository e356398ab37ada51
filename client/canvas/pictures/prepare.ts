import { MediaHelpers } from "tldraw"

/** Maximum pixels of an edge; longer ones add no visible detail and slow down every reader. */
const LONGEST_EDGE = 4096
/** Larger still pictures are encoded again, which makes photographs small. */
const LARGE_BYTES = 4 * 1024 * 1024
/** Larger files are refused without reading them. */
const MOST_BYTES = 200 * 1024 * 1024

const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const

export const PICTURE_TYPES: readonly string[] = TYPES

export type UnusablePicture = "svg" | "notAPicture" | "unreadable" | "tooLarge"

/** Thrown for a file that is no usable picture; the reason is a key of the messages. */
export class UnusableFile extends Error {
  readonly reason: UnusablePicture

  constructor(reason: UnusablePicture) {
    super(reason)
    this.name = "UnusableFile"
    this.reason = reason
  }
}

export interface PreparedPicture {
  readonly file: File
  /** Pixels. */
  readonly w: number
  readonly h: number
  readonly isAnimated: boolean
}

/**
 * Reads a file as a picture and prepares it for a board: scaled down, and without the metadata that cameras add, such
 * as the location. Throws `UnusableFile`.
 */
export async function preparePicture(file: File): Promise<PreparedPicture> {
  await checkKind(file)
  const isAnimated = await MediaHelpers.isAnimated(file)
  const bitmap = await decode(file)
  try {
    const { width, height } = bitmap
    if (isAnimated || !(await mustRedraw(file, bitmap))) {
      return { file, w: width, h: height, isAnimated }
    }
    const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height))
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
    return { file: await redraw(file, bitmap, { w, h }), w, h, isAnimated }
  } finally {
    bitmap.close()
  }
}

async function checkKind(file: File): Promise<void> {
  if (file.size > MOST_BYTES) throw new UnusableFile("tooLarge")
  const head = await file.slice(0, 256).text()
  const isSvg =
    file.type === "image/svg+xml" || /^\W*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head)
  if (isSvg) throw new UnusableFile("svg")
  // Some programs give no media type; the bytes decide, here and on the server.
  if (file.type !== "" && !PICTURE_TYPES.includes(file.type)) throw new UnusableFile("notAPicture")
}

async function decode(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file)
  } catch {
    throw new UnusableFile("unreadable")
  }
}

async function mustRedraw(file: File, { width, height }: ImageBitmap): Promise<boolean> {
  if (Math.max(width, height) > LONGEST_EDGE || file.size > LARGE_BYTES) return true
  return file.type === "image/jpeg" && (await hasCameraNotes(file))
}

/** EXIF is in the first segments of a JPEG; browsers apply its orientation while decoding. */
async function hasCameraNotes(file: File): Promise<boolean> {
  const head = await file.slice(0, 65_536).bytes()
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  return head.some((_byte, at) => exif.every((byte, index) => head[at + index] === byte))
}

async function redraw(
  file: File,
  bitmap: ImageBitmap,
  { w, h }: { readonly w: number; readonly h: number },
): Promise<File> {
  const canvas = document.createElement("canvas")
  canvas.width = w
  canvas.height = h
  const context = canvas.getContext("2d")
  if (!context) throw new UnusableFile("unreadable")
  context.imageSmoothingQuality = "high"
  context.drawImage(bitmap, 0, 0, w, h)
  // WebP is small and keeps transparency; browsers that cannot encode it produce PNG.
  const type = file.type === "image/jpeg" ? "image/jpeg" : "image/webp"
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9))
  if (!blob) throw new UnusableFile("unreadable")
  return new File([blob], file.name, { type: blob.type })
}
