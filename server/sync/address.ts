import { type IncomingMessage } from "node:http"

/**
 * The client's address: the socket's, or behind trusted proxies the one that the outermost of them
 * saw. Header entries of the client itself are ignored.
 */
export function readAddress(request: IncomingMessage, trustedProxies: number): string {
  const own = request.socket.remoteAddress ?? "unknown"
  if (trustedProxies === 0) return own
  const header = request.headers["x-forwarded-for"]
  const seen = String(header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
  return seen.at(-trustedProxies) ?? seen[0] ?? own
}
