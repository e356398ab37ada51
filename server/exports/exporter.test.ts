import { templateContent } from "@tafelrunde/shared/content"
import { exportFile } from "@tafelrunde/shared/paper"
import { expect, test } from "vitest"

import { createLog } from "../log.ts"
import { contentOf, documentsOf } from "../testing/export-content.ts"
import { type ExportJob } from "./export-job.ts"
import { DEFAULT_EXPORT_LIMITS, Exporter, type ExportLimits } from "./exporter.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "network", today: "2027-04-01" } as const
const small: ExportJob = {
  name: "matrix.csv",
  documents: documentsOf(musterstadt),
  cells: 0,
  options,
}

interface Bench {
  readonly exporter: Exporter
  readonly logLines: readonly string[]
  readonly make: (job: ExportJob, queue?: string) => ReturnType<Exporter["make"]>
}

async function withExporter(
  work: (bench: Bench) => Promise<void>,
  limits: Partial<ExportLimits> = {},
  child?: URL,
): Promise<void> {
  const logLines: string[] = []
  const log = createLog("debug", (line) => void logLines.push(line))
  const exporter = new Exporter({ ...DEFAULT_EXPORT_LIMITS, ...limits }, log, child)
  const make: Bench["make"] = (job, queue = "a") =>
    exporter.make({ queue, read: () => Promise.resolve(job) })
  try {
    await work({ exporter, logLines, make })
  } finally {
    await exporter.close()
  }
}

test("the export process writes the same bytes as the page would", () =>
  withExporter(async ({ make }) => {
    const here = await exportFile("workbook.xlsx", musterstadt, { ...options, language: "de" })

    const there = await make({ ...small, name: "workbook.xlsx" })

    expect(there).toMatchObject({ fileName: here?.fileName, mediaType: here?.mediaType })
    const bytes = typeof there === "object" ? there.bytes : new Uint8Array()
    expect(Buffer.from(bytes).equals(here?.bytes ?? new Uint8Array())).toBe(true)
  }))

test("files are made in the order in which they were asked for", () =>
  withExporter(async ({ make }) => {
    const done: string[] = []
    const names = ["workbook.xlsx", "matrix.csv", "contacts.csv", "board.json"]

    await Promise.all(names.map((name) => make({ ...small, name }).then(() => done.push(name))))

    expect(done).toEqual(names)
  }))

test("one board cannot take the places of others, and the server has only so many", () =>
  withExporter(
    async ({ make }) => {
      const asked = ["a", "a", "a", "b", "c"].map((queue) => make(small, queue))

      const answers = await Promise.all(asked)

      const isFile = answers.map((answer) => typeof answer === "object")
      expect(isFile).toEqual([true, true, false, true, false])
      expect(answers[2]).toBe("exportsBusy")
      expect(await make(small)).toMatchObject({ mediaType: "text/csv; charset=utf-8" })
    },
    { waiting: 3, waitingOfQueue: 2 },
  ))

test("a board with too many cells is refused before the process sees it", () =>
  withExporter(
    async ({ make, logLines }) => {
      expect(await make({ ...small, cells: 101, documents: [Uint8Array.of(255)] })).toBe(
        "exportTooLarge",
      )
      expect(logLines).toEqual([])
    },
    { cells: 100 },
  ))

test(
  "a file that takes too much memory ends its process, and the next file is made",
  { timeout: 60_000 },
  () =>
    withExporter(
      async ({ make, logLines }) => {
        const large = contentOf({ institutions: 200, tasks: 1000, assignments: 20_000 })

        const answers = [
          await make({ ...small, name: "workbook.xlsx", documents: documentsOf(large) }),
          await make(small),
        ]

        expect(answers).toEqual([
          "exportTooLarge",
          expect.objectContaining({ bytes: expect.anything() }),
        ])
        expect(logLines.join("")).toContain("exports.processEnded")
      },
      { heapMb: 64 },
    ),
)

test("a file that takes too long ends its process", () =>
  withExporter(
    async ({ make, logLines }) => {
      expect(await make(small)).toBe("exportTooLarge")
      expect(logLines.join("")).toContain("exports.tooSlow")
    },
    { jobMs: 1 },
  ))

test("a process that has grown makes way for a new one, without a word to anybody", () =>
  withExporter(
    async ({ make, logLines }) => {
      expect(await make(small)).toMatchObject({ bytes: expect.anything() })
      expect(await make({ ...small, name: "contacts.csv" })).toMatchObject({
        bytes: expect.anything(),
      })
      expect(logLines).toEqual([])
    },
    { renewBytes: 1 },
  ))

test("a file that was made is not made again until the board changes", () =>
  withExporter(async ({ make }) => {
    const first = await make(small)

    expect(await make(small)).toBe(first)
    expect(await make({ ...small, options: { ...small.options, profile: "public" } })).not.toEqual(
      first,
    )
    const changed = documentsOf({ ...musterstadt, tasks: musterstadt.tasks?.slice(1) ?? [] })
    expect(await make({ ...small, documents: changed })).not.toEqual(first)
  }))

test("files that were made leave memory when others need the room", () =>
  withExporter(
    async ({ make }) => {
      const first = await make(small)
      await make({ ...small, name: "contacts.csv" })

      const again = await make(small)

      expect(again).not.toBe(first)
      expect(again).toEqual(first)
    },
    { recentBytes: 10_000 },
  ))

test("what cannot be read is a mistake of ours, and the next file is made", () =>
  withExporter(async ({ make }) => {
    await expect(make({ ...small, documents: [Uint8Array.of(255)] })).rejects.toThrow(
      "export process failed",
    )
    expect(await make(small)).toMatchObject({ bytes: expect.anything() })
  }))

test("a server without Typst refuses the PDF, names the reason in its log, and makes the paper as Word", () =>
  withExporter(
    async ({ make, logLines }) => {
      expect(await make({ ...small, name: "paper.pdf" })).toBe("pdfUnavailable")
      expect(logLines.join("")).toMatch(/exports\.pdfUnavailable.*Cannot find native binding/)

      expect(await make({ ...small, name: "paper.docx" })).toMatchObject({
        bytes: expect.anything(),
      })
    },
    {},
    new URL("../testing/export-child-without-typst.ts", import.meta.url),
  ))

test("whoever waits when the server closes is told to come back", () =>
  withExporter(async ({ exporter, make }) => {
    const asked = [make(small), make(small)]

    await exporter.close()

    expect(await Promise.all(asked)).toEqual(["exportsBusy", "exportsBusy"])
    expect(await make(small)).toBe("exportsBusy")
  }))
