import type { Links } from "../api.ts"

const ONLY_HERE = new Set(["localhost", "127.0.0.1", "[::1]"])

/**
 * Replaces `localhost` in an address by the computer's address in the network, because phones cannot reach `localhost`.
 * `lanUrls` are origins such as `http://192.168.1.5:3000`.
 */
export function toReachable(url: string, lanUrls: readonly string[]): string {
  const lan = lanUrls[0]
  const parsed = new URL(url, location.href)
  if (!lan || !ONLY_HERE.has(parsed.hostname)) return parsed.href
  return new URL(parsed.pathname + parsed.search + parsed.hash, lan).href
}

/** The same for all links of a board. */
export function toReachableLinks(links: Links, lanUrls: readonly string[]): Links {
  const { facilitator, participant, viewer } = links
  return {
    facilitator: { ...facilitator, url: toReachable(facilitator.url, lanUrls) },
    participant: { ...participant, url: toReachable(participant.url, lanUrls) },
    viewer: { ...viewer, url: toReachable(viewer.url, lanUrls) },
  }
}
