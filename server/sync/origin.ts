import { type IncomingMessage } from "node:http"

/**
 * Only pages of this server may open a socket. Browsers send the page's origin; other programs send
 * none and are let through, because they need a token like everybody.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  const given = URL.parse(origin)
  if (!given) return false
  return given.origin === publicUrl || given.host === host
}
