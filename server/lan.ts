import { networkInterfaces } from "node:os"

const EVERYWHERE = new Set(["0.0.0.0", "::", ""])

/** Origins under which others in the same network reach a server that listens on `host`. */
export function readLanUrls(host: string, port: number): readonly string[] {
  if (!EVERYWHERE.has(host)) return []
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => {
      const isSelfAssigned = address.startsWith("169.254.")
      return family === "IPv4" && !internal && !isSelfAssigned
    })
    .map(({ address }) => `http://${address}:${port}`)
}
