import { createServer, type Server } from "node:http"

import { startSweeping } from "./assets/asset-sweep.ts"
import { offerSnapshots } from "./backup/snapshot-server.ts"
import { noteRooms } from "./boards/audit.ts"
import { startExpiring } from "./boards/expiry.ts"
import { startTakingVersions } from "./boards/versions/automatic-versions.ts"
import { type Config } from "./config.ts"
import { createApp } from "./http/app.ts"
import { Callers } from "./http/callers.ts"
import { createMetricsServer } from "./http/metrics-server.ts"
import { readLanUrls } from "./lan.ts"
import { type Log } from "./log.ts"
import { openServices } from "./services.ts"
import { type Storage } from "./storage/storage.ts"
import { SyncServer } from "./sync/sync-server.ts"

export interface RunningServer {
  /** Where this machine reaches it. */
  readonly url: string
  readonly port: number
  readonly lanUrls: readonly string[]
  /** Null where the numbers are not served. */
  readonly metricsPort: number | null
  /** Sends everybody away to come back, stores what is left and stops. */
  close(): Promise<void>
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}

async function listenOnBoth(
  { port, host, metricsPort, metricsHost }: Config,
  { server, metricsServer }: { readonly server: Server; readonly metricsServer: Server },
): Promise<{ readonly port: number; readonly metricsPort: number | null }> {
  const chosen = await listen(server, port, host)
  if (metricsPort === null) return { port: chosen, metricsPort }
  try {
    return { port: chosen, metricsPort: await listen(metricsServer, metricsPort, metricsHost) }
  } catch (error) {
    server.close()
    throw error
  }
}

/**
 * Opens the store and listens; rejects when the port or the data folder cannot be used. Takes over
 * `storage` where one is given.
 */
export async function startServer(
  config: Config,
  log: Log,
  given?: Storage,
): Promise<RunningServer> {
  const services = await openServices(config, log, given)
  const { storage, metrics, disk, rooms, boards, assets, exporter, versions } = services
  await assets.start()
  await disk.start()
  let isOpen = true
  let lanUrls: readonly string[] = []
  const app = createApp({
    ...config,
    ...services,
    callers: new Callers(config.limits),
    originOf: (request) => config.publicUrl ?? `${request.protocol}://${request.get("Host") ?? ""}`,
    lanUrls: () => lanUrls,
    isOpen: () => isOpen,
  })
  const server = createServer(app)
  const sync = new SyncServer({ ...config, boards, rooms, log, metrics })
  sync.attach(server)
  const metricsServer = createMetricsServer(services)
  const { port, metricsPort } = await listenOnBoth(config, { server, metricsServer }).catch(
    async (error: unknown) => {
      await storage.close()
      throw error
    },
  )
  const stopSweeping = startSweeping({ assets, rooms, storage, log })
  const stopExpiring = startExpiring(services)
  noteRooms(services)
  const stopTakingVersions = startTakingVersions({ rooms, storage, versions, log })
  const stopSnapshots = await offerSnapshots(services, config.dataDir)
  lanUrls = readLanUrls(config.host, port)
  log.info("server.started", { port, host: config.host, metricsPort: metricsPort ?? undefined })

  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    metricsServer.close()
    metricsServer.closeAllConnections()
    disk.stop()
    await stopSnapshots()
    await stopSweeping()
    await stopExpiring()
    await exporter.close()
    await stopTakingVersions()
    await rooms.close()
    await sync.close()
    server.closeAllConnections()
    await closed
    await storage.close()
    log.info("server.stopped")
  }
  return { url: `http://localhost:${port}`, port, metricsPort, lanUrls, close }
}
