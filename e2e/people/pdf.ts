import { constants, inflateSync } from "node:zlib"

/** What a reader finds in a PDF: the text of each page, and the characters that stand beside pictures of text. */
export interface ReadPdf {
  readonly pages: readonly string[]
  readonly actualTexts: readonly string[]
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  // Loaded here alone: pdf.js prints a warning because it has no canvas to draw on, which nobody needs.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join(""),
    )
  }
  await document.cleanup()
  return { pages, actualTexts: actualTextsOf(bytes) }
}

const STREAM = /stream\r?\n([\s\S]*?)\r?\nendstream/g

/** pdf.js does not report `ActualText`, so the content streams are read. */
function actualTextsOf(bytes: Buffer): readonly string[] {
  return [...bytes.toString("latin1").matchAll(STREAM)].flatMap(([, stream = ""]) => {
    const content = inflated(Buffer.from(stream, "latin1"))
    return [...content.matchAll(/\/ActualText <FEFF([0-9A-F]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex, "hex").swap16().toString("utf16le"),
    )
  })
}

function inflated(stream: Buffer): string {
  // Zlib data begins with 0x78; fonts and pictures may be stored otherwise.
  if (stream[0] !== 0x78) return ""
  // A stream may end in the byte of a line break, which the pattern above has cut off.
  return inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1")
}
