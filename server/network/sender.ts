import { BlockList, isIPv4, isIPv6 } from "node:net"

const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i
/** A provider gives each customer at least a /64, so all of its addresses count as one sender. */
const PREFIX_GROUPS = 4

function expand(address: string): readonly string[] {
  const [head = "", tail] = address.split("::")
  const left = head === "" ? [] : head.split(":")
  if (tail === undefined) return left
  const right = tail === "" ? [] : tail.split(":")
  // An IPv4 address at the end takes the place of two groups.
  const groups = left.length + right.length + (right.at(-1)?.includes(".") ? 1 : 0)
  return [...left, ...Array.from({ length: Math.max(0, 8 - groups) }, () => "0"), ...right]
}

/** What rates are counted by: an IPv4 address, or the /64 network of an IPv6 address. */
export function toSender(address: string | undefined): string {
  if (address === undefined) return "unknown"
  const [plain = ""] = address.split("%", 1)
  const mapped = MAPPED_IPV4.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(plain)) return plain
  const groups = expand(plain.toLowerCase()).slice(0, PREFIX_GROUPS)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`
}

/** So many groups name the network of a house, which has many /64. */
const HOUSE_GROUPS = 3

/** The network that an address is in: the /24 of IPv4, the /48 of IPv6; null where there is no address. */
export function toNetwork(address: string | undefined): string | null {
  if (address === undefined) return null
  const [plain = ""] = address.split("%", 1)
  const ipv4 = MAPPED_IPV4.exec(plain)?.[1] ?? plain
  if (isIPv4(ipv4)) return `${ipv4.split(".").slice(0, 3).join(".")}.0/24`
  if (!isIPv6(plain)) return null
  const groups = expand(plain.toLowerCase()).slice(0, HOUSE_GROUPS)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/48`
}

const PRIVATE = new BlockList()
PRIVATE.addSubnet("10.0.0.0", 8)
PRIVATE.addSubnet("127.0.0.0", 8)
PRIVATE.addSubnet("169.254.0.0", 16)
PRIVATE.addSubnet("172.16.0.0", 12)
PRIVATE.addSubnet("192.168.0.0", 16)
PRIVATE.addAddress("::1", "ipv6")
PRIVATE.addSubnet("fc00::", 7, "ipv6")
PRIVATE.addSubnet("fe80::", 10, "ipv6")

/** Whether an address belongs to a network that the internet does not reach. */
export function isPrivateAddress(address: string | undefined): boolean {
  if (address === undefined) return false
  const [plain = ""] = address.split("%", 1)
  const mapped = MAPPED_IPV4.exec(plain)?.[1]
  if (mapped !== undefined) return PRIVATE.check(mapped)
  return PRIVATE.check(plain, isIPv6(plain) ? "ipv6" : "ipv4")
}
