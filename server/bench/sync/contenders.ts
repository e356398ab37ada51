import { type ChildProcess, fork, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"

import { type Address } from "./client.ts"

/** A server of its own process, ready to be measured. */
export interface RunningServer {
  readonly pid: number
  /** A fresh room. */
  openBoard(): Promise<Address>
  stop(): Promise<void>
}

export interface Contender {
  readonly name: string
  start(): Promise<RunningServer>
}

const START_MS = 15_000
const STOP_MS = 5000

export const tafelrunde: Contender = { name: "Tafelrunde", start: startTafelrunde }

export const peers: readonly Contender[] = [
  {
    name: "y-websocket 2.1",
    start: () => startPeer(new URL("serve-y-websocket-2.ts", import.meta.url), "y-websocket"),
  },
  {
    name: "Hocuspocus 4",
    start: () => startPeer(new URL("serve-hocuspocus.ts", import.meta.url), "hocuspocus"),
  },
]

async function startPeer(file: URL, kind: Address["kind"]): Promise<RunningServer> {
  const child = fork(file, { stdio: ["ignore", "ignore", "inherit", "ipc"] })
  const signal = AbortSignal.timeout(START_MS)
  const [{ port }] = (await once(child, "message", { signal })) as [{ port: number }]
  let boards = 0
  const openBoard = (): Promise<Address> => {
    boards += 1
    return Promise.resolve({ kind, url: `ws://127.0.0.1:${port}`, room: `board-${boards}` })
  }
  return { pid: pidOf(child), openBoard, stop: () => stop(child) }
}

/** Ours as an operator starts it: the real entry, SQLite in a folder of its own. */
async function startTafelrunde(): Promise<RunningServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tafelrunde-bench-"))
  const port = await freePort()
  const env = {
    ...process.env,
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: "error",
    MAX_CONNECTIONS_PER_ADDRESS: "10000",
  }
  const main = fileURLToPath(new URL("../../main.ts", import.meta.url))
  const profile = process.env["BENCH_CPU_PROFILE_DIR"]
  const flags = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : []
  const child = spawn(process.execPath, [...flags, main], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  })
  process.once("exit", () => child.kill("SIGKILL"))
  await whenReady(child, `http://127.0.0.1:${port}/readyz`)
  return {
    pid: pidOf(child),
    openBoard: () => createBoard(port),
    stop: async () => {
      await stop(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface CreatedBoard {
  readonly id: string
  readonly links: Readonly<Record<"participant" | "viewer", { readonly token: string }>>
}

async function createBoard(port: number): Promise<Address> {
  const response = await fetch(`http://127.0.0.1:${port}/api/boards`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Bench", template: "blank", language: "de" }),
  })
  if (response.status !== 201) throw new Error(`No board: ${await response.text()}`)
  const { id, links } = (await response.json()) as CreatedBoard
  return {
    kind: "y-websocket",
    url: `ws://127.0.0.1:${port}/sync`,
    room: id,
    token: links.participant.token,
    viewerToken: links.viewer.token,
  }
}

async function whenReady(child: ChildProcess, url: string): Promise<void> {
  const giveUpAt = performance.now() + START_MS
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await wait(50)
  }
  throw new Error("The server did not become ready.")
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("No free port.")
  return address.port
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error("The server did not start.")
  return child.pid
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, "exit")
  child.kill("SIGTERM")
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS)
  await exited
  clearTimeout(timer)
}
