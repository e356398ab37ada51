import { once } from "node:events"
import { chmodSync } from "node:fs"
import { rm } from "node:fs/promises"
import { createServer, type Server, type Socket } from "node:net"
import { join } from "node:path"

import { type Assets } from "../assets/assets.ts"
import { type Log } from "../log.ts"
import { SqliteStorage } from "../storage/sqlite-storage.ts"
import { type Storage, StorageError } from "../storage/storage.ts"
import { DATABASE, SNAPSHOT_FOLDER, toSocketPath } from "./data-folder.ts"
import { makePrivateFolder } from "./private-files.ts"
import { type SnapshotAnswer, writeAnswer } from "./snapshot-answer.ts"

interface Surroundings {
  readonly storage: Storage
  readonly assets: Assets
  readonly log: Log
}

/**
 * The running server's side of a backup. It alone can read its database, so it copies it for the
 * command line, which connects to a Unix socket in the data folder. The copy stays, and no picture
 * is removed, until that connection ends, whatever ends it.
 */
class SnapshotServer {
  readonly #storage: SqliteStorage
  readonly #assets: Assets
  readonly #log: Log
  readonly #folder: string
  readonly #sockets = new Set<Socket>()
  /** One at a time. */
  #running: Promise<void> | undefined

  constructor(storage: SqliteStorage, { assets, log }: Surroundings, dataDir: string) {
    this.#storage = storage
    this.#assets = assets
    this.#log = log
    this.#folder = join(dataDir, SNAPSHOT_FOLDER)
  }

  /** Removes what a killed server was copying. */
  clear(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }

  readonly receive = (socket: Socket): void => {
    this.#sockets.add(socket)
    socket.on("error", () => socket.destroy())
    socket.on("close", () => this.#sockets.delete(socket))
    socket.resume()
    if (this.#running) {
      socket.end(writeAnswer({ problem: "busy" }))
      return
    }
    this.#running = this.#serve(socket).finally(() => {
      this.#running = undefined
    })
  }

  async #serve(socket: Socket): Promise<void> {
    const ended = socket.closed ? Promise.resolve() : once(socket, "close")
    const release = await this.#assets.holdRemovals()
    try {
      socket.write(writeAnswer(await this.#copy()))
      await ended
    } finally {
      await release()
      await this.clear()
    }
  }

  async #copy(): Promise<SnapshotAnswer> {
    const startedAt = performance.now()
    const at = new Date().toISOString()
    try {
      await this.clear()
      await makePrivateFolder(this.#folder)
      const database = join(this.#folder, DATABASE)
      await this.#storage.copyTo(database)
      const ms = Math.round(performance.now() - startedAt)
      this.#log.info("backup.databaseCopied", { ms })
      return { at, database }
    } catch (error) {
      this.#log.error("backup.failed", { message: String(error) })
      return { problem: error instanceof StorageError ? error.fault : "unknown" }
    }
  }

  /** Ends a backup that is under way; its command line says that it failed. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await this.#running
  }
}

async function listen(server: Server, path: string): Promise<void> {
  // Whoever listened there before is dead: this process has the database to itself.
  await rm(path, { force: true })
  const listening = once(server, "listening")
  server.listen(path)
  await listening
  chmodSync(path, 0o600)
}

/**
 * Lets the command line make backups while this server runs. Returns what ends it. Where no socket
 * can be opened the server goes on without: backups then need it to be stopped.
 */
export async function offerSnapshots(
  surroundings: Surroundings,
  dataDir: string,
): Promise<() => Promise<void>> {
  const { storage, log } = surroundings
  if (!(storage instanceof SqliteStorage)) return () => Promise.resolve()
  const snapshots = new SnapshotServer(storage, surroundings, dataDir)
  await snapshots.clear()
  const path = toSocketPath(dataDir)
  const server = createServer(snapshots.receive)
  try {
    if (path === undefined) throw new Error("The path of the data folder is too long for a socket")
    await listen(server, path)
  } catch (error) {
    log.warn("backup.notWhileRunning", { message: String(error) })
    return () => Promise.resolve()
  }
  return async () => {
    server.close()
    await snapshots.close()
  }
}
