export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Facts of one event. Never a token, a name or content: logs are read by others than the board's people. */
type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export type Log = Readonly<
  Record<Exclude<LogLevel, "silent">, (event: string, fields?: LogFields) => void>
>

/** One JSON object per line and event; `write` gets the line with its line end. */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const lowest = LOG_LEVELS.indexOf(level)
  const at = (name: Exclude<LogLevel, "silent">) => {
    const isWanted = LOG_LEVELS.indexOf(name) >= lowest
    return (event: string, fields: LogFields = {}): void => {
      if (!isWanted) return
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...fields })}\n`)
    }
  }
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }
}
