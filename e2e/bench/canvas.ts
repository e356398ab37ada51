import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"

import { chromium } from "@playwright/test"

import { findChromium, HOW_TO_INSTALL } from "../chromium.ts"
import { Server, type TestBoard } from "../people/server.ts"
import { serveBare } from "./bare.ts"
import { conditions } from "./machine.ts"
import { measureOpening } from "./opening.ts"
import { measureRunning } from "./running.ts"
import { measureStroke } from "./stroke.ts"

/** `pnpm bench canvas`: how fast a full wall opens, beside bare tldraw, and how it runs with 24 others at work. */
async function main(): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(HOW_TO_INSTALL)
  process.env["MAX_CONNECTIONS_PER_ADDRESS"] ??= "1000"
  const server = await Server.start()
  const board = await server.createBoard("blank", "Volle Wand")
  const crowd = startCrowd(server, board)
  const [filled] = (await once(crowd, "message")) as [{ records: unknown[] }]
  const bare = await serveBare(filled.records)
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  })
  try {
    print(`${conditions("pnpm bench canvas")} · Chromium ${browser.version()}\n`)
    const [wanted] = process.argv.slice(2)
    if (wanted !== "running") print(`${await measureOpening(browser, { board, bare: bare.url })}\n`)
    if (wanted === "opening") return
    print(`${await measureRunning(browser, { board, crowd, bare: bare.url })}\n`)
    print(await measureStroke(browser, board))
  } finally {
    await browser.close()
    bare.server.close()
    crowd.disconnect()
    await server.close()
  }
}

function startCrowd({ url }: Server, { id, facilitatorToken }: TestBoard): ChildProcess {
  const file = new URL("../../server/bench/canvas/crowd.ts", import.meta.url)
  return fork(file, [url, id, facilitatorToken], { stdio: ["ignore", "inherit", "inherit", "ipc"] })
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main()
