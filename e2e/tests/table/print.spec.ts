import { expect, test } from "../../people/fixtures.ts"

test("printing puts the whole table on pages, from the canvas too", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  const { page } = alice

  await page.emulateMedia({ media: "print" })
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")))
  const printed = page.locator(".printed-table")
  await expect(printed.getByRole("row")).toHaveCount(1 + 6 + 24)
  await expect(printed.getByRole("columnheader", { name: "KIK" })).toBeVisible()
  await expect(printed.getByText("Nachbetreuung nach Arbeitsaufnahme sichern")).toBeVisible()
  await expect(page.getByRole("banner")).toBeHidden()
  const heads = await printed.locator("thead").evaluate((head) => getComputedStyle(head).display)
  expect(heads).toBe("table-header-group")
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")))

  await page.emulateMedia({ media: null })
  await expect(page.getByRole("banner")).toBeVisible()
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThan(1)
})
