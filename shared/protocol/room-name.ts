/** Which of a board's rooms: each has its own document and its own rights. */
export type RoomKind = "board" | "contacts" | "internal" | "session" | "private"

export type RoomName =
  | { readonly boardId: string; readonly kind: Exclude<RoomKind, "private"> }
  | { readonly boardId: string; readonly kind: "private"; readonly person: string }

const BOARD_ID = /^[A-Za-z0-9_-]{1,64}$/
/** A person's private room is found only by who knows its name, so the name must be unguessable. */
const PERSON = /^[A-Za-z0-9_-]{22,128}$/

export function isBoardId(text: string): boolean {
  return BOARD_ID.test(text)
}

/** The room behind a path such as `abc/contacts` (no leading slash); undefined if there is no such room. */
export function parseRoomName(path: string): RoomName | undefined {
  const [boardId = "", kind, person, ...rest] = path.split("/")
  if (!isBoardId(boardId) || rest.length > 0) return undefined
  if (kind === undefined) return { boardId, kind: "board" }
  if (kind === "private") {
    return person !== undefined && PERSON.test(person) ? { boardId, kind, person } : undefined
  }
  if (person !== undefined) return undefined
  return kind === "contacts" || kind === "internal" || kind === "session"
    ? { boardId, kind }
    : undefined
}

/** The path of a room, as it stands in a sync URL and as its key at rest; inverse of `parseRoomName`. */
export function toRoomPath(name: RoomName): string {
  if (name.kind === "board") return name.boardId
  if (name.kind === "private") return `${name.boardId}/private/${name.person}`
  return `${name.boardId}/${name.kind}`
}
