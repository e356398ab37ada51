import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto"

import { type AccessRole } from "@tafelrunde/shared/protocol"

/** 256 random bits, URL-safe. */
export const createToken = (): string => randomBytes(32).toString("base64url")

/** 96 random bits: short enough for a link, and no two boards share one. */
export const createBoardId = (): string => randomBytes(12).toString("base64url")

/**
 * The other links' tokens follow from the facilitator's, so that facilitators can be shown them
 * again although only hashes are stored.
 */
export const deriveToken = (facilitatorToken: string, boardId: string, role: AccessRole): string =>
  createHmac("sha256", facilitatorToken).update(`${boardId}/${role}`).digest("base64url")

/** What is stored of a token. A token has too many bits to be guessed, so one plain hash is enough. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest()

/** Takes the same time wherever the two differ. */
export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

export const isSameSecret = (given: string, expected: string): boolean =>
  isSameHash(hashToken(given), hashToken(expected))

/** Read aloud and typed on phones: nothing that looks like something else. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
const CODE_LENGTH = 6

export const createJoinCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("")

/** As people type it: any case, with blanks or dashes. */
export const normaliseJoinCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")
