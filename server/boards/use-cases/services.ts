import { type Assets } from "../../assets/assets.ts"
import { type Exporter } from "../../exports/exporter.ts"
import { type Log } from "../../log.ts"
import { type LiveRooms } from "../../rooms/live-rooms.ts"
import { type Audit } from "../audit.ts"
import { type Boards } from "../boards.ts"
import { type FactHistory } from "../fact-history.ts"
import { type InstitutionLinks } from "../institution-links.ts"
import { type Seats } from "../seats.ts"
import { type Versions } from "../versions/versions.ts"

/** What the use cases work with, whoever calls them: a route, the command line, another process. */
export interface BoardServices {
  readonly boards: Boards
  readonly audit: Audit
  readonly seats: Seats
  readonly history: FactHistory
  readonly institutionLinks: InstitutionLinks
  readonly rooms: LiveRooms
  readonly assets: Assets
  readonly exporter: Exporter
  readonly versions: Versions
  readonly log: Log
}
