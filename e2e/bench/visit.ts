import { type AddressInfo, connect, createServer, type Server as Proxy } from "node:net"

import { type Browser, chromium } from "@playwright/test"

import { findChromium, HOW_TO_INSTALL } from "../chromium.ts"
import { Server, type TestBoard } from "../people/server.ts"
import { table } from "./figures.ts"
import { conditions } from "./machine.ts"

/** As long as somebody needs to write a short name. */
const TYPING_MS = 2500
const AFTERWARDS_MS = 5000
const SCREEN = { width: 1440, height: 900 }

/** `pnpm bench visit`: what a device that was never here before reads until the canvas draws. */
async function main(): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(HOW_TO_INSTALL)
  const server = await Server.start()
  const board = await server.createBoard("musterstadt")
  const line = await countBytes(Number(new URL(server.url).port))
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] })
  try {
    process.stdout.write(`${conditions("pnpm bench visit")} · Chromium ${browser.version()}\n\n`)
    const script = await readScriptBytes(server.url)
    process.stdout.write(`Join page: ${kB(script)} kB of script (gzip)\n\n`)
    process.stdout.write(`${await visit(browser, { board, server, line })}\n`)
  } finally {
    await browser.close()
    line.proxy.close()
    await server.close()
  }
}

interface Line {
  readonly proxy: Proxy
  readonly port: number
  /** From the server to the browser so far: headers, worker and socket included. */
  readonly read: () => number
}

/** Stands between browser and server, so that nothing is forgotten. */
async function countBytes(serverPort: number): Promise<Line> {
  let bytes = 0
  const proxy = createServer((browser) => {
    const server = connect(serverPort, "localhost")
    server.on("data", (chunk) => (bytes += chunk.length))
    browser.pipe(server).pipe(browser)
    for (const side of [browser, server]) side.on("error", () => side.destroy())
  })
  await new Promise<void>((resolve) => {
    proxy.listen(0, "localhost", resolve)
  })
  const { port } = proxy.address() as AddressInfo
  return { proxy, port, read: () => bytes }
}

/** What `index.html` names: its script and what that needs before it runs. */
async function readScriptBytes(url: string): Promise<number> {
  const page = await (await fetch(url)).text()
  const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path)
  const sizes = paths.map(async (path) => {
    const headers = { "Accept-Encoding": "gzip" }
    const answer = await fetch(`${url}${path}`, { method: "HEAD", headers })
    return Number(answer.headers.get("Content-Length"))
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function visit(
  browser: Browser,
  { board, server, line }: { board: TestBoard; server: Server; line: Line },
): Promise<string> {
  const context = await browser.newContext({ viewport: SCREEN, locale: "de-DE" })
  const page = await context.newPage()
  const before = line.read()
  const read = (): number => line.read() - before
  await page.goto(board.links.participant.replace(server.url, `http://localhost:${line.port}`))
  await page.getByLabel("Ihr Name").fill("Alice")
  const form = read()
  await page.getByRole("combobox", { name: "Ihre Institution" }).selectOption({ index: 1 })
  await page.waitForTimeout(TYPING_MS)
  const typed = read()
  await page.getByRole("button", { name: "An die Tafel" }).click()
  await page.locator(".tl-shape").first().waitFor()
  const drawn = read()
  await page.waitForTimeout(AFTERWARDS_MS)
  return table(
    ["a new device has read", "kB"],
    [
      ["when the form to join is there", kB(form)],
      ["when a name is typed", kB(typed)],
      ["when the canvas draws", kB(drawn)],
      ["5 s later", kB(read())],
    ],
  )
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}

await main()
