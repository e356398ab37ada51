import { resolve } from "node:path"

import { DEFAULT_LIMITS, type Limits } from "@tafelrunde/shared/protocol"

import { type AssetLimits } from "./assets/assets.ts"
import { DEFAULT_EXPORT_LIMITS, type ExportLimits } from "./exports/exporter.ts"
import { LOG_LEVELS, type LogLevel } from "./log.ts"
import { DEFAULT_TIMING, type Timing } from "./rooms/timing.ts"

export interface Config {
  readonly port: number
  readonly host: string
  /** Where `/metrics` is answered; null: nowhere. */
  readonly metricsPort: number | null
  readonly metricsHost: string
  readonly dataDir: string
  /** Origin under which people reach this server, without a slash at the end; null: as they ask. */
  readonly publicUrl: string | null
  /** Who creates boards must show it; null: everybody may. */
  readonly organiserKey: string | null
  readonly tldrawLicenseKey: string | null
  /** Proxies in front whose word about a client's address is taken. */
  readonly trustedProxies: number
  readonly logLevel: LogLevel
  readonly limits: Limits
  readonly assetLimits: AssetLimits
  readonly exportLimits: ExportLimits
  /** How far the audit record goes back. */
  readonly auditDays: number
  /** How far the history of facts goes back. */
  readonly historyDays: number
  /** After so many days without use a token ends; 0: never. */
  readonly tokenDays: number
  /** Not a setting: tests make it faster. */
  readonly timing: Timing
  /** The built client; null serves the API alone. */
  readonly clientDir: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A setting that cannot be used; the message is for the person who starts the server. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`Settings that cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`)
    this.name = "ConfigError"
    this.problems = problems
  }
}

/** The environment variable of each limit. */
const LIMIT_VARIABLES: Readonly<Record<keyof Limits, string>> = {
  frameBytes: "MAX_MESSAGE_BYTES",
  boardBytes: "MAX_BOARD_BYTES",
  freeDiskBytes: "MIN_FREE_DISK_BYTES",
  presenceBytes: "MAX_PRESENCE_BYTES",
  connectionsPerRoom: "MAX_CONNECTIONS_PER_BOARD",
  connectionsPerAddress: "MAX_CONNECTIONS_PER_ADDRESS",
  framesPerSecond: "MAX_MESSAGES_PER_SECOND",
  boards: "MAX_BOARDS",
  versions: "MAX_VERSIONS_PER_BOARD",
  versionBytes: "MAX_VERSION_BYTES_PER_BOARD",
  wrongJoinCodesPerMinute: "MAX_WRONG_JOIN_CODES_PER_MINUTE",
  wrongOrganiserKeysPerMinute: "MAX_WRONG_ORGANISER_KEYS_PER_MINUTE",
  newBoardsPerHour: "MAX_NEW_BOARDS_PER_HOUR",
  newTokensPerMinute: "MAX_NEW_TOKENS_PER_MINUTE",
  joinCodeHours: "JOIN_CODE_HOURS",
}

interface Reader {
  readonly text: (name: string) => string | null
  readonly number: (
    name: string,
    range: readonly [from: number, to: number],
    fallback: number,
  ) => number
  readonly problems: string[]
}

function createReader(env: Environment): Reader {
  const problems: string[] = []
  const text = (name: string): string | null => env[name]?.trim() || null
  const number = (
    name: string,
    [from, to]: readonly [number, number],
    fallback: number,
  ): number => {
    const given = text(name)
    if (given === null) return fallback
    const value = Number(given)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    problems.push(`${name} must be a whole number from ${from} to ${to}, not "${given}"`)
    return fallback
  }
  return { text, number, problems }
}

const MAX_LIMIT = 2 ** 40

function readLimits(reader: Reader): Limits {
  const read = (name: keyof Limits): number =>
    reader.number(LIMIT_VARIABLES[name], [1, MAX_LIMIT], DEFAULT_LIMITS[name])
  return {
    frameBytes: read("frameBytes"),
    boardBytes: read("boardBytes"),
    freeDiskBytes: read("freeDiskBytes"),
    presenceBytes: read("presenceBytes"),
    connectionsPerRoom: read("connectionsPerRoom"),
    connectionsPerAddress: read("connectionsPerAddress"),
    framesPerSecond: read("framesPerSecond"),
    boards: read("boards"),
    versions: read("versions"),
    versionBytes: read("versionBytes"),
    wrongJoinCodesPerMinute: read("wrongJoinCodesPerMinute"),
    wrongOrganiserKeysPerMinute: read("wrongOrganiserKeysPerMinute"),
    newBoardsPerHour: read("newBoardsPerHour"),
    newTokensPerMinute: read("newTokensPerMinute"),
    joinCodeHours: read("joinCodeHours"),
  }
}

const MIB = 2 ** 20

function readAssetLimits(reader: Reader): AssetLimits {
  return {
    // One at a time is wholly in memory.
    assetBytes: reader.number("MAX_ASSET_BYTES", [1, 100 * MIB], 10 * MIB),
    boardAssetBytes: reader.number("MAX_BOARD_ASSET_BYTES", [1, MAX_LIMIT], 200 * MIB),
    boardAssets: reader.number("MAX_BOARD_ASSETS", [1, MAX_LIMIT], 500),
    boardPixels: 1e6 * reader.number("MAX_BOARD_ASSET_MEGAPIXELS", [1, MAX_LIMIT], 1000),
    graceDays: reader.number("ASSET_GRACE_DAYS", [0, 3650], 7),
  }
}

function readExportLimits(reader: Reader): ExportLimits {
  const { cells, jobMs } = DEFAULT_EXPORT_LIMITS
  return {
    ...DEFAULT_EXPORT_LIMITS,
    cells: reader.number("MAX_EXPORT_CELLS", [1, MAX_LIMIT], cells),
    jobMs: 1000 * reader.number("MAX_EXPORT_SECONDS", [1, 3600], jobMs / 1000),
  }
}

function readPublicUrl(reader: Reader): string | null {
  const given = reader.text("PUBLIC_URL")
  if (given === null) return null
  const url = URL.parse(given)
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === ""
  if (isOrigin) return url.origin
  reader.problems.push(
    `PUBLIC_URL must be an address such as https://tafel.example.org, not "${given}"`,
  )
  return null
}

function readLogLevel(reader: Reader): LogLevel {
  const given = reader.text("LOG_LEVEL") ?? "info"
  const level = LOG_LEVELS.find((name) => name === given)
  if (!level)
    reader.problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}, not "${given}"`)
  return level ?? "info"
}

/** Settings that the contract names and that this version does not have yet: silence would mislead. */
function refuseUnsupported(reader: Reader): void {
  for (const name of ["DATABASE_URL", "REDIS_URL"]) {
    if (reader.text(name) !== null) {
      reader.problems.push(`${name} is not supported by this version; data is kept in DATA_DIR`)
    }
  }
}

const MIN_KEY_LENGTH = 16

function readOrganiserKey(reader: Reader): string | null {
  const key = reader.text("TAFELRUNDE_ORGANISER_KEY")
  if (key !== null && key.length < MIN_KEY_LENGTH) {
    reader.problems.push(
      `TAFELRUNDE_ORGANISER_KEY has ${key.length} characters and must have at least ${MIN_KEY_LENGTH}. A good one: openssl rand -hex 16`,
    )
  }
  return key
}

/** Throws a `ConfigError` that names everything that is wrong at once. */
export function readConfig(env: Environment): Config {
  const reader = createReader(env)
  refuseUnsupported(reader)
  const organiserKey = readOrganiserKey(reader)
  const config: Config = {
    port: reader.number("PORT", [0, 65_535], 3000),
    host: reader.text("HOST") ?? "0.0.0.0",
    metricsPort:
      reader.text("METRICS_PORT") === null ? null : reader.number("METRICS_PORT", [0, 65_535], 0),
    metricsHost: reader.text("METRICS_HOST") ?? "127.0.0.1",
    dataDir: resolve(reader.text("DATA_DIR") ?? "data"),
    publicUrl: readPublicUrl(reader),
    organiserKey,
    tldrawLicenseKey: reader.text("TLDRAW_LICENSE_KEY"),
    trustedProxies: reader.number("TRUSTED_PROXIES", [0, 10], 0),
    logLevel: readLogLevel(reader),
    limits: readLimits(reader),
    assetLimits: readAssetLimits(reader),
    exportLimits: readExportLimits(reader),
    auditDays: reader.number("AUDIT_DAYS", [1, 3650], 90),
    historyDays: reader.number("HISTORY_DAYS", [1, 3650], 90),
    tokenDays: reader.number("TOKEN_DAYS", [0, 3650], 0),
    timing: DEFAULT_TIMING,
    clientDir: resolve(import.meta.dirname, "../client/dist"),
  }
  if (reader.problems.length > 0) throw new ConfigError(reader.problems)
  return config
}
