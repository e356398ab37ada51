import { spawn } from "node:child_process"
import { once } from "node:events"

import { expect, test } from "vitest"

test("a process whose output nobody reads any more goes on, and hears of no mistake", async () => {
  const program = `
    import { outliveReaders } from ${JSON.stringify(new URL("output.ts", import.meta.url).href)}
    outliveReaders([process.stderr])
    let mistakes = 0
    process.on("uncaughtException", () => void (mistakes += 1))
    process.once("message", () => {
      process.stderr.write("a line of the log", () => setImmediate(() => process.send(mistakes)))
    })
    process.send("ready")`
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  })
  await once(child, "message")
  child.stderr?.destroy()
  const counted = once(child, "message")
  child.send("write")

  expect((await counted)[0]).toBe(0)
  child.kill()
})
