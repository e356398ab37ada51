import { type Request } from "express"

import { type Assets } from "../assets/assets.ts"
import { type Boards } from "../boards/boards.ts"
import { type Config } from "../config.ts"
import { type Log } from "../log.ts"
import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Metrics } from "../rooms/metrics.ts"

/** What the routes work with. */
export type Dependencies = Pick<
  Config,
  "organiserKey" | "tldrawLicenseKey" | "limits" | "clientDir" | "trustedProxies"
> & {
  readonly assets: Assets
  readonly boards: Boards
  readonly rooms: LiveRooms
  readonly metrics: Metrics
  readonly log: Log
  /** Under which origin the links of an answer should stand. */
  readonly originOf: (request: Request) => string
  /** Origins under which others in the network reach this server. */
  readonly lanUrls: () => readonly string[]
  /** False from the moment the server begins to close. */
  readonly isOpen: () => boolean
}
