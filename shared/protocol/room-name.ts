/** The suffix of each room's path after the board's id; the board's own room has none. */
const SUFFIXES = {
  board: "",
  contacts: "/contacts",
  internal: "/internal",
  facilitation: "/session",
} as const

/** Which of a board's rooms: each has its own document and its own rights. */
export type RoomKind = keyof typeof SUFFIXES

export interface RoomName {
  readonly boardId: string
  readonly kind: RoomKind
}

const ROOM_KINDS: readonly RoomKind[] = ["board", "contacts", "internal", "facilitation"]
const BOARD_ID = /^[A-Za-z0-9_-]{1,64}$/

export function isBoardId(text: string): boolean {
  return BOARD_ID.test(text)
}

/** The room behind a path such as `abc/contacts` (no leading slash); undefined if there is no such room. */
export function parseRoomName(path: string): RoomName | undefined {
  const slash = path.indexOf("/")
  const [boardId, suffix] = slash < 0 ? [path, ""] : [path.slice(0, slash), path.slice(slash)]
  const kind = ROOM_KINDS.find((one) => SUFFIXES[one] === suffix)
  return kind && isBoardId(boardId) ? { boardId, kind } : undefined
}

/** The path of a room, as it stands in a sync URL and as its key at rest; inverse of `parseRoomName`. */
export function toRoomPath({ boardId, kind }: RoomName): string {
  return boardId + SUFFIXES[kind]
}
