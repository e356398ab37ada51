export { ACCESS_ROLES, accessOf, isAccessRole, type Access, type AccessRole } from "./access.ts"
export { CLOSE, type CloseCode } from "./close-code.ts"
export {
  HEARTBEAT_FRAME,
  MESSAGE,
  readFrames,
  toAwarenessFrame,
  toNoteFrame,
  toStep1Frame,
  toStep2Frame,
  toUpdateFrame,
  type Frame,
} from "./message.ts"
export { DEFAULT_LIMITS, type Limits } from "./limits.ts"
export { parseNote, type DropReason, type Note } from "./server-message.ts"
export { findPresence, readPresence, writePresence, type PresenceEntry } from "./presence-entry.ts"
export { isBoardId, parseRoomName, toRoomPath, type RoomKind, type RoomName } from "./room-name.ts"
