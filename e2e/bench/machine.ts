import { readFileSync } from "node:fs"
import os from "node:os"

/** Day, processor and load, to stand above what `command` has measured. */
export function conditions(command: string): string {
  const cpu = os.cpus()[0]?.model.trim() ?? "unknown CPU"
  const day = new Date().toISOString().slice(0, 10)
  const load = os.loadavg()[0]?.toFixed(2) ?? "?"
  return `${day} · ${os.cpus().length} × ${cpu} · load average at the start ${load} · \`${command}\``
}

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
