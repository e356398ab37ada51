import { type Browser, type Page } from "@playwright/test"

import { type TestBoard } from "../people/server.ts"
import { median, quantile, table } from "./figures.ts"
import { watchInteractive, whenInteractive } from "./probe.ts"

const REPEATS = 7
const SCREEN = { width: 1440, height: 900 }
/** A note that stands free at every zoom. */
const NOTE = "shape:note-100"
const SHAPES = 1000
/** As long as somebody needs to write a short name. */
const TYPING_MS = 2500

interface Opening {
  readonly first: number
  readonly again: number
}

/** Both in turn, so that what else the machine does meets both alike. */
export async function measureOpening(
  browser: Browser,
  { board, bare }: { board: TestBoard; bare: string },
): Promise<string> {
  const bares: Opening[] = []
  const ours: Opening[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    bares.push(await inNewBrowser(browser, SHAPES, (page) => openBare(page, bare)))
    ours.push(await inNewBrowser(browser, SHAPES + 1, (page) => openOurs(page, board)))
  }
  const row = (what: string, key: keyof Opening): string[] => {
    const bareTimes = bares.map((one) => one[key])
    const ourTimes = ours.map((one) => one[key])
    const ratio = median(ourTimes) / median(bareTimes)
    return [what, spread(bareTimes), spread(ourTimes), `${ratio.toFixed(2)} ×`]
  }
  return table(
    ["until interactive, median of 7 (least–most) in ms", "bare tldraw", "Tafelrunde", "ratio"],
    [
      row("first visit (bare: from the address; ours: from “An die Tafel”)", "first"),
      row("opened again (reload, from the address)", "again"),
    ],
  )
}

function spread(times: readonly number[]): string {
  return `${ms(median(times))} (${ms(quantile(times, 0))}–${ms(quantile(times, 1))})`
}

function ms(value: number): string {
  return value.toFixed(0)
}

async function inNewBrowser<T>(
  browser: Browser,
  shapes: number,
  visit: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: SCREEN, locale: "de-DE" })
  try {
    const page = await context.newPage()
    await watchInteractive(page, { note: NOTE, shapes })
    return await visit(page)
  } finally {
    await context.close()
  }
}

async function openBare(page: Page, url: string): Promise<Opening> {
  await page.goto(url)
  const first = await whenInteractive(page)
  return { first: first.at, again: await reload(page) }
}

async function openOurs(page: Page, board: TestBoard): Promise<Opening> {
  await page.goto(board.links.participant)
  await page.getByLabel("Ihr Name").fill("Alice")
  await page.getByRole("combobox", { name: "Ihre Institution" }).selectOption({ index: 1 })
  await page.waitForTimeout(TYPING_MS)
  await page.getByRole("button", { name: "An die Tafel" }).click()
  const first = await whenInteractive(page)
  return { first: first.sinceJoining, again: await reload(page) }
}

async function reload(page: Page): Promise<number> {
  // What loads in the background shall be there, and the camera remembered.
  await page.waitForTimeout(2000)
  await page.reload()
  return (await whenInteractive(page)).at
}
