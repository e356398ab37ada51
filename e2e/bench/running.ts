import { type ChildProcess } from "node:child_process"
import { once } from "node:events"

import { type Browser, type Page } from "@playwright/test"

import { type TestBoard } from "../people/server.ts"
import { quantile, table } from "./figures.ts"
import {
  type Busy,
  measureBusy,
  readFrames,
  watchFrames,
  watchInteractive,
  whenInteractive,
} from "./probe.ts"

const SCREEN = { width: 1440, height: 900 }
const NOTE = "shape:note-100"
const SHAPES = 1001
const WATCH_MS = 10_000
const STEP_MS = 12

interface Row extends Busy {
  readonly what: string
  readonly frames: readonly number[]
}

/** One person looks, then drags a note, at both zooms that people work at; alone first, then with all others at work. */
export async function measureRunning(
  browser: Browser,
  { board, crowd }: { board: TestBoard; crowd: ChildProcess },
): Promise<string> {
  const context = await browser.newContext({ viewport: SCREEN, locale: "de-DE" })
  const page = await context.newPage()
  await enter(page, board)
  crowd.send("gather")
  await once(crowd, "message")
  const rows: Row[] = []
  for (const zoom of ["whole wall", "100 %"] as const) {
    if (zoom === "100 %") await page.keyboard.press("Shift+Digit0")
    for (const others of ["resting", "at work"] as const) {
      crowd.send(others === "resting" ? "rest" : "move")
      await page.waitForTimeout(1500)
      const what = `${zoom}, others ${others}`
      rows.push(await measure(page, `${what}, looking`, () => page.waitForTimeout(WATCH_MS)))
      const note = await freeNote(page)
      rows.push(await measure(page, `${what}, dragging`, () => drag(page, note)))
    }
  }
  await context.close()
  return table(
    [
      "main thread",
      "busy %",
      "CPU %",
      "script %",
      "style %",
      "layout %",
      "frame p50 ms",
      "p95",
      "p99",
    ],
    rows.map(toCells),
  )
}

async function enter(page: Page, board: TestBoard): Promise<void> {
  await watchInteractive(page, { note: NOTE, shapes: SHAPES })
  await page.goto(board.links.participant)
  await page.getByLabel("Ihr Name").fill("Alice")
  await page.getByRole("combobox", { name: "Ihre Institution" }).selectOption({ index: 1 })
  await page.getByRole("button", { name: "An die Tafel" }).click()
  await whenInteractive(page)
  await page.waitForTimeout(3000)
}

async function measure(page: Page, what: string, work: () => Promise<void>): Promise<Row> {
  await watchFrames(page)
  const busy = await measureBusy(page, work)
  return { what, ...busy, frames: await readFrames(page) }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The middle of a note that nothing covers, near the middle of the screen. */
async function freeNote(page: Page): Promise<Point> {
  const point = await page.evaluate(() => {
    const middle = { x: innerWidth / 2, y: innerHeight / 2 }
    const places = [...document.querySelectorAll('.tl-shape[data-shape-type="note"]')]
      .filter((note) => note.checkVisibility())
      .map((note) => note.getBoundingClientRect())
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
    const far = ({ x, y }: Point): number => Math.hypot(x - middle.x, y - middle.y)
    return places.toSorted((a, b) => far(a) - far(b))[3]
  })
  if (!point) throw new Error("No note on the screen")
  return point
}

/** In circles, a step somewhat more often than the screen shows one. */
async function drag(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  const endAt = performance.now() + WATCH_MS
  for (let step = 0; performance.now() < endAt; step += 1) {
    const [dx, dy] = [120 * Math.sin(step / 20), 80 * Math.cos(step / 20) - 80]
    await page.mouse.move(x + dx, y + dy)
    await page.waitForTimeout(STEP_MS)
  }
  await page.mouse.up()
}

function toCells({ what, busy, cpu, script, style, layout, frames }: Row): string[] {
  const shares = [busy, cpu, script, style, layout].map((share) => share.toFixed(0))
  return [what, ...shares, ...[0.5, 0.95, 0.99].map((share) => quantile(frames, share).toFixed(1))]
}
