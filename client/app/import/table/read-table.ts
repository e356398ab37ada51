import type { TableFile } from "@tafelrunde/shared/import"

/** A table that a person has chosen. */
export interface ReadTable {
  /** The name of the file. */
  readonly name: string
  readonly file: Extract<TableFile, { ok: true }>
}

const TABLE_NAME = /\.(?:csv|tsv|txt|xls[xmb]?|ods)$/i
/** A file that takes longer is made to take long. */
const LONGEST_MS = 60_000

/** Whether the file is a table by its name, as opposed to a file of ours. */
export function isTableName(name: string): boolean {
  return TABLE_NAME.test(name)
}

/** Reads a table beside the page, which goes on working. */
export async function readTable(file: File): Promise<TableFile> {
  const bytes = await file.arrayBuffer()
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module" })
  try {
    return await answerOf(worker, { bytes, name: file.name })
  } finally {
    worker.terminate()
  }
}

function answerOf(
  worker: Worker,
  question: { readonly bytes: ArrayBuffer; readonly name: string },
): Promise<TableFile> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, fault: "tooLarge" }), LONGEST_MS)
    const answer = (file: TableFile): void => {
      clearTimeout(timer)
      resolve(file)
    }
    worker.addEventListener("message", ({ data }: MessageEvent<TableFile>) => answer(data))
    worker.addEventListener("error", () => answer({ ok: false, fault: "damaged" }))
    worker.postMessage(question, [question.bytes])
  })
}
