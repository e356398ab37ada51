import { expect, test } from "../../people/fixtures.ts"

test("undo on the canvas takes back drawing and matrix, newest first, and says what", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  const { page } = alice
  const shapes = page.locator(".tl-shape[data-shape-type=note]")
  await expect(alice.cell(2, "Jobcenter Musterstadt")).toBeAttached()
  const before = await shapes.count()
  const cell = alice.cell(2, "Agentur für Arbeit Musterstadt")

  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.keyboard.press("n")
  await page.mouse.click(200, 700)
  await page.keyboard.type("Erste")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await expect(shapes).toHaveCount(before + 1)
  await cell.focus()
  await page.keyboard.press("i")
  await expect(alice.cell(2, "Agentur für Arbeit Musterstadt", "Information")).toBeAttached()

  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.keyboard.press("Control+z")
  await alice.sees("Rückgängig gemacht: Zuständigkeit geändert")
  await expect(alice.cell(2, "Agentur für Arbeit Musterstadt", "keine Beteiligung")).toBeAttached()
  await expect(shapes).toHaveCount(before + 1)
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+z")
  await expect(shapes).toHaveCount(before)
})
