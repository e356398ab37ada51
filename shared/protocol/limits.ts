/** What one server allows; each is a setting of the server with a safe default. Bytes, counts or per second. */
export interface Limits {
  /** Largest single frame with document content that is accepted. */
  readonly frameBytes: number
  /** Largest stored document of one room. */
  readonly boardBytes: number
  /** Largest presence state of one person, as JSON. */
  readonly presenceBytes: number
  readonly connectionsPerRoom: number
  readonly connectionsPerAddress: number
  /** Sustained frames per second of one connection; more is slowed down, never dropped. */
  readonly framesPerSecond: number
  readonly boards: number
  /** Join codes that one address may get wrong per minute. */
  readonly wrongJoinCodesPerMinute: number
}

const MIB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 8 * MIB,
  boardBytes: 64 * MIB,
  presenceBytes: 16 * 1024,
  connectionsPerRoom: 60,
  connectionsPerAddress: 600,
  framesPerSecond: 150,
  boards: 10_000,
  wrongJoinCodesPerMinute: 30,
}
