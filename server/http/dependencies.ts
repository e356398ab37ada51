import { type Request } from "express"

import { type BoardServices } from "../boards/use-cases/index.ts"
import { type Config } from "../config.ts"
import { type Metrics } from "../rooms/metrics.ts"
import { type DiskGuard } from "../rooms/space/space-queue.ts"
import { type Callers } from "./callers.ts"

/** What the routes work with. */
export type Dependencies = Pick<
  Config,
  "organiserKey" | "tldrawLicenseKey" | "limits" | "clientDir" | "trustedProxies" | "publicUrl"
> &
  BoardServices & {
    readonly metrics: Metrics
    readonly disk: DiskGuard
    readonly callers: Callers
    /** Under which origin the links of an answer should stand. */
    readonly originOf: (request: Request) => string
    /** Origins under which others in the network reach this server. */
    readonly lanUrls: () => readonly string[]
    /** False from the moment the server begins to close. */
    readonly isOpen: () => boolean
  }
