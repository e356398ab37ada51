import { expect, test } from "vitest"

import { isOwnHost, isOwnOrigin } from "./origin.ts"

const PUBLIC_URL = "https://tafel.example.org"

test.each([
  ["tafel.example.org", true],
  ["TAFEL.example.org:443", true],
  ["localhost:3000", true],
  ["127.0.0.1:3000", true],
  ["[::1]:3000", true],
  ["evil.example", false],
  ["tafel.example.org.evil.example", false],
  ["tafel.example.org:8443", false],
  ["localhost.evil.example", false],
  ["", false],
  [undefined, false],
])("with a public address, the host %s is ours: %s", (host, isOurs) => {
  expect(isOwnHost(host, PUBLIC_URL)).toBe(isOurs)
})

test("without a public address, every host is ours", () => {
  expect(isOwnHost("192.168.1.7:3000", null)).toBe(true)
})

test.each([
  [undefined, true],
  [PUBLIC_URL, true],
  ["https://evil.example", false],
  ["null", false],
  ["http://tafel.example.org", false],
])("at the public address, the origin %s is ours: %s", (origin, isOurs) => {
  const headers = { host: "tafel.example.org", ...(origin !== undefined && { origin }) }
  expect(isOwnOrigin({ headers }, PUBLIC_URL)).toBe(isOurs)
})

test("a foreign name that resolves to this server is no own origin", () => {
  const headers = { host: "evil.example", origin: "http://evil.example" }
  expect(isOwnOrigin({ headers }, PUBLIC_URL)).toBe(false)
})
