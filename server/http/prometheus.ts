import { ACCESS_ROLES } from "@tafelrunde/shared/protocol"

import { type DurationHistogram } from "../rooms/metrics.ts"
import { type Dependencies } from "./dependencies.ts"

interface Sample {
  readonly labels?: string
  readonly value: number
}
interface Metric {
  readonly name: string
  readonly type: "counter" | "gauge"
  readonly help: string
}

function write({ name, type, help }: Metric, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, value }) => `${name}${labels ? `{${labels}}` : ""} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n")
}

function writeTiming(name: string, help: string, timing: DurationHistogram): string {
  const buckets = timing
    .buckets()
    .map(({ boundMs, count }) => `${name}_bucket{le="${boundMs / 1000}"} ${count}`)
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} histogram`,
    ...buckets,
    `${name}_bucket{le="+Inf"} ${timing.count}`,
    `${name}_sum ${timing.sumMs / 1000}`,
    `${name}_count ${timing.count}`,
  ].join("\n")
}

function byLabel(label: string, metrics: ReadonlyMap<string | number, number>): readonly Sample[] {
  return [...metrics].map(([key, value]) => ({ labels: `${label}="${key}"`, value }))
}

function counter(name: string, help: string, samples: readonly Sample[]): string {
  return write({ name: `tafelrunde_${name}`, type: "counter", help }, samples)
}
function gauge(name: string, help: string, samples: readonly Sample[]): string {
  return write({ name: `tafelrunde_${name}`, type: "gauge", help }, samples)
}

/** The state of this process in Prometheus' text format; numbers only, no names of boards. */
export function toPrometheus({ rooms, metrics }: Pick<Dependencies, "rooms" | "metrics">): string {
  const sessions = [...rooms.sessions()]
  const boards = new Set([...rooms.rooms].map((room) => room.boardId))
  const byRole = ACCESS_ROLES.map((role) => ({
    labels: `role="${role}"`,
    value: sessions.filter((session) => session.role === role).length,
  }))
  const behind = sessions.filter((session) => session.sendQueue.isBehind).length
  const memory = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const parts = [
    gauge("boards_open", "Boards with an open room.", [{ value: boards.size }]),
    gauge("rooms_open", "Open rooms.", [{ value: rooms.rooms.size }]),
    gauge("connections", "Sync connections by role.", byRole),
    gauge("connections_behind", "Connections that read too slowly.", [{ value: behind }]),
    gauge("bytes_queued", "Bytes queued for clients.", [
      { value: sessions.reduce((sum, session) => sum + session.sendQueue.queuedBytes, 0) },
    ]),
    gauge("edits_pending", "Updates that are not stored yet.", [
      { value: rooms.journal.pendingCount },
    ]),
    gauge("storage_ok", "1 if the store accepts updates, 0 if it fails.", [
      { value: Number(rooms.journal.isHealthy) },
    ]),
    counter("frames_in_total", "WebSocket frames received from clients.", [
      { value: metrics.framesIn },
    ]),
    counter("frames_out_total", "WebSocket frames sent to clients.", [
      { value: metrics.framesOut },
    ]),
    counter("bytes_in_total", "Bytes received from clients.", [{ value: metrics.bytesIn }]),
    counter("bytes_out_total", "Bytes sent to clients.", [{ value: metrics.bytesOut }]),
    counter("edits_stored_total", "Updates appended to the log.", [{ value: metrics.edits }]),
    counter("append_errors_total", "Failed appends to the log.", [{ value: metrics.appendErrors }]),
    counter(
      "refused_total",
      "Frames refused or slowed down, by reason.",
      byLabel("reason", metrics.refused),
    ),
    counter(
      "closed_total",
      "Connections closed by the server, by close code.",
      byLabel("code", metrics.closed),
    ),
    writeTiming("tafelrunde_append_seconds", "Duration of an append to the log.", metrics.appendMs),
    writeTiming("tafelrunde_compaction_seconds", "Duration of a compaction.", metrics.compactionMs),
    write({ name: "process_resident_memory_bytes", type: "gauge", help: "Resident memory." }, [
      { value: memory.rss },
    ]),
    write({ name: "process_cpu_seconds_total", type: "counter", help: "CPU time." }, [
      { value: (user + system) / 1e6 },
    ]),
  ]
  return `${parts.join("\n")}\n`
}
