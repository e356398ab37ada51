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
