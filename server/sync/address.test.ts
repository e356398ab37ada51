import { IncomingMessage } from "node:http"
import { Socket } from "node:net"

import { expect, test } from "vitest"

import { readAddress } from "./address.ts"

function requestOf(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded
  return request
}

test.each([
  { proxies: 0, forwarded: "192.0.2.1", address: "10.0.0.1" },
  { proxies: 1, forwarded: undefined, address: "10.0.0.1" },
  { proxies: 1, forwarded: "203.0.113.9, 192.0.2.1", address: "192.0.2.1" },
  { proxies: 2, forwarded: "198.51.100.7, 203.0.113.9, 192.0.2.1", address: "203.0.113.9" },
  { proxies: 3, forwarded: "192.0.2.1", address: "192.0.2.1" },
])("behind $proxies proxies, '$forwarded' comes from $address", (each) => {
  expect(readAddress(requestOf("10.0.0.1", each.forwarded), each.proxies)).toBe(each.address)
})

test("a connection that has ended has no address", () => {
  expect(readAddress(requestOf(undefined), 1)).toBe("unknown")
})
