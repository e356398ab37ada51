import { monitorEventLoopDelay } from "node:perf_hooks"

import { EXPORT_NAMES } from "@tafelrunde/shared/paper"

import { DEFAULT_EXPORT_LIMITS, Exporter } from "../exports/exporter.ts"
import { createLog } from "../log.ts"
import { contentOf, documentsOf } from "../testing/export-content.ts"
import { median } from "./percentiles.ts"
import { conditions, mebibytes, number, print, table } from "./report.ts"

const SIZE = { institutions: 25, tasks: 200, assignments: 2250 }
const RUNS = 5
/** Made by the server itself, with the pictures. */
const ARCHIVE = "board.tafelrunde"

/** How long each file of a large board takes in the export process, and how long the server's loop waits meanwhile. */
export async function benchExports(command: string): Promise<void> {
  const documents = documentsOf(contentOf(SIZE))
  const log = createLog("silent", () => {})
  const exporter = new Exporter({ ...DEFAULT_EXPORT_LIMITS, recentBytes: 0 }, log)
  const make = async (name: string): Promise<{ ms: number; bytes: number }> => {
    const options = { profile: "network", language: "de", today: "2027-03-10" } as const
    const startedAt = performance.now()
    const read = () => Promise.resolve({ name, documents, cells: 0, options })
    const file = await exporter.make({ queue: "bench", read })
    if (typeof file === "string") throw new Error(`${name}: ${file}`)
    return { ms: performance.now() - startedAt, bytes: file.bytes.length }
  }

  const cold = await make("matrix.csv")
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const rows: string[][] = []
  for (const name of EXPORT_NAMES.filter((each) => each !== ARCHIVE)) {
    const runs = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await make(name))
    const times = runs.map(({ ms }) => ms)
    const size = mebibytes(runs[0]?.bytes ?? 0)
    rows.push([name, number(median(times)), number(Math.max(...times)), size])
  }
  delay.disable()
  await exporter.close()

  const { institutions, tasks, assignments } = SIZE
  print(`${institutions} institutions × ${tasks} tasks, ${number(assignments)} filled cells\n`)
  print(table(["file", "median ms", "slowest ms", "MiB"], rows))
  print(`\nFirst file of a cold process: ${number(cold.ms)} ms`)
  print(`Longest wait of the server's event loop meanwhile: ${number(delay.max / 1e6)} ms`)
  print(`\n${conditions(command)}`)
}
