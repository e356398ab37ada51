import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

const guest = join(import.meta.dirname, "../../server/testing/hostile-guest.ts")

/** Somebody who means no good writes a batch of harm into the board and goes; returns what it says of itself. */
export async function letHostileGuestIn(link: string, seed: number): Promise<string> {
  const child = spawn(process.execPath, [guest, link, String(seed)], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  let words = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (words += chunk.toString()))
  }
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error(`The hostile guest stumbled itself:\n${words}`)
  return words
}
