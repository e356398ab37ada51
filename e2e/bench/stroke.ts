import { type Browser } from "@playwright/test"

import { type TestBoard } from "../people/server.ts"
import { table } from "./figures.ts"
import { enter, openPage } from "./running.ts"

const POINTS = 600
/** The first byte of a frame with a change of the document; others are presence. */
const DOCUMENT = 0

/** Draws one long stroke with the mouse and counts what leaves the browser for it. */
export async function measureStroke(browser: Browser, board: TestBoard): Promise<string> {
  const page = await openPage(browser)
  const sent = { frames: 0, bytes: 0 }
  page.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => {
      const bytes = Buffer.from(payload)
      if (bytes[0] !== DOCUMENT) return
      sent.frames += 1
      sent.bytes += bytes.length
    })
  })
  await enter(page, board)
  await page.keyboard.press("Shift+Digit0")
  await page.keyboard.press("d")
  await page.mouse.move(300, 300)
  await page.waitForTimeout(1500)
  Object.assign(sent, { frames: 0, bytes: 0 })
  await page.mouse.down()
  for (let point = 1; point < POINTS; point += 1) {
    const turn = point / 25
    await page.mouse.move(700 - 400 * Math.cos(turn) + point / 10, 300 + 180 * Math.sin(turn * 1.7))
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
  await page.waitForTimeout(1000)
  await page.context().close()
  return table(
    ["a stroke of 600 points", "document frames", "kB sent"],
    [["drawn with the mouse", String(sent.frames), (sent.bytes / 1000).toFixed(1)]],
  )
}
