import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"

import { withTemporaryFolder } from "./temporary-folder.ts"
import { talkTo, type TestServer } from "./test-server.ts"

export type ServerProcess = Pick<TestServer, "url" | "syncUrl" | "call" | "createBoard"> & {
  readonly output: { readonly stdout: readonly string[]; readonly stderr: readonly string[] }
  /** Resolves with the exit code, null after a kill. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>
}

function collect(child: ChildProcess, stream: "stdout" | "stderr"): string[] {
  const lines: string[] = []
  const input = child[stream]
  if (input) createInterface({ input }).on("line", (line) => lines.push(line))
  return lines
}

interface Ports {
  readonly port: number
  readonly metricsPort: number
}

/** Reads the ports from the log line of the start. */
async function readPorts(child: ChildProcess, lines: readonly string[]): Promise<Ports> {
  for (;;) {
    const started = lines.find((line) => line.includes("server.started"))
    if (started !== undefined) return JSON.parse(started) as Ports
    if (child.exitCode !== null || !child.stderr) throw new Error(lines.join("\n"))
    await Promise.race([once(child.stderr, "data"), once(child, "exit")])
  }
}

const ANY_PORTS = { PORT: "0", METRICS_PORT: "0", HOST: "127.0.0.1" }

/** The server as its own process, as people start it. */
async function startServerProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      ...ANY_PORTS,
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const output = { stdout: collect(child, "stdout"), stderr: collect(child, "stderr") }
  const { port, metricsPort } = await readPorts(child, output.stderr)
  const client = talkTo(`http://127.0.0.1:${port}`)
  const metrics = talkTo(`http://127.0.0.1:${metricsPort}`)
  const call: ServerProcess["call"] = (path, given) =>
    (path === "/metrics" ? metrics : client).call(path, given)
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const exited = once(child, "close")
    child.kill(signal)
    await exited
    return child.exitCode
  }
  return { ...client, call, output, end }
}

type Start = (env?: Readonly<Record<string, string>>) => Promise<ServerProcess>

/**
 * Hands over a function that starts servers on the same data, and ends them all afterwards. The
 * data is in a folder of its own, unless one is given.
 */
export function withServerProcesses(
  work: (start: Start) => Promise<void>,
  folder?: string,
): Promise<void> {
  const run = async (dataDir: string): Promise<void> => {
    const processes: ServerProcess[] = []
    try {
      await work(async (env) => {
        const server = await startServerProcess(dataDir, env)
        processes.push(server)
        return server
      })
    } finally {
      await Promise.all(processes.map((server) => server.end("SIGKILL")))
    }
  }
  return folder === undefined ? withTemporaryFolder(run) : run(folder)
}
