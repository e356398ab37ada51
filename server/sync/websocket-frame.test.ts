import { expect, test } from "vitest"

import { toWebSocketFrame } from "./websocket-frame.ts"

test.each([
  { length: 0, header: [0x82, 0] },
  { length: 125, header: [0x82, 125] },
  { length: 126, header: [0x82, 126, 0, 126] },
  { length: 16_384, header: [0x82, 126, 0x40, 0] },
])("a message of $length bytes follows its header", ({ length, header }) => {
  const message = Uint8Array.from({ length }, (_, index) => index % 251)

  expect([...(toWebSocketFrame(message) ?? [])]).toEqual([...header, ...message])
})

test("everybody gets the same bytes of a message", () => {
  const message = Uint8Array.of(1, 2, 3)

  expect(toWebSocketFrame(message)).toBe(toWebSocketFrame(message))
})

test("a message too large to be copied has no frame of its own", () => {
  expect(toWebSocketFrame(new Uint8Array(16_385))).toBeUndefined()
})
