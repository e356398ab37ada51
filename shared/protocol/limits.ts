/** Limits of one server, each a setting with a safe default. */
export interface Limits {
  /** Largest single frame with document content that is accepted. */
  readonly frameBytes: number
  /**
   * Largest stored document of one room. An eighth of it is for facilitators alone; one seat, or one token
   * without a seat, takes a quarter at most.
   */
  readonly boardBytes: number
  /** When less of the disk is free, only facilitators write, and nobody adds boards or pictures. */
  readonly freeDiskBytes: number
  /** Largest presence state of one person, as JSON. */
  readonly presenceBytes: number
  readonly connectionsPerRoom: number
  readonly connectionsPerAddress: number
  /** Frames per second that one connection may send on average; more are slowed down, not dropped. */
  readonly framesPerSecond: number
  readonly boards: number
  /** Versions that are kept of one board. */
  readonly versions: number
  /** Of all versions of one board together. */
  readonly versionBytes: number
  /** Wrong join codes per minute that one address may try; all together ten times as many. */
  readonly wrongJoinCodesPerMinute: number
  /** The same for wrong organiser keys. */
  readonly wrongOrganiserKeysPerMinute: number
  /** Boards that one address may create in an hour; all together ten times as many. */
  readonly newBoardsPerHour: number
  /** Tokens that one address may get by link or code in a minute; all together ten times as many. */
  readonly newTokensPerMinute: number
  /** How long a join code is valid. */
  readonly joinCodeHours: number
}

const MIB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 8 * MIB,
  boardBytes: 64 * MIB,
  freeDiskBytes: 256 * MIB,
  presenceBytes: 16 * 1024,
  connectionsPerRoom: 60,
  connectionsPerAddress: 600,
  framesPerSecond: 150,
  boards: 10_000,
  versions: 100,
  versionBytes: 64 * MIB,
  wrongJoinCodesPerMinute: 30,
  wrongOrganiserKeysPerMinute: 10,
  newBoardsPerHour: 300,
  newTokensPerMinute: 600,
  joinCodeHours: 24,
}
