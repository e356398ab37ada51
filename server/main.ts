import { enableCompileCache } from "node:module"
import { join } from "node:path"
import { setFlagsFromString } from "node:v8"

import { growYoungGenerationOnce } from "./young-generation.ts"

// Few of our young objects outlive a frame: to wake threads for collecting them costs more than it saves.
setFlagsFromString("--no-parallel-scavenge")
growYoungGenerationOnce()
// Compiled code is kept beside the boards. Where the folder cannot be written, Node goes on without it.
enableCompileCache(join(process.env["DATA_DIR"]?.trim() || "data", "compile-cache"))

// Only now: what is imported before is neither read from the cache nor kept in it.
const { runCommand } = await import("./cli/run-command.ts")
const exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  folder: process.cwd(),
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
})
// The server sets its own when it cannot start.
if (exitCode !== 0) process.exitCode = exitCode
