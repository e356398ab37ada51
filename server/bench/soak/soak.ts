import { fork } from "node:child_process"
import { setTimeout as wait } from "node:timers/promises"

import { readProcessUse } from "../process-use.ts"
import { conditions, mebibytes, number, print, table } from "../report.ts"
import type { Address } from "../sync/client.ts"
import { type RunningServer, tafelrunde } from "../sync/contenders.ts"
import { BUSY_MINUTE } from "../sync/load.ts"
import { type Measurement, visit } from "../sync/measure.ts"
import type { HostileCounts, HostilePlan } from "./hostile-crowd.ts"

const HOSTILE = 60
const MINUTE_MS = 60_000
const QUIET_MS = MINUTE_MS
const WARM_UP_MS = 20_000
const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 10)
const SEED = 20_261_129
/** Stock clients among the honest people, whose view of edits is measured. */
const WATCHING = 5

/** How the honest people of a board fare before, during and after an attack by sixty guests of the same board. */
export async function benchSoak(command: string): Promise<void> {
  print(`${conditions(command)} · seed ${SEED}\n`)
  const server = await tafelrunde.start()
  try {
    const before = await visitHonestly(server, QUIET_MS)
    const attacked = await attackWhile(server, MINUTES * MINUTE_MS)
    const after = await visitHonestly(server, QUIET_MS)
    print(
      table(HEAD, [
        toRow("before", before),
        toRow(`${MINUTES} minutes of attack`, attacked.honest),
        toRow("after", after),
      ]),
    )
    print(`\n${describe(attacked)}`)
  } finally {
    await server.stop()
  }
}

function visitHonestly(server: RunningServer, measureMs: number): Promise<Measurement> {
  return visit(server, {
    boards: 1,
    load: BUSY_MINUTE,
    watching: WATCHING,
    client: "stock",
    pace: "random",
    warmUpMs: WARM_UP_MS,
    measureMs,
  })
}

interface Attacked {
  readonly honest: Measurement
  readonly counts: HostileCounts
  /** The server's memory at the start of the attack and after each minute of it. */
  readonly rssBytes: readonly number[]
}

async function attackWhile(server: RunningServer, measureMs: number): Promise<Attacked> {
  const address = await server.openBoard()
  const honest = visitHonestly({ ...server, openBoard: async () => address }, measureMs)
  // The honest people find their seats before the others come.
  await wait(WARM_UP_MS / 2)
  const hostile = fork(new URL("hostile-crowd.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  let counts: HostileCounts = { connections: 0, frames: 0, bytes: 0, ended: 0 }
  hostile.on("message", (message: HostileCounts) => {
    counts = message
  })
  hostile.send(planFor(address))
  const rssBytes = [readProcessUse(server.pid).rssBytes]
  const timer = setInterval(() => rssBytes.push(readProcessUse(server.pid).rssBytes), MINUTE_MS)
  try {
    return { honest: await honest, counts, rssBytes }
  } finally {
    clearInterval(timer)
    hostile.disconnect()
  }
}

/** Half of the attackers only look on, half are participants. */
function planFor({ url, room, token = "", viewerToken = "" }: Address): HostilePlan {
  const tokens = Array.from({ length: HOSTILE }, (_, index) => (index % 2 ? token : viewerToken))
  return { url: `${url}/${room}`, tokens, seed: SEED }
}

const HEAD = [
  "25 honest people",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "arrivals",
  "missing",
  "server CPU %",
  "server RSS MiB",
  "machine idle %",
]

function toRow(name: string, result: Measurement): string[] {
  return [
    name,
    number(result.p50, 1),
    number(result.p95, 1),
    number(result.p99, 1),
    number(result.arrivals),
    number(result.missing),
    number(result.serverCpuPercent),
    mebibytes(result.serverRssBytes),
    number(result.machineIdlePercent),
  ]
}

function describe({ counts, rssBytes }: Attacked): string {
  const { connections, frames, bytes, ended } = counts
  return [
    `${HOSTILE} attackers: ${number(connections)} connections, of which the server ended ${number(ended)}; `,
    `${number(frames)} frames, ${mebibytes(bytes)} MiB. `,
    `The server's memory from minute to minute, in MiB: ${rssBytes.map(mebibytes).join(", ")}.`,
  ].join("")
}
