import { flushCompileCache } from "node:module"

import { type ContentWithFlaws, readContentWithFlaws } from "@tafelrunde/shared/model"
import { exportFile, type ExportedFile, findExport, type PdfWriter } from "@tafelrunde/shared/paper"
import * as Y from "yjs"

import { type ExportAnswer, type ExportJob, type Unavailable } from "./export-job.ts"
import type { PaperPdf } from "./typst/paper-pdf.ts"

function documentOf(update: Uint8Array | undefined): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  if (update) Y.applyUpdate(doc, update)
  return doc
}

function contentOf([board, contacts, internal]: readonly Uint8Array[]): ContentWithFlaws {
  return readContentWithFlaws({
    board: documentOf(board),
    contacts: documentOf(contacts),
    internal: documentOf(internal),
  })
}

let paperPdf: Promise<PaperPdf> | undefined

/** The compiler and its fonts are loaded with the first PDF and stay. */
function loadPaperPdf(): Promise<PaperPdf> {
  paperPdf ??= import("./typst/paper-pdf.ts").then((typst) => new typst.PaperPdf())
  return paperPdf
}

/** Typst is a binary for each system, which an installation can lack. */
function typstMissing(error: unknown): Unavailable {
  return { refusal: "pdfUnavailable", reason: String(error) }
}

async function fileOf({
  name,
  documents,
  options,
}: ExportJob): Promise<{ readonly file: ExportedFile } | Unavailable> {
  const { content, flaws } = contentOf(documents)
  const language = options.language ?? content.meta?.language ?? "de"
  const pdf = findExport(name)?.needsServer ? await loadPaperPdf().catch(typstMissing) : undefined
  if (pdf && "refusal" in pdf) return pdf
  const pdfWriter: PdfWriter | undefined = pdf && ((document) => pdf.write(document))
  const writer = pdfWriter && { pdfWriter }
  const file = await exportFile(name, content, { ...options, ...writer, language, flaws })
  if (!file) throw new Error(`There is no export ${name}`)
  return { file }
}

async function answer(job: ExportJob): Promise<void> {
  const done = await fileOf(job).catch((error: unknown) => ({
    problem: error instanceof Error ? `${error.stack}` : String(error),
  }))
  const sent: ExportAnswer = { ...done, memory: process.memoryUsage.rss() }
  process.send?.(sent)
  // The server ends the process with a signal, at which Node would not write its compile cache.
  flushCompileCache()
}

process.on("message", (job: ExportJob) => void answer(job))
// Ctrl + C in a terminal reaches this process too; the server ends it when it is done with it.
process.on("SIGINT", () => {})
process.on("disconnect", () => process.exit())
