import { expect, test } from "../../people/fixtures.ts"

test("a note from the list is dropped on the matrix, becomes a task and goes back to its place", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  const { page } = alice
  await page.getByRole("button", { name: "Notizen", exact: true }).click()
  const line = page.getByRole("textbox", { name: /^Neue Notiz in/ })
  await line.fill("Kinderbetreuung klären")
  await line.press("Enter")
  await alice.opensCanvas()
  await alice.seesWholeWall()
  const note = alice.note("Kinderbetreuung klären")
  const before = await note.boundingBox()
  const row = await alice.note("Asylverfahren durchführen").boundingBox()
  if (!before || !row) throw new Error("not in sight")

  await page.mouse.move(before.x + 10, before.y + 10)
  await page.mouse.down()
  await page.mouse.move(before.x + 60, before.y + 40, { steps: 3 })
  await page.mouse.move(row.x + 20, row.y + 5, { steps: 6 })
  await page.mouse.up()

  await expect(page.getByText("Aufgaben: 1 angelegt").first()).toBeVisible()
  await expect(page.getByRole("button", { name: /^Zeigen: Aufgabe 25/ })).toBeVisible()
  const shape = page.locator('.tl-shape[data-shape-type="note"]', { hasText: "Kinderbetreuung" })
  const back = await shape.getByText("Kinderbetreuung klären").first().boundingBox()
  expect(Math.hypot((back?.x ?? 0) - before.x, (back?.y ?? 0) - before.y)).toBeLessThan(1)
})
