import { expect, test } from "vitest"

import { stampState } from "./presence-state.ts"

const SEAT = { id: "jc", institutionId: "jc", name: "Jobcenter „}“" }

const STAMP = { role: "participant", seat: SEAT, tokenId: "dG9rZW4x" } as const

function stamp(text: string): unknown {
  const stamped = stampState(new TextEncoder().encode(text), STAMP)
  return stamped && JSON.parse(new TextDecoder().decode(stamped))
}

test("what a client says of itself goes on with the role and the seat that the server knows", () => {
  expect(stamp('{"user":{"name":"Jörg {}"},"cursor":null}')).toEqual({
    user: { name: "Jörg {}" },
    cursor: null,
    ...STAMP,
  })
})

test("nobody gives themselves a role, a seat or another token", () => {
  expect(stamp('{"role":"facilitator","tokenId":"b3RoZXI"}')).toEqual(STAMP)
  expect(stamp('{"role":"facilitator","r\\u006fle":"viewer"}')).toEqual(STAMP)
  expect(stamp('{"seat":{"id":"vhs"},"s\\u0065at":null}')).toEqual(STAMP)
})

test.each(["{}", " { \n } ", '{"role":1}'])("%j is somebody who says nothing", (text) => {
  expect(stamp(text)).toEqual(STAMP)
})

test("bytes that are no text are nobody", () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0x22, 0x7d])

  expect(stampState(bytes, { ...STAMP, role: "viewer" })).toBeUndefined()
})
