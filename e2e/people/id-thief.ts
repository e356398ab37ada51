import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

const thief = join(import.meta.dirname, "../../server/testing/id-thief.ts")

/** Somebody who knows the Yjs client id of a person at the board, and writes under it when told to. */
export async function watchClientId(link: string, name: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [thief, link, name], { stdio: ["pipe", "pipe", "inherit"] })
  await once(child.stdout, "data")
  return async () => {
    child.stdin.write("now\n")
    await once(child, "exit")
  }
}
