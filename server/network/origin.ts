import { type IncomingMessage } from "node:http"

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/**
 * Whether a request is addressed to this server. Where `PUBLIC_URL` says under which name, another
 * name is refused, so that a foreign name that resolves to this server opens nothing (DNS
 * rebinding). The machine itself may always say `localhost`.
 */
export function isOwnHost(host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl === null) return true
  if (host === undefined) return false
  return (
    LOOPBACK.test(host) ||
    URL.parse(`${new URL(publicUrl).protocol}//${host}`)?.origin === publicUrl
  )
}

/**
 * Whether a request comes from a page of this server. Browsers send the page's origin; other
 * programs send none and are let through, because they need a token like everybody.
 */
export function isOwnOrigin(
  { headers }: Pick<IncomingMessage, "headers">,
  publicUrl: string | null,
): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  const given = URL.parse(origin)
  if (!given) return false
  if (given.origin === publicUrl) return true
  return given.host === host && (publicUrl === null || LOOPBACK.test(given.host))
}
