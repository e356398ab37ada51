/**
 * Why a file was not taken. `svg` is told apart because people wonder: it is a picture to them, and
 * a program to browsers.
 */
export type RefusalReason =
  | "notAPicture"
  | "svg"
  | "broken"
  | "tooLarge"
  | "tooManyPixels"
  | "boardFull"
  | "diskFull"
  | "diskFailed"

export class AssetRefusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, cause?: unknown) {
    super(reason, { cause })
    this.name = "AssetRefusal"
    this.reason = reason
  }
}

const DISK_FULL = new Set(["ENOSPC", "EDQUOT"])
const SENDER_GONE = new Set(["ECONNRESET", "EPIPE", "ABORT_ERR"])

/** A file system's error as a refusal; others, such as a sender who left, stay what they are. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") {
    return error
  }
  if (DISK_FULL.has(error.code)) return new AssetRefusal("diskFull", error)
  if (SENDER_GONE.has(error.code) || !("syscall" in error)) return error
  return new AssetRefusal("diskFailed", error)
}
