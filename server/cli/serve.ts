import { ConfigError, readConfig, type Config, type Environment } from "../config.ts"
import { createLog, type Log } from "../log.ts"
import { startServer, type RunningServer } from "../server.ts"
import { outliveReaders } from "./output.ts"

const CLOSE_LIMIT_MS = 10_000

function write(line: string): void {
  return void process.stdout.write(`${line}\n`)
}

/** For the person who started it: where the boards are, and what to do next. */
function greet({ url, lanUrls }: RunningServer, { publicUrl, dataDir }: Config): void {
  write("")
  write("  Tafelrunde läuft · Tafelrunde is running")
  write("")
  write(`  Dieser Rechner · this computer   ${url}`)
  for (const lanUrl of lanUrls) write(`  Im Netzwerk · in the network     ${lanUrl}`)
  if (publicUrl !== null) write(`  Öffentlich · public              ${publicUrl}`)
  write("")
  write("  Öffnen Sie die Adresse im Browser und legen Sie eine Tafel an.")
  write("  Open the address in a browser and create a board.")
  write(`  Daten · data: ${dataDir}   Beenden · stop: Strg/Ctrl + C`)
  write("")
}

function explain(error: unknown, config: Config): string {
  if (!(error instanceof Error)) return String(error)
  const code = "code" in error ? error.code : undefined
  if (code === "EADDRINUSE") return `Port ${config.port} is in use. Choose another: PORT=3001`
  if (code === "EACCES")
    return `Port ${config.port} or ${config.dataDir} may not be used by this user`
  return error.message
}

function fail(message: string): undefined {
  process.stderr.write(`Tafelrunde cannot start.\n${message}\n`)
  process.exitCode = 1
  return undefined
}

function readConfigOrFail(env: Environment): Config | undefined {
  try {
    return readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message)
    throw error
  }
}

/** First signal: everybody is sent away to come back, all is stored. Second: at once. */
function closeOnSignal(starting: Promise<RunningServer>, log: Log): void {
  let isClosing = false
  const close = (signal: string): void => {
    if (isClosing) process.exit(1)
    isClosing = true
    log.info("server.stopping", { signal })
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref()
    const closing = starting.then((server) => server.close())
    closing.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("server.stopFailed", { message: String(error) })
        process.exit(1)
      },
    )
  }
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, close)
}

/** A mistake of ours in one place must not end the workshops of all: it is logged, and they go on. */
function surviveMistakes(log: Log): void {
  const tell = (error: unknown): void => {
    const stack = error instanceof Error ? error.stack : String(error)
    log.error("server.unexpected", { stack })
  }
  process.on("uncaughtException", tell)
  process.on("unhandledRejection", tell)
}

/** Runs the server until a signal ends it. Says to people on stdout, to machines on stderr. */
export async function serve(env: Environment): Promise<void> {
  const config = readConfigOrFail(env)
  if (!config) return
  outliveReaders([process.stdout, process.stderr])
  const log = createLog(config.logLevel, (line) => void process.stderr.write(line))
  try {
    const starting = startServer(config, log)
    closeOnSignal(starting, log)
    greet(await starting, config)
    surviveMistakes(log)
  } catch (error) {
    fail(explain(error, config))
  }
}
