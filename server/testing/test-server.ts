import { type Template } from "@tafelrunde/shared/content"

import { readConfig, type Config } from "../config.ts"
import { createLog } from "../log.ts"
import { DEFAULT_TIMING, type Timing } from "../rooms/timing.ts"
import { startServer } from "../server.ts"
import { type Storage } from "../storage/storage.ts"
import { withTemporaryFolder } from "./temporary-folder.ts"

/** Like real life, but without its patience. */
const QUICK: Timing = { ...DEFAULT_TIMING, heartbeatMs: 100, idleRoomMs: 20, storageRetryMs: 50 }

type Role = "facilitator" | "participant" | "viewer"

interface CreatedBoard {
  readonly id: string
  readonly title: string
  readonly joinCode: string
  readonly links: Readonly<Record<Role, { readonly url: string; readonly token: string }>>
}

interface ApiCall {
  readonly method?: string
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A server to test against, by what its clients know of it: its address. */
export interface TestServer {
  readonly url: string
  readonly syncUrl: string
  readonly dataDir: string
  readonly logLines: readonly string[]
  call(path: string, call?: ApiCall): Promise<Response>
  createBoard(template?: Template): Promise<CreatedBoard>
}

export type TestSettings = Partial<Omit<Config, "limits" | "timing">> & {
  readonly limits?: Partial<Config["limits"]>
  readonly timing?: Partial<Timing>
  /** Instead of SQLite in the data folder. */
  readonly storage?: Storage
}

/** How to talk to a server at `url`, whoever runs it. */
export function talkTo(url: string): Pick<TestServer, "url" | "syncUrl" | "call" | "createBoard"> {
  const call = (path: string, { method, token, body, headers }: ApiCall = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    })
  const createBoard = async (template: Template = "blank"): Promise<CreatedBoard> => {
    const response = await call("/api/boards", { body: { template } })
    if (response.status !== 201) throw new Error(await response.text())
    return (await response.json()) as CreatedBoard
  }
  return { url, syncUrl: `${url.replace("http", "ws")}/sync`, call, createBoard }
}

/** A real server on a free port over a real SQLite file in `dataDir`. */
async function startTestServer(
  dataDir: string,
  { storage, ...settings }: TestSettings = {},
): Promise<TestServer & { close(): Promise<void> }> {
  const base = readConfig({ PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir })
  const limits = { ...base.limits, ...settings.limits }
  const timing = { ...QUICK, ...settings.timing }
  const own = { clientDir: null, metricsPort: 0 }
  const config: Config = { ...base, ...own, ...settings, limits, timing }
  const logLines: string[] = []
  const server = await startServer(
    config,
    createLog("debug", (line) => void logLines.push(line)),
    storage,
  )
  const url = `http://127.0.0.1:${server.port}`
  const client = talkTo(url)
  const metrics = talkTo(`http://127.0.0.1:${server.metricsPort}`)
  const call: TestServer["call"] = (path, given) =>
    (path === "/metrics" ? metrics : client).call(path, given)
  return { ...client, call, dataDir, logLines, close: () => server.close() }
}

/** Hands over a server over the data in a folder and stops it afterwards. */
export async function withTestServer<Result>(
  dataDir: string,
  work: (server: TestServer) => Promise<Result>,
  settings: TestSettings = {},
): Promise<Result> {
  const server = await startTestServer(dataDir, settings)
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}

/** The same with a folder of its own. */
export function withServer(
  work: (server: TestServer) => Promise<void>,
  settings: TestSettings = {},
): Promise<void> {
  return withTemporaryFolder((dataDir) => withTestServer(dataDir, work, settings))
}
