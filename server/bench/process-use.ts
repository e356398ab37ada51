import { readFileSync } from "node:fs"

export interface ProcessUse {
  /** User and system time of all its threads since it started; steps of 10 ms. */
  readonly cpuMs: number
  readonly rssBytes: number
}

const MS_PER_TICK = 10

/** What the kernel has counted for a process, so that the measured server need not help. Linux only. */
export function readProcessUse(pid: number): ProcessUse {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  // The second field is the program's name and may hold anything; the fields after it are numbers.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])]
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))
  return {
    cpuMs: (userTicks + systemTicks) * MS_PER_TICK,
    rssBytes: Number(resident?.[1] ?? Number.NaN) * 1024,
  }
}

/** What all cores together have done since the machine started, in steps of 10 ms. */
export interface MachineUse {
  readonly idleMs: number
  readonly totalMs: number
}

export function readMachineUse(): MachineUse {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1)
  // user, nice, system, idle, iowait, irq, softirq, steal; what follows is counted in user already.
  const ticks = line.split(/\s+/).slice(1, 9).map(Number)
  const total = ticks.reduce((sum, each) => sum + each, 0)
  return { idleMs: (ticks[3] ?? 0) * MS_PER_TICK, totalMs: total * MS_PER_TICK }
}
