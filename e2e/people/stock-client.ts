import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

const guest = join(import.meta.dirname, "../../server/testing/stock-guest.ts")

/** Somebody on the canvas with y-websocket's own provider instead of our page, who points at one place. */
export interface StockGuest {
  /** Where they see somebody else's cursor; undefined for none. */
  readonly sees: (name: string) => unknown
  readonly leaves: () => Promise<void>
}

/** Done when they are at the board. */
export async function enterWithStockClient(link: string, name: string): Promise<StockGuest> {
  const child = spawn(process.execPath, [guest, link, name], { stdio: ["pipe", "pipe", "inherit"] })
  const left = once(child, "exit")
  let words = ""
  child.stdout.on("data", (chunk: Buffer) => (words += chunk.toString()))
  await Promise.race([once(child.stdout, "data"), left])
  if (child.exitCode !== null) throw new Error(`${name} did not get to the board.`)
  const sees = (other: string): unknown => {
    const [line = "{}"] = words.split("\n").slice(-2)
    const cursors: Record<string, unknown> = JSON.parse(line)
    return cursors[other]
  }
  const leaves = async (): Promise<void> => {
    child.stdin.end()
    await left
  }
  return { sees, leaves }
}
