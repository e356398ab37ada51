import { tafelrunde } from "./contenders.ts"
import { type Load } from "./load.ts"
import { type Measurement, measure } from "./measure.ts"
import { conditions, mebibytes, number, print, table } from "./report.ts"

/** A busy minute of a real workshop: a few people write and move notes, some point, most look and listen. */
const LOAD: Load = {
  people: 25,
  pointing: 8,
  cursorsPerSecond: 10,
  dragging: 2,
  dragStepsPerSecond: 15,
  typing: 3,
  lettersPerSecond: 4,
}
/** So many of each board's people use a stock provider and are measured: those who edit. */
const STOCK = LOAD.dragging + LOAD.typing
const STEPS = [1, 5, 10, 20, 30, 40]
const GOAL_P95_MS = 100
const WARM_UP_MS = 10_000
const MEASURE_MS = 8000

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

/** More and more boards in one process, until an edit takes too long. */
export async function benchBoards(command: string): Promise<void> {
  print(`${conditions(command)}\n`)
  const results: Measurement[] = []
  for (const boards of STEPS) {
    const visit = { boards, load: LOAD, stock: STOCK, warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS }
    const result = await measure(tafelrunde, visit)
    results.push(result)
    if (!isGood(result)) break
  }
  print(table(HEAD, results.map(toRow)))
  const most = results.findLast(isGood)
  print(
    `\nMost boards with p95 ≤ ${GOAL_P95_MS} ms: ${most ? most.boards : "none"} (of ${STEPS.join(", ")}).`,
  )
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
