import {
  type ServerMessage,
  MESSAGE_TYPE,
  readCursors,
  readMessages,
} from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import type { CursorsById } from "./cursor-lane.ts"

const SYNC_STEP1 = 0
const SYNC_STEP2 = 1
const SYNC_UPDATE = 2

/** `answer` carries all that the server lacked, `update` one batch; anything else is no document frame. */
export function documentFrameKind(frame: Uint8Array): "answer" | "update" | undefined {
  if (frame[0] !== MESSAGE_TYPE.sync) return undefined
  if (frame[1] === SYNC_STEP2) return "answer"
  return frame[1] === SYNC_UPDATE ? "update" : undefined
}

export function isServerMessageFrame(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_TYPE.server
}

/** What the server has, by client id; undefined for a frame that is no step 1. */
export function readServerVector(frame: Uint8Array): ReadonlyMap<number, number> | undefined {
  if (frame[0] !== MESSAGE_TYPE.sync || frame[1] !== SYNC_STEP1) return undefined
  const [message] = readMessages(frame) ?? []
  return message?.type === "step1" ? Y.decodeStateVector(message.vector) : undefined
}

/** Empty for notes of a newer server that this client does not know. */
export function readServerMessages(frame: Uint8Array): readonly ServerMessage[] {
  return (readMessages(frame) ?? []).flatMap((read) =>
    read.type === "server" ? [read.message] : [],
  )
}

/** Undefined for a frame without cursors. */
export function readCursorsFrame(frame: Uint8Array): CursorsById | undefined {
  if (frame[0] !== MESSAGE_TYPE.cursors) return undefined
  const [message] = readMessages(frame) ?? []
  return message?.type === "cursors" ? readCursors(message.payload) : undefined
}
