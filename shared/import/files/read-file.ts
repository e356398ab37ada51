import { readCsv } from "./csv.ts"
import { type DecodedText, decodeText } from "./decode-text.ts"
import { readOds } from "./ods.ts"
import { OfficePackage } from "./package.ts"
import { type Sheet, TABLE_LIMITS, type TableFault, TableFileError } from "./sheet.ts"
import { readXlsx } from "./xlsx.ts"

/** A table file that was read, or why it was not. */
export type TableFile =
  | {
      readonly ok: true
      /** Sheets with something in them, at least one. */
      readonly sheets: readonly Sheet[]
      readonly guess?: DecodedText["guess"]
    }
  | { readonly ok: false; readonly fault: TableFault }

/**
 * Reads CSV, XLSX or ODS, known by its bytes. All of it is hostile: nothing is unpacked beyond the limits, no entity is
 * resolved, no formula is run.
 */
export function readTableFile(bytes: Uint8Array, name: string): TableFile {
  try {
    const { sheets, guess } = readSheets(bytes, name)
    const filled = sheets.filter(({ rows }) => rows.length > 0)
    if (filled.length === 0) return { ok: false, fault: "empty" }
    return { ok: true, sheets: filled, ...(guess && { guess }) }
  } catch (error) {
    if (error instanceof TableFileError) return { ok: false, fault: error.fault }
    throw error
  }
}

interface Read {
  readonly sheets: readonly Sheet[]
  readonly guess?: DecodedText["guess"]
}

function readSheets(bytes: Uint8Array, name: string): Read {
  if (bytes.length > TABLE_LIMITS.fileBytes) throw new TableFileError("tooLarge")
  if (startsWith(bytes, ZIP)) return { sheets: readOffice(new OfficePackage(bytes)) }
  // Files of Excel before 2007, and newer ones that have a password.
  if (startsWith(bytes, OLE))
    throw new TableFileError(isEncrypted(bytes) ? "encrypted" : "oldExcel")
  if (BINARY.some((signature) => startsWith(bytes, signature))) throw new TableFileError("notTable")
  const { text, guess } = decodeText(bytes)
  if (text.includes("\0")) throw new TableFileError("notTable")
  return { sheets: [readCsv(text, name)], ...(guess && { guess }) }
}

function readOffice(file: OfficePackage): readonly Sheet[] {
  if (file.has("xl/workbook.xml")) return readXlsx(file)
  if (file.has("xl/workbook.bin")) throw new TableFileError("oldExcel")
  const type = file.part("mimetype") ?? ""
  if (!type.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
    throw new TableFileError("notTable")
  }
  if (file.part("META-INF/manifest.xml")?.includes("encryption-data")) {
    throw new TableFileError("encrypted")
  }
  return readOds(file)
}

const ZIP = [0x50, 0x4b, 3, 4]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** PDF, PNG, JPEG, GIF. */
const BINARY = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** The name of the part in which Office keeps what is encrypted, in UTF-16. */
const ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"

function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes).includes(ENCRYPTED)
}
