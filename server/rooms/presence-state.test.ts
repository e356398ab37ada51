import { expect, test } from "vitest"

import { stampState } from "./presence-state.ts"

function stamp(text: string): unknown {
  const stamped = stampState(new TextEncoder().encode(text), "participant")
  return stamped && JSON.parse(new TextDecoder().decode(stamped))
}

test("what a client says of itself goes on with the role that the server knows", () => {
  expect(stamp('{"user":{"name":"Jörg {}"},"cursor":null}')).toEqual({
    user: { name: "Jörg {}" },
    cursor: null,
    role: "participant",
  })
})

test("nobody gives themselves a role", () => {
  expect(stamp('{"role":"facilitator"}')).toEqual({ role: "participant" })
  expect(stamp('{"role":"facilitator","r\\u006fle":"viewer"}')).toEqual({ role: "participant" })
})

test.each(["{}", " { \n } ", '{"role":1}'])("%j is somebody who says nothing", (text) => {
  expect(stamp(text)).toEqual({ role: "participant" })
})

test("bytes that are no text are nobody", () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0x22, 0x7d])

  expect(stampState(bytes, "viewer")).toBeUndefined()
})
