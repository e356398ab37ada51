import { readConfig } from "../config.ts"
import { Callers } from "../http/callers.ts"
import { type Dependencies } from "../http/dependencies.ts"
import { createLog } from "../log.ts"
import { openServices } from "../services.ts"
import { MemoryStorage } from "../storage/memory-storage.ts"
import { withTemporaryFolder } from "./temporary-folder.ts"

/** What the routes of a server that keeps everything in memory work with, without the server. */
export function withDependencies(
  work: (dependencies: Dependencies) => Promise<void> | void,
): Promise<void> {
  return withTemporaryFolder(async (dataDir) => {
    const config = readConfig({ DATA_DIR: dataDir })
    const log = createLog("silent", () => {})
    const services = await openServices(config, log, new MemoryStorage())
    try {
      await work({
        ...config,
        ...services,
        callers: new Callers(config.limits),
        originOf: () => "http://localhost",
        lanUrls: () => [],
        isOpen: () => true,
      })
    } finally {
      await services.exporter.close()
      await services.rooms.close()
    }
  })
}
