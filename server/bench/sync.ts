import { type Contender, peers, tafelrunde } from "./contenders.ts"
import { ALL_AT_ONCE } from "./load.ts"
import { type Measurement, measure } from "./measure.ts"
import { conditions, mebibytes, number, print, table } from "./report.ts"

/** Until the just-in-time compiler is done: a workshop lasts hours. */
const WARM_UP_MS = 20_000
const MEASURE_MS = 10_000

const HEAD = [
  "25 stock clients, 10 s",
  "server CPU %",
  "frames to clients",
  "MiB to clients",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "missing",
  "server RSS MiB",
  "clients' CPU %",
  "machine idle %",
]

/** Us and the peers one after the other under the same load. */
export async function benchSync(command: string): Promise<void> {
  print(`${conditions(command)}\n`)
  const rows: string[][] = []
  for (const contender of [...peers, tafelrunde]) rows.push(await measureRow(contender))
  print(table(HEAD, rows))
}

async function measureRow(contender: Contender): Promise<string[]> {
  const visit = {
    boards: 1,
    load: ALL_AT_ONCE,
    stock: ALL_AT_ONCE.people,
    warmUpMs: WARM_UP_MS,
    measureMs: MEASURE_MS,
  }
  try {
    return toRow(contender.name, await measure(contender, visit))
  } catch (error) {
    // One that cannot run must not hide the others' numbers.
    return [`${contender.name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function toRow(name: string, result: Measurement): string[] {
  return [
    name,
    number(result.serverCpuPercent, 1),
    number(result.frames),
    mebibytes(result.bytes),
    number(result.p50, 1),
    number(result.p95, 1),
    number(result.p99, 1),
    number(result.missing),
    mebibytes(result.serverRssBytes),
    number(result.crowdCpuPercent),
    number(result.machineIdlePercent),
  ]
}
