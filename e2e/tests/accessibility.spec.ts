import { AxeBuilder } from "@axe-core/playwright"
import { type Page } from "@playwright/test"

import { expect, test } from "../people/fixtures.ts"

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze()
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(" | ")}`,
    )
}

test("axe finds no serious violation on the start page, the join page and the table", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.page.goto(server.url)
  expect(await seriousViolations(alice.page)).toEqual([])

  await alice.page.goto(board.links.facilitator)
  await expect(alice.page.getByLabel("Ihr Name")).toBeVisible()
  expect(await seriousViolations(alice.page)).toEqual([])

  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  await alice.page.getByRole("button", { name: /^Befunde/ }).click()
  expect(await seriousViolations(alice.page)).toEqual([])
})

test("from the canvas, the first key press leads to the table", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await expect(alice.canvas()).toBeVisible()

  await alice.page.keyboard.press("Tab")
  await expect(alice.page.getByRole("button", { name: "Zur Tabellenansicht" })).toBeFocused()
  await alice.page.keyboard.press("Enter")

  await expect(alice.grid()).toBeVisible()
})

test("nothing is cut off sideways at 320 pixels", async ({ newPerson, server }) => {
  const board = await server.createBoard("musterstadt")
  const person = await newPerson({ viewport: { width: 320, height: 640 } })
  const overflow = (): Promise<number> =>
    person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

  await person.page.goto(server.url)
  await expect(person.page.getByRole("heading").first()).toBeVisible()
  expect(await overflow()).toBeLessThanOrEqual(0)

  await person.page.goto(board.links.participant)
  await expect(person.page.getByLabel("Ihr Name")).toBeVisible()
  expect(await overflow()).toBeLessThanOrEqual(0)
})
