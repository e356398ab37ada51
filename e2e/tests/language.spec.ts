import { type Page } from "@playwright/test"

import { expect, test } from "../people/fixtures.ts"

/** Words that no German interface has; those that both languages share are left out. */
const ENGLISH =
  /\b(the|and|of|your|you|this|with|open|close|create|share|join|people|loading|saved|saving|task|undo|redo|remove|rename|add|board|table|findings|settings|copy|cancel|delete|color|page|zoom in|shapes?)\b/i
const GERMAN = /\b(und|der|die|das|Ihre?|mit|öffnen|anlegen|entfernen|Aufgabe|Tafel|Tabelle)\b/

async function visibleWords(page: Page): Promise<string> {
  const texts = await page.locator("body").innerText()
  const labels = await page
    .locator("[aria-label], [title], [placeholder]")
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
      ),
    )
  return [texts, ...labels].join("\n")
}

test("the German interface has no English left on our own pages", async ({ alice, server }) => {
  const board = await server.createBoard("regionalworkshop", "Runde")

  await alice.page.goto(server.url)
  expect(await visibleWords(alice.page)).not.toMatch(ENGLISH)

  await alice.page.goto(board.links.facilitator)
  await expect(alice.page.getByLabel("Ihr Name")).toBeVisible()
  expect(await visibleWords(alice.page)).not.toMatch(ENGLISH)

  await alice.joins(board.links.facilitator, "Alice", "Jobcenter")
  await alice.opensTable()
  expect(await visibleWords(alice.page)).not.toMatch(ENGLISH)

  await alice.opensCanvas()
  expect(await visibleWords(alice.page)).not.toMatch(ENGLISH)
})

test("the interface is English for an English browser and can be switched", async ({
  newPerson,
  server,
}) => {
  const person = await newPerson({ locale: "en-GB" })
  await person.page.goto(server.url)
  await expect(person.page.getByRole("button", { name: "Create board" })).toBeVisible()
  await expect(person.page.locator("html")).toHaveAttribute("lang", "en")
  expect(await visibleWords(person.page)).not.toMatch(GERMAN)

  await person.page.getByRole("button", { name: /Deutsch/ }).click()
  await expect(person.page.getByRole("button", { name: "Tafel anlegen" })).toBeVisible()
  await person.page.reload()
  await expect(person.page.getByRole("button", { name: "Tafel anlegen" })).toBeVisible()
})
