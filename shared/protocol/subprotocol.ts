/** The WebSocket subprotocol that the server answers with. */
const SYNC_SUBPROTOCOL = "tafelrunde"
const TOKEN_PREFIX = "tafelrunde.token."
/** Characters that a subprotocol may have, of those that tokens have. */
const TOKEN = /^[A-Za-z0-9_.~-]+$/

/**
 * The subprotocols with which a client opens a socket, so that its token stands in a header and not in the
 * address, which proxies log. Something that cannot be a token is left out.
 */
export function toSubprotocols(token: string): string[] {
  return TOKEN.test(token) ? [SYNC_SUBPROTOCOL, TOKEN_PREFIX + token] : [SYNC_SUBPROTOCOL]
}

/** The token in a `Sec-WebSocket-Protocol` header; undefined without one. */
export function readSubprotocolToken(header: string | undefined): string | undefined {
  const offered = header?.split(",").map((each) => each.trim())
  return offered?.find((each) => each.startsWith(TOKEN_PREFIX))?.slice(TOKEN_PREFIX.length)
}

/** The subprotocol that the server answers with: ours if it is offered, else the first one; never a token. */
export function chooseSubprotocol(offered: ReadonlySet<string>): string | false {
  if (offered.has(SYNC_SUBPROTOCOL)) return SYNC_SUBPROTOCOL
  return [...offered].find((each) => !each.startsWith(TOKEN_PREFIX)) ?? false
}
