import { readStored, writeStored } from "../storage.ts"

export type Role = "facilitator" | "participant" | "viewer"

/** A board that was opened on this device. It never leaves the device. */
export interface RecentBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  readonly token: string
  /** ISO time. */
  readonly openedAt: string
}

const KEY = "tafelrunde.recent"
const MOST = 20

/** The boards opened last come first. */
export function readRecentBoards(): readonly RecentBoard[] {
  const stored = readStored("device", KEY)
  return Array.isArray(stored) ? stored.filter(isRecentBoard) : []
}

export function readRecentBoard(id: string): RecentBoard | undefined {
  return readRecentBoards().find((board) => board.id === id)
}

/** Adds or updates the board's entry in the list. */
export function rememberBoard(board: RecentBoard): void {
  writeStored(
    "device",
    KEY,
    [board, ...readRecentBoards().filter(({ id }) => id !== board.id)].slice(0, MOST),
  )
}

export function forgetBoard(id: string): void {
  writeStored(
    "device",
    KEY,
    readRecentBoards().filter((board) => board.id !== id),
  )
}

const ROLES: ReadonlySet<unknown> = new Set<Role>(["facilitator", "participant", "viewer"])

function isRecentBoard(value: unknown): value is RecentBoard {
  if (typeof value !== "object" || value === null) return false
  const board: Record<string, unknown> = { ...value }
  return (
    ["id", "title", "token", "openedAt"].every((field) => typeof board[field] === "string") &&
    ROLES.has(board["role"])
  )
}
