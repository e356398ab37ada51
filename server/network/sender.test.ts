import { expect, test } from "vitest"

import { isPrivateAddress, toNetwork, toSender } from "./sender.ts"

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  [undefined, "unknown"],
])("%s counts as %s", (address, sender) => {
  expect(toSender(address)).toBe(sender)
})

test.each([
  ["192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["::1", "0:0:0::/48"],
  ["no address", null],
  [undefined, null],
])("%s is in the network %s", (address, network) => {
  expect(toNetwork(address)).toBe(network)
})

test.each([
  ["192.168.1.7", true],
  ["10.1.2.3", true],
  ["172.31.255.1", true],
  ["::ffff:192.168.1.7", true],
  ["fe80::1%eth0", true],
  ["fd12::7", true],
  ["::1", true],
  ["172.32.0.1", false],
  ["192.0.2.7", false],
  ["2001:db8::1", false],
  ["::ffff:192.0.2.7", false],
  [undefined, false],
])("%s is an address of a private network: %s", (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})
