import { type StoredBoard, type StoredToken } from "./storage.ts"

type Row = Readonly<Record<string, unknown>>

export function toBoard(row: Row): StoredBoard {
  return {
    id: String(row["id"]),
    createdAt: Number(row["created_at"]),
    deletedAt: row["deleted_at"] === null ? null : Number(row["deleted_at"]),
    joinCode: String(row["join_code"]),
    joinOpen: row["join_open"] === 1,
    joinUntil: Number(row["join_until"]),
  }
}

const EMPTY = new Uint8Array()

export function toToken(row: Row): StoredToken {
  return {
    boardId: String(row["board"]),
    hash: row["hash"] instanceof Uint8Array ? row["hash"] : EMPTY,
    role: String(row["role"]),
    origin: row["origin"] === "own" ? "own" : "link",
    createdAt: Number(row["created_at"]),
    usedAt: typeof row["used_at"] === "number" ? row["used_at"] : null,
    seat: typeof row["seat"] === "string" ? row["seat"] : null,
    sealed: row["sealed"] instanceof Uint8Array ? row["sealed"] : null,
  }
}
