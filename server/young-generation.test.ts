import { execFile } from "node:child_process"
import { promisify } from "node:util"

import { expect, test } from "vitest"

const run = promisify(execFile)

/** Keeps 100 MB of small objects, which would make V8's young generation grow to its limit. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from "node:v8"
  import { growYoungGenerationOnce } from "./young-generation.ts"
  const read = () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size
  growYoungGenerationOnce()
  const grown = read()
  const kept = []
  for (let made = 0; made < 2_000_000; made += 1) kept.push({ made })
  console.log(grown / 2 ** 20, read() / 2 ** 20)
`

test("the young generation of the server's heap is 8 MB in each half, and stays so", async () => {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    cwd: import.meta.dirname,
  })

  expect(stdout.trim()).toBe("16 16")
})
