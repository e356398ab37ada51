import { setFlagsFromString } from "node:v8"

import { serve } from "./serve.ts"

// Few of our young objects outlive a frame: to wake threads for collecting them costs more than it saves.
setFlagsFromString("--no-parallel-scavenge")

await serve(process.env)
