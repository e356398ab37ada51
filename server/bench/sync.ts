import { type Contender, peers, tafelrunde } from "./contenders.ts"
import { type Load } from "./load.ts"
import { type Measurement, measure } from "./measure.ts"
import { conditions, mebibytes, number, print, table } from "./report.ts"

/** Everybody at once, as it never is in a room: the load that the goals are stated for. */
const LOAD: Load = {
  people: 25,
  pointing: 25,
  cursorsPerSecond: 20,
  dragging: 5,
  dragStepsPerSecond: 20,
  typing: 10,
  lettersPerSecond: 5,
}
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
    load: LOAD,
    stock: LOAD.people,
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
