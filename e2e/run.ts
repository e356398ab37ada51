import { spawnSync } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

import { findChromium, HOW_TO_INSTALL } from "./chromium.ts"

// The servers that tests start share compiled code: a start costs half as much.
const COMPILED = join(import.meta.dirname, "../node_modules/.cache/compiled")

/** `pnpm test:browser [playwright's own words]`: finds a browser and runs the tests in it. */
const browser = findChromium()
if (!browser) {
  process.stderr.write(`${HOW_TO_INSTALL}\n`)
  process.exit(1)
}
const cli = join(dirname(createRequire(import.meta.url).resolve("@playwright/test")), "cli.js")
const run = spawnSync(process.execPath, [cli, "test", ...process.argv.slice(2)], {
  cwd: import.meta.dirname,
  stdio: "inherit",
  env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, CHROMIUM: browser },
})
process.exit(run.status ?? 1)
