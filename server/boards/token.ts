import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto"

/** 256 random bits, URL-safe. */
export function createToken(): string {
  return randomBytes(32).toString("base64url")
}

/** 96 random bits: short enough for a link, and no two boards share one. */
export function createBoardId(): string {
  return randomBytes(12).toString("base64url")
}

const CIPHER = "aes-256-gcm"
const NONCE_BYTES = 12
const TAG_BYTES = 16

function toSealKey(facilitatorToken: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", facilitatorToken, "", "tafelrunde link", 32))
}

/**
 * A link's token as it is stored beside its hash: facilitators can be shown it again, and whoever
 * reads the store alone cannot.
 */
export function sealToken(token: string, facilitatorToken: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, toSealKey(facilitatorToken), nonce)
  const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Inverse of `sealToken`; undefined with another facilitator's token. */
export function openToken(sealed: Uint8Array, facilitatorToken: string): string | undefined {
  const textAt = NONCE_BYTES + TAG_BYTES
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES)
    const decipher = createDecipheriv(CIPHER, toSealKey(facilitatorToken), nonce)
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, textAt))
    const text = decipher.update(sealed.subarray(textAt))
    return Buffer.concat([text, decipher.final()]).toString("utf8")
  } catch {
    return undefined
  }
}

/** What is stored of a token. A token has too many bits to be guessed, so one plain hash is enough. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest()
}

/** What people and the audit record call a token: too short to be looked up, long enough to tell tokens apart. */
export function toTokenId(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex").slice(0, 12)
}

/** Takes the same time wherever the two differ. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

export function isSameSecret(given: string, expected: string): boolean {
  return isSameHash(hashToken(given), hashToken(expected))
}

/** Read aloud and typed on phones: nothing that looks like something else. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
const CODE_LENGTH = 6

export function createJoinCode(): string {
  return Array.from(
    { length: CODE_LENGTH },
    () => CODE_LETTERS[randomInt(CODE_LETTERS.length)],
  ).join("")
}

/** As people type it: any case, with blanks or dashes. */
export function normaliseJoinCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")
}
