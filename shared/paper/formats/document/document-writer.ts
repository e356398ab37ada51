import { type PaperDocument } from "../../document/node.ts"
import { type PaperFormat } from "../../exports.ts"

type DocumentWriter = (document: PaperDocument) => Uint8Array | string

/** What writes a paper in a format; loaded on demand. A PDF is written by the server alone. */
export async function documentWriter(format: Exclude<PaperFormat, "pdf">): Promise<DocumentWriter> {
  switch (format) {
    case "docx":
      return (await import("./docx.ts")).docxOf
    case "odt":
      return (await import("./odt.ts")).odtOf
    case "html":
      return (await import("./html.ts")).paperHtml
    case "md":
      return (await import("./markdown.ts")).paperMarkdown
  }
}
