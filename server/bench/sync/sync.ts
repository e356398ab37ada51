import { median } from "../percentiles.ts"
import { conditions, mebibytes, number, print, table } from "../report.ts"
import { peers, type RunningServer, tafelrunde } from "./contenders.ts"
import { ALL_AT_ONCE, type Pace } from "./load.ts"
import { type Measurement, type Visit, visit } from "./measure.ts"

/**
 * Until the just-in-time compiler is done: a workshop lasts hours. It takes the longer the less a server works, so there is
 * more to do than later.
 */
const WARM_UP = { boards: 3, warmUpMs: 45_000, measureMs: 0 }
/** A new crowd on a server that is warm. */
const SETTLE_MS = 5000
const MEASURE_MS = 10_000
const ROUND = { boards: 1, warmUpMs: SETTLE_MS, measureMs: MEASURE_MS }
const ROUNDS = 5

/** Our server twice, because the work of one crowd would show in the figures of the other. */
const CONTESTANTS = [
  ...peers.map((contender) => ({ name: contender.name, client: "stock", contender }) as const),
  { name: "Tafelrunde", client: "stock", contender: tafelrunde },
  { name: "Tafelrunde, own client", client: "own", contender: tafelrunde },
] as const

interface Stand {
  readonly name: string
  readonly client: Visit["client"]
  readonly server: RunningServer
  readonly rounds: Measurement[]
}

/**
 * Us and the peers under the same load, in rounds of one after the other: a virtual machine is not the same from
 * one minute to the next, so only what stands side by side can be compared.
 */
export async function benchSync(command: string, pace: Pace): Promise<void> {
  print(`${conditions(command)}\n`)
  const stands: Stand[] = []
  const visitAll = async (
    times: Pick<Visit, "boards" | "warmUpMs" | "measureMs">,
  ): Promise<void> => {
    for (const { client, server, rounds } of stands) {
      const plan = { load: ALL_AT_ONCE, watching: ALL_AT_ONCE.people, client, pace, ...times }
      const measured = await visit(server, plan)
      if (times.measureMs > 0) rounds.push(measured)
    }
  }
  try {
    for (const { name, client, contender } of CONTESTANTS)
      stands.push({ name, client, server: await contender.start(), rounds: [] })
    await visitAll(WARM_UP)
    for (let round = 0; round < ROUNDS; round += 1) await visitAll(ROUND)
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
  const head = [`25 clients, 10 s, median of ${ROUNDS} rounds`, ...COLUMNS.map(([name]) => name)]
  const rows = stands.map(({ name, rounds }) => [
    name,
    ...COLUMNS.map(([, read, write]) => write(median(rounds.map(read)))),
  ])
  return table(head, rows)
}

/** With what ours took of the better peer, for each of our clients. */
function tableOfRounds(stands: readonly Stand[]): string {
  const own = stands.slice(peers.length)
  const head = [
    "server CPU % by round",
    ...stands.map(({ name }) => name),
    ...own.map(({ name }) => `${name}: of the better peer`),
  ]
  const shares: number[][] = own.map(() => [])
  const rows = Array.from({ length: ROUNDS }, (_, round) => {
    const used = stands.map(({ rounds }) => rounds[round]?.serverCpuPercent ?? Number.NaN)
    const least = Math.min(...used.slice(0, peers.length))
    for (const [index, taken] of shares.entries())
      taken.push((used[peers.length + index] ?? Number.NaN) / least)
    return [
      String(round + 1),
      ...used.map((percent) => number(percent, 1)),
      ...shares.map((taken) => number(taken.at(-1) ?? Number.NaN, 2)),
    ]
  })
  const last = [
    "median",
    ...stands.map(() => ""),
    ...shares.map((taken) => number(median(taken), 2)),
  ]
  return table(head, [...rows, last])
}
