import { enableCompileCache } from "node:module"
import { join } from "node:path"
import { setFlagsFromString } from "node:v8"

// Few of our young objects outlive a frame: to wake threads for collecting them costs more than it saves.
setFlagsFromString("--no-parallel-scavenge")
// For the same reason the young generation stays as small as it starts. `--max-semi-space-size` has no effect any more here.
setFlagsFromString("--semi-space-growth-factor=1")
// Compiled code is kept beside the boards. Where the folder cannot be written, Node goes on without it.
enableCompileCache(join(process.env["DATA_DIR"]?.trim() || "data", "compile-cache"))

// Only now: what is imported before is neither read from the cache nor kept in it.
const { serve } = await import("./serve.ts")
await serve(process.env)
