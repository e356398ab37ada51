import { DEFAULT_LIMITS } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { ConfigError, readConfig } from "./config.ts"

test.each([
  ["MAX_MESSAGE_BYTES", "frameBytes"],
  ["MAX_BOARD_BYTES", "boardBytes"],
  ["MAX_PRESENCE_BYTES", "presenceBytes"],
  ["MAX_CONNECTIONS_PER_BOARD", "connectionsPerRoom"],
  ["MAX_CONNECTIONS_PER_ADDRESS", "connectionsPerAddress"],
  ["MAX_MESSAGES_PER_SECOND", "framesPerSecond"],
  ["MAX_BOARDS", "boards"],
  ["MAX_VERSIONS_PER_BOARD", "versions"],
  ["MAX_VERSION_BYTES_PER_BOARD", "versionBytes"],
  ["MAX_WRONG_JOIN_CODES_PER_MINUTE", "wrongJoinCodesPerMinute"],
  ["MAX_WRONG_ORGANISER_KEYS_PER_MINUTE", "wrongOrganiserKeysPerMinute"],
  ["MAX_NEW_BOARDS_PER_HOUR", "newBoardsPerHour"],
  ["MAX_NEW_TOKENS_PER_MINUTE", "newTokensPerMinute"],
  ["JOIN_CODE_HOURS", "joinCodeHours"],
] as const)("%s is a setting with a default", (variable, limit) => {
  expect(readConfig({}).limits[limit]).toBe(DEFAULT_LIMITS[limit])
  expect(readConfig({ [variable]: "77" }).limits).toEqual({ ...DEFAULT_LIMITS, [limit]: 77 })
  for (const wrong of ["0", "-1", "1.5", "many"]) {
    expect(() => readConfig({ [variable]: wrong })).toThrow(ConfigError)
  }
})

test("60 people with a few tabs each fit behind one address by default", () => {
  expect(DEFAULT_LIMITS.connectionsPerRoom).toBe(60)
  expect(DEFAULT_LIMITS.connectionsPerAddress).toBeGreaterThanOrEqual(60 * 5)
})

test.each(["secret", "fifteen letters"])(
  "the organiser key %j is too short to start with",
  (key) => {
    expect(() => readConfig({ TAFELRUNDE_ORGANISER_KEY: key })).toThrow(
      /TAFELRUNDE_ORGANISER_KEY has \d+ characters and must have at least 16/,
    )
  },
)

test("an organiser key of 16 characters is taken", () => {
  const key = "0123456789abcdef"
  expect(readConfig({ TAFELRUNDE_ORGANISER_KEY: key }).organiserKey).toBe(key)
})
