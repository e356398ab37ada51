import { conditions, mebibytes, number, print, table } from "../report.ts"
import { tafelrunde } from "./contenders.ts"
import { ALL_AT_ONCE, BUSY_MINUTE, type Load } from "./load.ts"
import { type Measurement, measure } from "./measure.ts"

const LOADS: readonly {
  readonly name: string
  readonly load: Load
  readonly steps: readonly number[]
}[] = [
  { name: "a busy minute", load: BUSY_MINUTE, steps: [1, 5, 10, 20, 30, 40] },
  { name: "all at once", load: ALL_AT_ONCE, steps: [1, 5, 10, 15, 20, 25] },
]
/** So many of each board's people use a stock provider and are measured. */
const STOCK = 2
const GOAL_P95_MS = 100
const WARM_UP_MS = 10_000
const MEASURE_MS = 8000
const VISIT = {
  watching: STOCK,
  client: "stock",
  pace: "even",
  warmUpMs: WARM_UP_MS,
  measureMs: MEASURE_MS,
} as const

const HEAD = [
  "boards of 25",
  "server CPU %",
  "frames/s to clients",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "missing",
  "server RSS MiB",
  "clients' CPU %",
  "machine idle %",
]

/** More and more boards in one process, until an edit takes too long; once for each load. */
export async function benchBoards(command: string): Promise<void> {
  print(conditions(command))
  for (const { name, load, steps } of LOADS) {
    const results = await fill(load, steps)
    const most = results.findLast(isGood)
    print(`\n${name}:\n\n${table(HEAD, results.map(toRow))}`)
    print(
      `\nMost boards with p95 ≤ ${GOAL_P95_MS} ms: ${most ? most.boards : "none"} (of ${steps.join(", ")}).`,
    )
  }
}

async function fill(load: Load, steps: readonly number[]): Promise<readonly Measurement[]> {
  const results: Measurement[] = []
  for (const boards of steps) {
    const result = await measure(tafelrunde, { ...VISIT, boards, load })
    results.push(result)
    if (!isGood(result)) break
  }
  return results
}

function isGood({ p95, missing }: Measurement): boolean {
  return p95 <= GOAL_P95_MS && missing === 0
}

function toRow(result: Measurement): string[] {
  return [
    number(result.boards),
    number(result.serverCpuPercent),
    number((result.frames * 1000) / MEASURE_MS),
    number(result.p50, 1),
    number(result.p95, 1),
    number(result.p99, 1),
    number(result.missing),
    mebibytes(result.serverRssBytes),
    number(result.crowdCpuPercent),
    number(result.machineIdlePercent),
  ]
}
