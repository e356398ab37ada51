import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")

export type Template = "blank" | "regionalworkshop" | "musterstadt"

interface Links {
  readonly facilitator: string
  readonly participant: string
  readonly viewer: string
}

export interface TestBoard {
  readonly id: string
  readonly joinCode: string
  readonly links: Links
  readonly facilitatorToken: string
}

/** Environment variables of the README's table. */
export type Settings = Readonly<Record<string, string>>

/** Tafelrunde as it is started for real: a process of its own, a data folder of its own. */
export class Server {
  readonly url: string
  readonly #port: number
  readonly #dataDir: string
  readonly #settings: Settings
  #process: ChildProcess | undefined

  private constructor(port: number, settings: Settings) {
    this.#port = port
    this.#settings = settings
    this.#dataDir = mkdtempSync(join(tmpdir(), "tafelrunde-e2e-"))
    this.url = `http://localhost:${port}`
  }

  static async start(settings: Settings = {}): Promise<Server> {
    const server = new Server(await freePort(), settings)
    await server.run()
    return server
  }

  /** Starts the process and waits until it answers. */
  async run(): Promise<void> {
    const own = { PORT: String(this.#port), DATA_DIR: this.#dataDir }
    const environment = { ...process.env, ...this.#settings, ...own }
    this.#process = spawn(process.execPath, [join(root, "server/main.ts")], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    const { stdout, stderr } = this.#process
    stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()))
    const answered = new Promise<void>((resolve, reject) => {
      stdout?.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes(String(this.#port))) resolve()
      })
      this.#process?.once("exit", () => reject(new Error(`The server ended at once:\n${output}`)))
    })
    await answered
  }

  /** As on a full disk: no file takes another byte, until `storesAgain`. */
  storesNothing(): void {
    this.#limitFiles("0")
  }

  storesAgain(): void {
    this.#limitFiles("unlimited")
  }

  /** Only Linux can do it to a process that runs; the soft limit may be raised again by everybody. */
  #limitFiles(bytes: string): void {
    const words = ["--pid", String(this.#process?.pid), `--fsize=${bytes}:`]
    const { status, stderr, error } = spawnSync("prlimit", words)
    if (status !== 0)
      throw new Error(`prlimit (util-linux): ${error?.message ?? stderr.toString()}`)
  }

  /** Ends the process as a power cut would, without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL")
  }

  async close(): Promise<void> {
    await this.#end("SIGTERM")
    rmSync(this.#dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, "exit")
    running.kill(signal)
    await ended
  }

  async createBoard(template: Template, title?: string): Promise<TestBoard> {
    const response = await fetch(`${this.url}/api/boards`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ template, language: "de", ...(title !== undefined && { title }) }),
    })
    const board = (await response.json()) as {
      id: string
      joinCode: string
      links: Record<keyof Links, { url: string; token: string }>
    }
    const { facilitator, participant, viewer } = board.links
    return {
      id: board.id,
      joinCode: board.joinCode,
      links: { facilitator: facilitator.url, participant: participant.url, viewer: viewer.url },
      facilitatorToken: facilitator.token,
    }
  }

  /** What a facilitator does elsewhere meanwhile; the answer, if there is one. */
  async asFacilitator(
    board: TestBoard,
    call: { method: string; path?: string; body?: unknown },
  ): Promise<unknown> {
    const response = await fetch(`${this.url}/api/boards/${board.id}${call.path ?? ""}`, {
      method: call.method,
      headers: {
        Authorization: `Bearer ${board.facilitatorToken}`,
        "Content-Type": "application/json",
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    })
    if (!response.ok) throw new Error(`${call.method} ${call.path ?? ""}: ${response.status}`)
    return response.status === 204 ? undefined : await response.json()
  }

  /** A file or answer of the API, as the facilitator gets it. */
  async get(board: TestBoard, path: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${board.facilitatorToken}` }
    return await fetch(`${this.url}/api/boards/${board.id}/${path}`, { headers })
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("No port to be had")
  return address.port
}
