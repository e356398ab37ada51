import { type IncomingMessage } from "node:http"

/**
 * Browsers say from which page a socket comes, and no other page may open one; programs that are
 * no browser say nothing and need a token like everybody.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  const given = URL.parse(origin)
  if (!given) return false
  return given.origin === publicUrl || given.host === host
}
