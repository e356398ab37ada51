import { zipSync, type Zippable } from "fflate"

import { canonicalJson } from "../content/index.ts"
import {
  type BoardArchive,
  CANVAS_FILE,
  CANVAS_SCHEMA,
  CONTENT_FILE,
  PICTURE_FOLDER,
} from "./archive.ts"

/** The first day that a ZIP file can name, in local time as ZIP files have it: the same everywhere. */
const NO_TIME = new Date(1980, 0, 1)

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The archive as the bytes of a file; the same board gives the same bytes. */
export function writeArchive({ content, records, protection, pictures }: BoardArchive): Uint8Array {
  const encoder = new TextEncoder()
  const canvas = {
    schema: CANVAS_SCHEMA,
    version: 1,
    records: records.toSorted((a, b) => compare(a.id, b.id)),
    ...(protection && { protection: Object.fromEntries(protection) }),
  }
  const files: Zippable = {
    [CONTENT_FILE]: encoder.encode(canonicalJson(content)),
    [CANVAS_FILE]: encoder.encode(canonicalJson(canvas)),
  }
  for (const [hash, bytes] of [...pictures].toSorted(([a], [b]) => compare(a, b))) {
    // Pictures are compressed already.
    files[`${PICTURE_FOLDER}${hash}`] = [bytes, { level: 0 }]
  }
  return zipSync(files, { level: 6, mtime: NO_TIME })
}
