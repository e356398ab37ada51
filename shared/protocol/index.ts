export { ACCESS_ROLES, accessOf, isAccessRole, type Access, type AccessRole } from "./access.ts"
export { AUDIT_ACTIONS, AUDIT_ROLES, type AuditAction, type AuditRole } from "./audit.ts"
export { CLIENT_ID_TAKEN, CLOSE, type CloseCode } from "./close-code.ts"
export { readCursors, toPageKey, writeCursors, type Cursor, type EncodedCursor } from "./cursor.ts"
export {
  HEARTBEAT_MESSAGE,
  MESSAGE_TYPE,
  readMessages,
  toAwarenessMessage,
  toCursorMessage,
  toCursorsMessage,
  toServerMessage,
  toStep1Message,
  toStep2Message,
  toUpdateMessage,
  type Message,
} from "./message.ts"
export { DEFAULT_LIMITS, type Limits } from "./limits.ts"
export { parseSeat, type Seat } from "./seat.ts"
export {
  isSpaceDropReason,
  parseServerMessage,
  type BoardConnection,
  type DropReason,
  type RevertKind,
  type ServerMessage,
  type SpaceDropReason,
} from "./server-message.ts"
export { findPresence, readPresence, writePresence, type PresenceEntry } from "./presence-entry.ts"
export { chooseSubprotocol, readSubprotocolToken, toSubprotocols } from "./subprotocol.ts"
export { isBoardId, parseRoomName, toRoomPath, type RoomKind, type RoomName } from "./room-name.ts"
