import { type Page } from "@playwright/test"

export interface Point {
  readonly x: number
  readonly y: number
}

/** Somewhat more often than the screen shows a frame. */
const STEP_MS = 12

/** The middle of a note near the middle of the screen. */
export async function freeNote(page: Page): Promise<Point> {
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

/** Presses there and moves in circles, and lets go where it began. */
export async function drag(page: Page, { x, y }: Point, ms: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  const endAt = performance.now() + ms
  for (let step = 0; performance.now() < endAt; step += 1) {
    const [dx, dy] = [120 * Math.sin(step / 20), 80 * Math.cos(step / 20) - 80]
    await page.mouse.move(x + dx, y + dy)
    await page.waitForTimeout(STEP_MS)
  }
  await page.mouse.move(x, y)
  await page.mouse.up()
}
