/** Larger messages are rare, and copying them costs more than their header. */
const MAX_BYTES = 16 * 1024
const FINAL_BINARY = 0x82
/** Longer messages have their length in the two bytes after this one. */
const LONG = 126

const frames = new WeakMap<Uint8Array, Buffer>()

/**
 * A message as one WebSocket frame from a server (RFC 6455, 5.2); the same bytes object for the same message, which
 * must not change any more. Undefined for messages that are too large to be copied.
 */
export function toWebSocketFrame(message: Uint8Array): Uint8Array | undefined {
  if (message.length > MAX_BYTES) return undefined
  const known = frames.get(message)
  if (known) return known
  const isLong = message.length >= LONG
  const frame = Buffer.allocUnsafe(message.length + (isLong ? 4 : 2))
  frame[0] = FINAL_BINARY
  frame[1] = isLong ? LONG : message.length
  if (isLong) frame.writeUInt16BE(message.length, 2)
  frame.set(message, frame.length - message.length)
  frames.set(message, frame)
  return frame
}
