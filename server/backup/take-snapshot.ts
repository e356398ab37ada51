import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { join } from "node:path"

import { copyDatabase } from "../storage/copy-database.ts"
import { StorageError } from "../storage/storage.ts"
import { DATABASE, toSocketPath } from "./data-folder.ts"
import { copyPrivately, hasCode } from "./private-files.ts"
import { readAnswer, type SnapshotAnswer } from "./snapshot-answer.ts"

/** A copy of the database, and the promise that pictures stay while they are copied. */
export interface Snapshot {
  /** ISO 8601: everything saved before is in it. */
  readonly at: string
  /** Lets pictures go again; rejects with a `StorageError` where they may have gone already. */
  readonly release: () => Promise<void>
}

/** Undefined where no server listens. */
async function connectToServer(dataDir: string): Promise<Socket | undefined> {
  const path = toSocketPath(dataDir)
  if (path === undefined) return undefined
  const socket = connect(path)
  try {
    await once(socket, "connect")
    return socket
  } catch (error) {
    // A killed server leaves its socket behind.
    if (["ENOENT", "ECONNREFUSED"].some((code) => hasCode(error, code))) return undefined
    throw error
  }
}

function serverHasEnded(cause?: unknown): StorageError {
  return new StorageError("io", "The server has ended", cause)
}

async function receiveAnswer(socket: Socket): Promise<SnapshotAnswer> {
  let received = ""
  socket.setEncoding("utf8")
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    received += String(chunk)
    const answer = readAnswer(received)
    if (answer) return answer
  }
  throw serverHasEnded()
}

async function takeFromServer(socket: Socket, to: string): Promise<Snapshot> {
  let isServerThere = true
  socket.on("error", () => {
    isServerThere = false
  })
  socket.on("end", () => {
    isServerThere = false
  })
  try {
    const answer = await receiveAnswer(socket)
    if ("problem" in answer) throw new StorageError(answer.problem, "The server makes no copy")
    socket.resume()
    await copyPrivately(answer.database, to)
    const release = (): Promise<void> => {
      const wasThere = isServerThere
      socket.destroy()
      return wasThere ? Promise.resolve() : Promise.reject(serverHasEnded())
    }
    return { at: answer.at, release }
  } catch (error) {
    socket.destroy()
    throw isServerThere ? error : serverHasEnded(error)
  }
}

/** Copies the database of a data folder to `to`, whether a server has it open or not. Rejects with a `StorageError`. */
export async function takeSnapshot(dataDir: string, to: string): Promise<Snapshot> {
  const socket = await connectToServer(dataDir)
  if (socket) return takeFromServer(socket, to)
  const at = new Date().toISOString()
  const unlock = await copyDatabase(join(dataDir, DATABASE), to)
  return { at, release: () => Promise.resolve(unlock()) }
}
