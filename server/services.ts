import { chmod, mkdir } from "node:fs/promises"
import { join } from "node:path"

import { Assets } from "./assets/assets.ts"
import { ASSETS, DATABASE } from "./backup/data-folder.ts"
import { Audit } from "./boards/audit.ts"
import { Boards } from "./boards/boards.ts"
import { FactHistory } from "./boards/fact-history.ts"
import { InstitutionLinks } from "./boards/institution-links.ts"
import { Seats } from "./boards/seats.ts"
import { type BoardServices } from "./boards/use-cases/index.ts"
import { Versions } from "./boards/versions/versions.ts"
import { type Config } from "./config.ts"
import { Exporter } from "./exports/exporter.ts"
import { type Log } from "./log.ts"
import { LiveRooms } from "./rooms/live-rooms.ts"
import { Metrics } from "./rooms/metrics.ts"
import { DiskSpace } from "./storage/disk-space.ts"
import { SqliteStorage } from "./storage/sqlite-storage.ts"
import { type Storage } from "./storage/storage.ts"

export interface OpenServices extends BoardServices {
  readonly storage: Storage
  readonly metrics: Metrics
  /** Not started: one command needs no watch. */
  readonly disk: DiskSpace
}

async function openStorage(dataDir: string): Promise<Storage> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  // Other users of the machine have no business here. A folder of another owner, such as a mounted one, stays as it is.
  await chmod(dataDir, 0o700).catch(() => {})
  return new SqliteStorage(join(dataDir, DATABASE))
}

/**
 * Opens the boards of the data folder, for the server or for one command; rejects with a
 * `StorageError` when another process has them. Takes over `storage` where one is given. The caller
 * closes the exporter and rooms, then storage.
 */
export async function openServices(
  config: Config,
  log: Log,
  given?: Storage,
): Promise<OpenServices> {
  const storage = given ?? (await openStorage(config.dataDir))
  const metrics = new Metrics()
  const disk = new DiskSpace({
    folder: config.dataDir,
    minFreeBytes: config.limits.freeDiskBytes,
    onChange: (isLow, freeBytes) =>
      isLow ? log.warn("disk.low", { freeBytes }) : log.info("disk.free", { freeBytes }),
  })
  const rooms = new LiveRooms({ ...config, storage, log, metrics, disk })
  const boards = new Boards(storage, config.limits, config.tokenDays)
  const audit = new Audit(storage, config.auditDays, log)
  const seats = new Seats(storage, rooms)
  const history = new FactHistory({ rooms, seats, days: config.historyDays })
  const { tokenDays } = config
  const institutionLinks = new InstitutionLinks({ storage, boards, tokenDays })
  const assets = new Assets(join(config.dataDir, ASSETS), config.assetLimits)
  const exporter = new Exporter(config.exportLimits, log)
  const versions = new Versions({ rooms, storage, limits: config.limits, log })
  const people = { boards, audit, seats, institutionLinks, history }
  return { storage, metrics, disk, rooms, ...people, assets, exporter, versions, log }
}
