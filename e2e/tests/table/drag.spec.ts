import { type Locator } from "@playwright/test"

import { expect, test } from "../../people/fixtures.ts"

/** Takes the line by its handle, somewhat beside its middle: a press in the very middle means a screen reader. */
async function drag(line: Locator, onto: Locator): Promise<void> {
  await line
    .locator(".drag-handle")
    .first()
    .dragTo(onto, { sourcePosition: { x: 5, y: 5 } })
}

test("rows and columns are dragged in lists, in the table's matrix and on the canvas; others see it", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await bob.joins(board.links.viewer, "Bob")
  await bob.opensTable()
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  const tasks = alice.page.locator(".matrix-task")
  await drag(tasks.nth(0), tasks.nth(1))
  await expect(tasks.nth(0)).toContainText("Unterbringung sicherstellen")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  const column = (name: string): Locator => alice.canvas().getByRole("columnheader", { name })
  await drag(column("Agentur für Arbeit Musterstadt"), column("Jobcenter Musterstadt"))

  await expect(bob.page.locator(".matrix-task").first()).toContainText(
    "Unterbringung sicherstellen",
  )
  await expect(bob.page.getByRole("columnheader").nth(1)).toHaveAccessibleName(
    "Jobcenter Musterstadt",
  )
})
