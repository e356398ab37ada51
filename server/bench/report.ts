import os from "node:os"

/** What a reader needs to judge the numbers: when, on what, and how to measure again. */
export function conditions(command: string): string {
  const cpu = os.cpus()[0]?.model.trim() ?? "unknown CPU"
  const day = new Date().toISOString().slice(0, 10)
  const load = os.loadavg()[0]?.toFixed(2) ?? "?"
  const parts = [day, `Node ${process.versions.node}`, `${os.cpus().length} × ${cpu}`]
  return `${parts.join(" · ")} · load average at the start ${load} · \`${command}\``
}

/** A Markdown table; the first column is text, all others are numbers and stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

export function mebibytes(bytes: number): string {
  return number(bytes / 1024 / 1024, 1)
}
