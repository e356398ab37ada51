import { type ChildProcess } from "node:child_process"
import { once } from "node:events"

import { type Browser, type Page } from "@playwright/test"

import { type TestBoard } from "../people/server.ts"
import { quantile, table } from "./figures.ts"
import { measureIdle } from "./machine.ts"
import {
  type Busy,
  measureBusy,
  readMessages,
  watchFrames,
  watchInteractive,
  whenInteractive,
} from "./probe.ts"
import { drag, freeNote } from "./work.ts"

const SCREEN = { width: 1440, height: 900 }
const NOTE = "shape:note-100"
const SHAPES = 1000
const WATCH_MS = 10_000

interface Row extends Busy {
  readonly what: string
  readonly frames: readonly number[]
  readonly idle: number
}

interface Places {
  readonly board: TestBoard
  readonly crowd: ChildProcess
  readonly bare: string
}

/** One person looks, then drags a note; the others rest, then work; bare tldraw, where nobody else is, for comparison. */
export async function measureRunning(browser: Browser, places: Places): Promise<string> {
  const rows = [
    ...(await measureBare(browser, places.bare)),
    ...(await measureOurs(browser, places)),
  ]
  return table(
    [
      "one browser, 10 s each",
      "busy %",
      "CPU %",
      "script %",
      "style %",
      "layout %",
      "frame p50 ms",
      "p95",
      "p99",
      "machine idle %",
    ],
    rows.map(toCells),
  )
}

async function measureBare(browser: Browser, url: string): Promise<Row[]> {
  const page = await openPage(browser)
  await page.goto(url)
  await whenInteractive(page)
  const rows: Row[] = []
  for (const zoom of ZOOMS) {
    await zoomTo(page, zoom)
    rows.push(await measureDrag(page, `bare tldraw, ${zoom}, dragging`))
  }
  await page.context().close()
  return rows
}

async function measureOurs(browser: Browser, { board, crowd }: Places): Promise<Row[]> {
  const page = await openPage(browser)
  await enter(page, board)
  crowd.send("gather")
  await once(crowd, "message")
  const rows: Row[] = []
  for (const zoom of ZOOMS) {
    await zoomTo(page, zoom)
    for (const others of ["rest", "move"] as const) {
      crowd.send(others)
      const what = `${zoom}, others ${others === "rest" ? "resting" : "at work"}`
      rows.push(await measure(page, `${what}, looking`, () => page.waitForTimeout(WATCH_MS)))
      rows.push(await measureDrag(page, `${what}, dragging`))
    }
    crowd.send("rest")
  }
  await page.context().close()
  return rows
}

const ZOOMS = ["whole wall", "100 %"] as const

async function zoomTo(page: Page, zoom: (typeof ZOOMS)[number]): Promise<void> {
  await page.keyboard.press(zoom === "100 %" ? "Shift+Digit0" : "Shift+Digit1")
  await page.waitForTimeout(1500)
}

export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, locale: "de-DE" })
  const page = await context.newPage()
  await watchInteractive(page, { note: NOTE, shapes: SHAPES })
  return page
}

/** Takes a seat and waits until what loads behind the scenes is there too. */
export async function enter(page: Page, board: TestBoard): Promise<void> {
  await page.goto(board.links.participant)
  await page.getByLabel("Ihr Name").fill("Alice")
  await page.getByRole("combobox", { name: "Ihre Institution" }).selectOption({ index: 1 })
  await page.getByRole("button", { name: "An die Tafel" }).click()
  await whenInteractive(page)
  await page.waitForTimeout(3000)
}

async function measureDrag(page: Page, what: string): Promise<Row> {
  const note = await freeNote(page)
  return await measure(page, what, () => drag(page, note, WATCH_MS))
}

async function measure(page: Page, what: string, work: () => Promise<void>): Promise<Row> {
  await page.waitForTimeout(1500)
  const idle = measureIdle()
  await watchFrames(page)
  const busy = await measureBusy(page, work)
  return { what, ...busy, frames: await readMessages(page), idle: idle() }
}

function toCells({ what, busy, cpu, script, style, layout, frames, idle }: Row): string[] {
  const shares = [busy, cpu, script, style, layout].map((share) => share.toFixed(0))
  const times = [0.5, 0.95, 0.99].map((share) => quantile(frames, share).toFixed(1))
  return [what, ...shares, ...times, idle.toFixed(0)]
}
