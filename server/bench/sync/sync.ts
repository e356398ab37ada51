import { median } from "../percentiles.ts"
import { conditions, mebibytes, number, print, table } from "../report.ts"
import { peers, type RunningServer, tafelrunde } from "./contenders.ts"
import { ALL_AT_ONCE } from "./load.ts"
import { type Measurement, visit } from "./measure.ts"

/**
 * Until the just-in-time compiler is done: a workshop lasts hours. It takes the longer the less a server works, so there is
 * more to do than later.
 */
const WARM_UP = { boards: 3, warmUpMs: 45_000, measureMs: 0 }
/** A new crowd on a server that is warm. */
const SETTLE_MS = 5000
const MEASURE_MS = 10_000
const ROUNDS = 5

const VISIT = { boards: 1, load: ALL_AT_ONCE, stock: ALL_AT_ONCE.people, measureMs: MEASURE_MS }

interface Stand {
  readonly name: string
  readonly server: RunningServer
  readonly rounds: Measurement[]
}

/**
 * Us and the peers under the same load, in rounds of one after the other: a virtual machine is not the same from
 * one minute to the next, so only what stands side by side can be compared.
 */
export async function benchSync(command: string): Promise<void> {
  print(`${conditions(command)}\n`)
  const stands: Stand[] = []
  try {
    for (const contender of [...peers, tafelrunde])
      stands.push({ name: contender.name, server: await contender.start(), rounds: [] })
    for (const { server } of stands) await visit(server, { ...VISIT, ...WARM_UP })
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { server, rounds } of stands)
        rounds.push(await visit(server, { ...VISIT, warmUpMs: SETTLE_MS }))
    }
  } finally {
    for (const { server } of stands) await server.stop()
  }
  print(`${tableOfMedians(stands)}\n`)
  print(tableOfRounds(stands))
}

const COLUMNS: readonly (readonly [string, (of: Measurement) => number, typeof mebibytes])[] = [
  ["server CPU %", ({ serverCpuPercent }) => serverCpuPercent, (value) => number(value, 1)],
  ["frames to clients", ({ frames }) => frames, (value) => number(value)],
  ["MiB to clients", ({ bytes }) => bytes, mebibytes],
  ["p50 ms", ({ p50 }) => p50, (value) => number(value, 1)],
  ["p95 ms", ({ p95 }) => p95, (value) => number(value, 1)],
  ["p99 ms", ({ p99 }) => p99, (value) => number(value, 1)],
  ["missing", ({ missing }) => missing, (value) => number(value)],
  ["server RSS MiB", ({ serverRssBytes }) => serverRssBytes, mebibytes],
  ["clients' CPU %", ({ crowdCpuPercent }) => crowdCpuPercent, (value) => number(value)],
  ["machine idle %", ({ machineIdlePercent }) => machineIdlePercent, (value) => number(value)],
]

function tableOfMedians(stands: readonly Stand[]): string {
  const head = [
    `25 stock clients, 10 s, median of ${ROUNDS} rounds`,
    ...COLUMNS.map(([name]) => name),
  ]
  const rows = stands.map(({ name, rounds }) => [
    name,
    ...COLUMNS.map(([, read, write]) => write(median(rounds.map(read)))),
  ])
  return table(head, rows)
}

function tableOfRounds(stands: readonly Stand[]): string {
  const head = ["server CPU % by round", ...stands.map(({ name }) => name), "of the better peer"]
  const shares: number[] = []
  const rows = Array.from({ length: ROUNDS }, (_, round) => {
    const used = stands.map(({ rounds }) => rounds[round]?.serverCpuPercent ?? Number.NaN)
    const share = (used.at(-1) ?? Number.NaN) / Math.min(...used.slice(0, -1))
    shares.push(share)
    return [String(round + 1), ...used.map((percent) => number(percent, 1)), number(share, 2)]
  })
  const last = ["median", ...stands.map(() => ""), number(median(shares), 2)]
  return table(head, [...rows, last])
}
