import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

import { buildClient } from "../build-client.ts"

/** Measured from the screen, so it lives with the browser tests; the pages are those that are shipped. */
export async function benchInBrowser(program: URL): Promise<void> {
  buildClient()
  const child = spawn(process.execPath, [fileURLToPath(program)], { stdio: "inherit" })
  const [code] = (await once(child, "exit")) as [number | null]
  if (code !== 0) process.exitCode = 1
}
