import { join } from "node:path"

/** What stands in a data folder, and in a backup of one. */
export const DATABASE = "tafelrunde.db"
export const ASSETS = "assets"
/** Where the running server makes the copy of its database that a backup takes. */
export const SNAPSHOT_FOLDER = "snapshot"

/** The longest address of a Unix socket on every system, in bytes. */
const MAX_SOCKET_PATH = 103

/** The socket of the running server's snapshots; undefined where its path would be too long. */
export function toSocketPath(dataDir: string): string | undefined {
  const path = join(dataDir, "snapshot.sock")
  return Buffer.byteLength(path) > MAX_SOCKET_PATH ? undefined : path
}
