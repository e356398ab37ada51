import { type Browser, chromium, type Page } from "@playwright/test"

import { findChromium, HOW_TO_INSTALL } from "../chromium.ts"
import { Server, type TestBoard } from "../people/server.ts"
import { quantile, table } from "./figures.ts"
import { conditions, measureIdle } from "./machine.ts"
import { measureBusy } from "./probe.ts"

declare global {
  interface Window {
    /** Ms from each key to the end of the frame that shows what it did. */
    keyTimes?: number[]
  }
}

const SCREEN = { width: 1440, height: 900 }
const INSTITUTIONS = 25
const TASKS = 60
const PHASES = 6
const KEYS = 60
/** Between two keys, as of somebody who types fast. */
const PAUSE_MS = 80

/** `pnpm bench matrix`: how soon a matrix of 25 × 60 shows what a key does, in the table and on the canvas. */
async function main(): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(HOW_TO_INSTALL)
  const server = await Server.start()
  const board = await server.createBoard("regionalworkshop", "Große Matrix")
  await fill(server, board)
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  })
  try {
    print(`${conditions("pnpm bench matrix")} · Chromium ${browser.version()}\n`)
    print(await measureKeys(browser, board))
  } finally {
    await browser.close()
    await server.close()
  }
}

async function fill({ url }: Server, { id, facilitatorToken }: TestBoard): Promise<void> {
  const response = await fetch(`${url}/api/boards/${id}/content`, {
    method: "PUT",
    headers: { "content-type": "application/json", authorization: `Bearer ${facilitatorToken}` },
    body: JSON.stringify(content()),
  })
  if (!response.ok) throw new Error(`No content: ${await response.text()}`)
}

/** A third of the cells is filled. */
function content(): unknown {
  const cells = numbers(TASKS * INSTITUTIONS).filter((i) => i % 3 === 0)
  return {
    schema: "tafelrunde/board-content",
    version: 1,
    meta: { title: "Große Matrix", language: "de" },
    phases: numbers(PHASES).map((i) => ({ id: `p${i}`, title: `Phase ${i + 1}` })),
    institutions: numbers(INSTITUTIONS).map((i) => ({
      id: `i${i}`,
      name: `Amt ${i + 1}`,
      short: `A${i + 1}`,
    })),
    tasks: numbers(TASKS).map((i) => ({
      id: `t${i}`,
      number: i + 1,
      phaseId: `p${Math.floor((i * PHASES) / TASKS)}`,
      title: `Zuständigkeit für den ${i + 1}. Schritt klären und weitergeben`,
    })),
    assignments: cells.map((i) => ({
      taskId: `t${Math.floor(i / INSTITUTIONS)}`,
      institutionId: `i${i % INSTITUTIONS}`,
      roles: [i % 2 === 0 ? "responsible" : "consulted"],
    })),
  }
}

function numbers(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i)
}

async function measureKeys(browser: Browser, board: TestBoard): Promise<string> {
  const context = await browser.newContext({ viewport: SCREEN, locale: "de-DE" })
  const page = await context.newPage()
  await page.goto(board.links.participant)
  await page.getByLabel("Ihr Name").fill("Alice")
  await page.getByRole("combobox", { name: "Ihre Institution" }).selectOption({ index: 1 })
  await page.getByRole("button", { name: "An die Tafel" }).click()
  const rows: string[][] = []
  for (const view of ["Tabelle", "Tafel"] as const) {
    await page.getByRole("banner").getByText(view, { exact: true }).click()
    if (view === "Tafel") {
      await page.getByTestId("areas.button").click()
      await page.getByRole("menuitem", { name: "Zuständigkeiten", exact: true }).click()
    }
    const grid = page.getByRole("grid")
    await grid.waitFor({ state: "visible", timeout: 60_000 })
    await page.waitForTimeout(3000)
    const cell = grid.locator(".matrix-task").nth(4).locator(".matrix-cell").nth(3)
    await cell.evaluate((element: HTMLElement) => element.focus())
    rows.push(await measure(page, `${view === "Tafel" ? "canvas" : "table"}, letters`, ["m", "i"]))
    rows.push(
      await measure(page, `${view === "Tafel" ? "canvas" : "table"}, arrows`, [
        "ArrowDown",
        "ArrowUp",
      ]),
    )
  }
  await context.close()
  const times = ["until its frame p50 ms", "p95", "most"]
  return table(["a key", "main thread's CPU ms", ...times, "machine idle %"], rows)
}

async function measure(page: Page, what: string, keys: readonly string[]): Promise<string[]> {
  await page.evaluate(() => {
    const isWatched = window.keyTimes !== undefined
    window.keyTimes = []
    if (isWatched) return
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A message arrives after the frame has been painted.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener("message", () =>
            window.keyTimes?.push(performance.now() - timeStamp),
          )
          port1.start()
          port2.postMessage(undefined)
        })
      },
      { capture: true },
    )
  })
  const idle = measureIdle()
  const startedAt = performance.now()
  const { cpu } = await measureBusy(page, async () => {
    for (let pressed = 0; pressed < KEYS; pressed += 1) {
      await page.keyboard.press(keys[pressed % keys.length] ?? "ArrowDown")
      await page.waitForTimeout(PAUSE_MS)
    }
  })
  const work = ((performance.now() - startedAt) * cpu) / 100 / KEYS
  const share = idle()
  const times = await page.evaluate(() => window.keyTimes ?? [])
  const cells = [work, ...[0.5, 0.95, 1].map((q) => quantile(times, q)), share]
  return [what, ...cells.map((value) => value.toFixed(0))]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main()
