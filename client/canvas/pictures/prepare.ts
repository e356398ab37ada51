import { MediaHelpers } from "tldraw"

/** Longer edges show nothing more on a board, and cost everybody who looks. */
const LONGEST_EDGE = 4096
/** Above, a still picture is written anew, which makes photographs small. */
const LARGE_BYTES = 4 * 1024 * 1024
/** Not even read. */
const MOST_BYTES = 200 * 1024 * 1024

const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const

export const PICTURE_TYPES: readonly string[] = TYPES

export type UnusablePicture = "svg" | "notAPicture" | "unreadable" | "tooLarge"

/** Why a file is no picture for a board; the reason is a key of the words. */
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
 * Reads a file as a picture and makes it fit for a board: not too large, and photographs without what cameras write
 * into them, such as the place. Throws an `UnusableFile`.
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
  // Some programs name no type; then the bytes decide, here and at the server.
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

/** EXIF stands in the first segments of a JPEG; browsers turn the picture upright while decoding. */
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
  // WebP keeps transparency, and is small; browsers that cannot write it write PNG.
  const type = file.type === "image/jpeg" ? "image/jpeg" : "image/webp"
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9))
  if (!blob) throw new UnusableFile("unreadable")
  return new File([blob], file.name, { type: blob.type })
}
