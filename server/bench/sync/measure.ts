import { fork } from "node:child_process"

import { type Percentiles, percentiles } from "../percentiles.ts"
import { type MachineUse, type ProcessUse, readMachineUse, readProcessUse } from "../process-use.ts"
import { type Contender, type RunningServer } from "./contenders.ts"
import { type CrowdMessage, type CrowdPlan, type CrowdResult } from "./crowd.ts"

export interface Measurement extends Percentiles {
  readonly boards: number
  /** Of one core. */
  readonly serverCpuPercent: number
  readonly crowdCpuPercent: number
  /** Of all cores: near zero means that others were at work here, and that the times say little. */
  readonly machineIdlePercent: number
  readonly serverRssBytes: number
  /** From the server to all clients, in the measured time. */
  readonly frames: number
  readonly bytes: number
  /** Arrivals counted: one for each edit and each person who had to see it. */
  readonly arrivals: number
  readonly missing: number
}

export type Visit = Omit<CrowdPlan, "addresses"> & { readonly boards: number }

const SLACK_MS = 60_000

/** Starts a server, lets a crowd work on it, and stops it again, whatever happens. */
export async function measure(contender: Contender, plan: Visit): Promise<Measurement> {
  const server = await contender.start()
  try {
    return await visit(server, plan)
  } finally {
    await server.stop()
  }
}

/** Lets a crowd work on new boards of a server that runs on. */
export async function visit(server: RunningServer, plan: Visit): Promise<Measurement> {
  const addresses = []
  for (let board = 0; board < plan.boards; board += 1) addresses.push(await server.openBoard())
  const { crowd, use } = await sendCrowd({ ...plan, addresses }, server.pid)
  return {
    ...percentiles(crowd.latenciesMs),
    boards: plan.boards,
    serverCpuPercent: (100 * use.cpuMs) / use.elapsedMs,
    crowdCpuPercent: (100 * crowd.cpuMs) / use.elapsedMs,
    machineIdlePercent: use.idlePercent,
    serverRssBytes: use.rssBytes,
    frames: crowd.frames,
    bytes: crowd.bytes,
    arrivals: crowd.latenciesMs.length,
    missing: crowd.missing,
  }
}

interface ServerUse {
  readonly cpuMs: number
  readonly elapsedMs: number
  readonly idlePercent: number
  readonly rssBytes: number
}

function sendCrowd(
  plan: CrowdPlan,
  serverPid: number,
): Promise<{ readonly crowd: CrowdResult; readonly use: ServerUse }> {
  const crowd = fork(new URL("crowd.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  const { promise, resolve, reject } = Promise.withResolvers<{
    crowd: CrowdResult
    use: ServerUse
  }>()
  const limitMs = plan.warmUpMs + plan.measureMs + SLACK_MS
  const timer = setTimeout(() => crowd.kill("SIGKILL"), limitMs)
  let begun: Reading | undefined
  let use: ServerUse | undefined
  crowd.on("message", (message: CrowdMessage) => {
    const now = read(serverPid)
    if (message.type === "started") begun = now
    else if (message.type === "ended") use = begun && between(begun, now)
    else if (use) {
      resolve({ crowd: message.result, use })
      crowd.disconnect()
    }
  })
  crowd.once("exit", (code) => {
    clearTimeout(timer)
    reject(new Error(`The crowd left early (${code}).`))
  })
  crowd.send(plan)
  return promise
}

interface Reading extends ProcessUse, MachineUse {
  readonly at: number
}

function read(pid: number): Reading {
  return { at: performance.now(), ...readProcessUse(pid), ...readMachineUse() }
}

function between(begun: Reading, now: Reading): ServerUse {
  return {
    cpuMs: now.cpuMs - begun.cpuMs,
    elapsedMs: now.at - begun.at,
    idlePercent: (100 * (now.idleMs - begun.idleMs)) / (now.totalMs - begun.totalMs),
    rssBytes: now.rssBytes,
  }
}
