import { readFileSync } from "node:fs"

/** Per cent of the time in which the cores had nothing to do between now and the call of the answer. Linux only. */
export function measureIdle(): () => number {
  const before = readTicks()
  return () => {
    const after = readTicks()
    return (100 * (after.idle - before.idle)) / (after.total - before.total)
  }
}

function readTicks(): { idle: number; total: number } {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1)
  // user, nice, system, idle, iowait, irq, softirq, steal; what follows is counted in user already.
  const ticks = line.split(/\s+/).slice(1, 9).map(Number)
  return { idle: ticks[3] ?? 0, total: ticks.reduce((sum, each) => sum + each, 0) }
}
