import { join } from "node:path"

import { Assets } from "../assets/assets.ts"
import { Boards } from "../boards/boards.ts"
import { readConfig } from "../config.ts"
import { type Dependencies } from "../http/dependencies.ts"
import { createLog } from "../log.ts"
import { LiveRooms } from "../rooms/live-rooms.ts"
import { Metrics } from "../rooms/metrics.ts"
import { MemoryStorage } from "../storage/memory-storage.ts"
import { withTemporaryFolder } from "./temporary-folder.ts"

/** What the routes of a server that keeps everything in memory work with, without the server. */
export function withDependencies(
  work: (dependencies: Dependencies) => Promise<void> | void,
): Promise<void> {
  return withTemporaryFolder(async (dataDir) => {
    const config = readConfig({ DATA_DIR: dataDir })
    const log = createLog("silent", () => {})
    const storage = new MemoryStorage()
    const metrics = new Metrics()
    const rooms = new LiveRooms({ ...config, storage, log, metrics })
    try {
      await work({
        ...config,
        assets: new Assets(join(dataDir, "assets"), config.assetLimits),
        boards: new Boards(storage, config.limits),
        rooms,
        metrics,
        log,
        originOf: () => "http://localhost",
        lanUrls: () => [],
        isOpen: () => true,
      })
    } finally {
      await rooms.close()
    }
  })
}
