import { type CanvasRecord, isJsonObject, type ProtectionMarks } from "../canvas/index.ts"
import { type Language, parseBoardContent, type Problem } from "../content/index.ts"
import {
  type BoardArchive,
  CANVAS_FILE,
  CANVAS_SCHEMA,
  CONTENT_FILE,
  PICTURE_FOLDER,
} from "./archive.ts"
import { readZip, ZipError, type ZipFault } from "./read-zip.ts"

export interface ArchiveLimits {
  readonly contentBytes: number
  readonly canvasBytes: number
  /** Of one picture. */
  readonly pictureBytes: number
}

export type ArchiveFault = ZipFault | "notArchive" | "notUtf8" | "badContent" | "badCanvas"

export type ReadArchive =
  | { readonly ok: true; readonly archive: BoardArchive }
  | { readonly ok: false; readonly fault: ArchiveFault; readonly problems: readonly Problem[] }

class ArchiveError extends Error {
  readonly fault: ArchiveFault
  readonly problems: readonly Problem[]

  constructor(fault: ArchiveFault, problems: readonly Problem[] = []) {
    super(`Not readable as a board: ${fault}`)
    this.fault = fault
    this.problems = problems
  }
}

function parseJson(bytes: Uint8Array, whenBroken: ArchiveFault): unknown {
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new ArchiveError("notUtf8")
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new ArchiveError(whenBroken)
  }
}

function isRecord(value: unknown): value is CanvasRecord {
  return (
    isJsonObject(value) && typeof value["id"] === "string" && typeof value["typeName"] === "string"
  )
}

function readCanvasFile(value: unknown): Pick<BoardArchive, "records" | "protection"> {
  if (!isJsonObject(value) || value["schema"] !== CANVAS_SCHEMA || value["version"] !== 1) {
    throw new ArchiveError("badCanvas")
  }
  return {
    records: readRecords(value["records"]),
    ...(value["protection"] !== undefined && { protection: readMarks(value["protection"]) }),
  }
}

function readMarks(value: unknown): ProtectionMarks {
  if (!isJsonObject(value)) throw new ArchiveError("badCanvas")
  const marks = new Map<string, boolean>()
  for (const [id, mark] of Object.entries(value)) {
    if (!id.startsWith("shape:") || typeof mark !== "boolean") throw new ArchiveError("badCanvas")
    marks.set(id, mark)
  }
  return marks
}

function readRecords(records: unknown): readonly CanvasRecord[] {
  if (!Array.isArray(records) || !records.every(isRecord)) throw new ArchiveError("badCanvas")
  if (new Set(records.map(({ id }) => id)).size < records.length) {
    throw new ArchiveError("badCanvas")
  }
  return records
}

const PICTURE_NAME = new RegExp(`^${PICTURE_FOLDER}([0-9a-f]{64})$`)

function read(file: Uint8Array, limits: ArchiveLimits, language: Language): BoardArchive {
  const files = readZip(file, (name) => {
    if (name === CONTENT_FILE) return limits.contentBytes
    if (name === CANVAS_FILE) return limits.canvasBytes
    return PICTURE_NAME.test(name) ? limits.pictureBytes : undefined
  })
  const [content, canvas] = [files.get(CONTENT_FILE), files.get(CANVAS_FILE)]
  if (!content || !canvas) throw new ArchiveError("notArchive")
  const parsed = parseBoardContent(parseJson(content, "badContent"), language)
  if (!parsed.ok) throw new ArchiveError("badContent", parsed.problems)
  const pictures = [...files].flatMap(([name, bytes]) => {
    const hash = PICTURE_NAME.exec(name)?.[1]
    return hash === undefined ? [] : [[hash, bytes] as const]
  })
  return {
    content: parsed.content,
    ...readCanvasFile(parseJson(canvas, "badCanvas")),
    pictures: new Map(pictures),
  }
}

/**
 * Reads a file as `writeArchive` writes it, from whoever it comes: whole, or not at all with the reason. Other files in
 * it are ignored. That pictures are pictures and have their hash, and that every browser can show the records, is for
 * the caller to check. The language is that of the problems.
 */
export function readArchive(
  file: Uint8Array,
  limits: ArchiveLimits,
  language: Language = "en",
): ReadArchive {
  try {
    return { ok: true, archive: read(file, limits, language) }
  } catch (error) {
    if (error instanceof ArchiveError) {
      return { ok: false, fault: error.fault, problems: error.problems }
    }
    if (error instanceof ZipError) return { ok: false, fault: error.fault, problems: [] }
    throw error
  }
}
