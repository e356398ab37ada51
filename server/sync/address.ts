import { type IncomingMessage } from "node:http"

import proxyAddress from "proxy-addr"

/**
 * The client's address: the socket's, or behind trusted proxies the one that the outermost of them
 * saw, as express reads it for HTTP. Header entries of the client itself are ignored.
 */
export function readAddress(request: IncomingMessage, trustedProxies: number): string {
  if (request.socket.remoteAddress === undefined) return "unknown"
  return proxyAddress(request, (_address, hop) => hop < trustedProxies)
}
