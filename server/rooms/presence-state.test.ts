import { expect, test } from "vitest"

import { stampState } from "./presence-state.ts"

const SEAT = { id: "jc", institutionId: "jc", name: "Jobcenter „}“" }

function stamp(text: string): unknown {
  const stamped = stampState(new TextEncoder().encode(text), { role: "participant", seat: SEAT })
  return stamped && JSON.parse(new TextDecoder().decode(stamped))
}

test("what a client says of itself goes on with the role and the seat that the server knows", () => {
  expect(stamp('{"user":{"name":"Jörg {}"},"cursor":null}')).toEqual({
    user: { name: "Jörg {}" },
    cursor: null,
    role: "participant",
    seat: SEAT,
  })
})

test("nobody gives themselves a role or a seat", () => {
  const stamped = { role: "participant", seat: SEAT }
  expect(stamp('{"role":"facilitator"}')).toEqual(stamped)
  expect(stamp('{"role":"facilitator","r\\u006fle":"viewer"}')).toEqual(stamped)
  expect(stamp('{"seat":{"id":"vhs"},"s\\u0065at":null}')).toEqual(stamped)
})

test.each(["{}", " { \n } ", '{"role":1}'])("%j is somebody who says nothing", (text) => {
  expect(stamp(text)).toEqual({ role: "participant", seat: SEAT })
})

test("bytes that are no text are nobody", () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0x22, 0x7d])

  expect(stampState(bytes, { role: "viewer", seat: null })).toBeUndefined()
})
