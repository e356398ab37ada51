import {
  createDecoder,
  hasContent,
  readUint8Array,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from "lib0/decoding"
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding"
import { decodeUtf8 } from "lib0/string"

import { CURSOR_BYTES, encodeCursor, type Cursor } from "./cursor.ts"
import { parseServerMessage, type ServerMessage } from "./server-message.ts"

/** The message types of y-protocols, and ours from 100 on, which stock clients log and ignore. */
export const MESSAGE_TYPE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  server: 100,
  /** One cursor, from a client to the server, which knows whose it is. */
  cursor: 101,
  /** The cursors of several people, from the server to clients that ask for its own messages. */
  cursors: 102,
} as const
/** Clients send one message a frame, or join a few; thousands of tiny ones would stop the server. */
const MAX_MESSAGES = 64
const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type Message =
  | { readonly type: "step1"; readonly vector: Uint8Array }
  /** `answer`: this is sync step 2, the answer to a step 1. */
  | { readonly type: "update"; readonly update: Uint8Array; readonly answer: boolean }
  /** Presence entries, still encoded; see `readPresence`. */
  | { readonly type: "awareness"; readonly payload: Uint8Array }
  | { readonly type: "queryAwareness" }
  | { readonly type: "server"; readonly message: ServerMessage }
  /** Still encoded. */
  | { readonly type: "cursor"; readonly cursor: Uint8Array }
  /** Still encoded; see `readCursors`. */
  | { readonly type: "cursors"; readonly payload: Uint8Array }

function readSync(decoder: Decoder): Message {
  const step = readVarUint(decoder)
  const part = readVarUint8Array(decoder)
  if (step === SYNC.step1) return { type: "step1", vector: part }
  if (step === SYNC.step2 || step === SYNC.update) {
    return { type: "update", update: part, answer: step === SYNC.step2 }
  }
  throw new RangeError("No such sync step")
}

function readMessage(decoder: Decoder): Message | undefined {
  const type = readVarUint(decoder)
  if (type === MESSAGE_TYPE.sync) return readSync(decoder)
  if (type === MESSAGE_TYPE.awareness)
    return { type: "awareness", payload: readVarUint8Array(decoder) }
  if (type === MESSAGE_TYPE.queryAwareness) return { type: "queryAwareness" }
  if (type === MESSAGE_TYPE.server) {
    const message = parseServerMessage(decodeUtf8(readVarUint8Array(decoder)))
    return message && { type: "server", message }
  }
  if (type === MESSAGE_TYPE.cursor)
    return { type: "cursor", cursor: readUint8Array(decoder, CURSOR_BYTES) }
  if (type === MESSAGE_TYPE.cursors) return { type: "cursors", payload: readVarUint8Array(decoder) }
  // The length of an unknown message is unknown, so the rest of the frame is skipped.
  decoder.pos = decoder.arr.length
  return undefined
}

/**
 * Every message in the bytes of one WebSocket frame (clients send one, others join several).
 * Unknown types are skipped; undefined if the bytes are malformed or hold too many messages. Parts are views of `bytes`.
 */
export function readMessages(bytes: Uint8Array): readonly Message[] | undefined {
  if (bytes.length === 0) return undefined
  try {
    const decoder = createDecoder(bytes)
    const messages: Message[] = []
    while (hasContent(decoder)) {
      const message = readMessage(decoder)
      if (message) messages.push(message)
      if (messages.length > MAX_MESSAGES) return undefined
    }
    return messages
  } catch {
    return undefined
  }
}

function toSyncMessage(step: number, part: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, part)
  return toUint8Array(encoder)
}

export function toStep1Message(vector: Uint8Array): Uint8Array {
  return toSyncMessage(SYNC.step1, vector)
}
export function toStep2Message(update: Uint8Array): Uint8Array {
  return toSyncMessage(SYNC.step2, update)
}
export function toUpdateMessage(update: Uint8Array): Uint8Array {
  return toSyncMessage(SYNC.update, update)
}

export function toAwarenessMessage(payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.awareness)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

/** An empty presence message: stock clients leave a server that is silent for 30 s. */
export const HEARTBEAT_MESSAGE: Uint8Array = toAwarenessMessage(Uint8Array.of(0))

export function toServerMessage(message: ServerMessage): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.server)
  writeVarString(encoder, JSON.stringify(message))
  return toUint8Array(encoder)
}

/** 13 bytes: the type and one cursor. */
export function toCursorMessage(cursor: Cursor): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.cursor)
  writeUint8Array(encoder, encodeCursor(cursor))
  return toUint8Array(encoder)
}

export function toCursorsMessage(payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_TYPE.cursors)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}
