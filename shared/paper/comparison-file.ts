import { type ComparedState } from "./document/comparison-document.ts"
import { type ExportedFile, MEDIA_TYPES } from "./export-file.ts"
import { type PaperFormat } from "./exports.ts"
import { fileName } from "./file-name.ts"
import { documentWriter } from "./formats/document/document-writer.ts"

/** The formats that a page can write. */
export type ComparisonFormat = Exclude<PaperFormat, "pdf">

/** A comparison of two states as a file, with every contact that the contents name. */
export async function comparisonFile(
  format: ComparisonFormat,
  [earlier, later]: readonly [earlier: ComparedState, later: ComparedState],
  options: { readonly language: "de" | "en"; readonly day: string },
): Promise<ExportedFile> {
  const { comparisonDocument } = await import("./document/comparison-document.ts")
  const write = await documentWriter(format)
  const written = write(comparisonDocument(earlier, later, options))
  const { day, language } = options
  return {
    fileName: fileName({
      what: language === "de" ? "Vergleich" : "Comparison",
      board: later.content.meta,
      asOf: day,
      profile: "internal",
      language,
      extension: format,
    }),
    mediaType: MEDIA_TYPES[format],
    bytes: typeof written === "string" ? new TextEncoder().encode(written) : written,
  }
}
