import type { Links } from "../api.ts"

const ONLY_HERE = new Set(["localhost", "127.0.0.1", "[::1]"])

/**
 * Replaces `localhost` in links by the computer's address in the network, because phones cannot reach `localhost`.
 * `lanUrls` are origins such as `http://192.168.1.5:3000`.
 */
export function toReachableLinks(links: Links, lanUrls: readonly string[]): Links {
  const lan = lanUrls[0]
  const toReachable = (url: string): string => {
    const parsed = new URL(url, location.href)
    if (!lan || !ONLY_HERE.has(parsed.hostname)) return parsed.href
    return new URL(parsed.pathname + parsed.search + parsed.hash, lan).href
  }
  const { facilitator, participant, viewer } = links
  return {
    facilitator: { ...facilitator, url: toReachable(facilitator.url) },
    participant: { ...participant, url: toReachable(participant.url) },
    viewer: { ...viewer, url: toReachable(viewer.url) },
  }
}
