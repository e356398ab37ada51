import { type Page } from "@playwright/test"

import { expect, test } from "../people/fixtures.ts"

/** Words that no German interface has; those that both languages share are left out. */
const ENGLISH =
  /\b(the|and|of|your|you|this|with|open|close|create|share|join|people|loading|saved|saving|task|undo|redo|remove|rename|add|board|table|findings|settings|copy|cancel|delete|color|page|zoom in|shapes?)\b/i
/** Has to stay as it is. */
const WATERMARK = "made with tldraw"
const GERMAN = /\b(und|der|die|das|Ihre?|mit|öffnen|anlegen|entfernen|Aufgabe|Tafel|Tabelle)\b/

/** The lines and labels on the page that are in this language. */
async function wordsOf(page: Page, language: RegExp): Promise<string[]> {
  const texts = await page.locator("body").innerText()
  const labels = await page
    .locator("[aria-label], [title], [placeholder]")
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
      ),
    )
  return [...texts.split("\n"), ...labels].filter(
    (line) => language.test(line) && line !== WATERMARK,
  )
}

test("the German interface has no English left on our own pages", async ({ alice, server }) => {
  const board = await server.createBoard("regionalworkshop", "Runde")

  await alice.page.goto(server.url)
  expect(await wordsOf(alice.page, ENGLISH)).toEqual([])

  await alice.page.goto(board.links.facilitator)
  await expect(alice.page.getByLabel("Ihr Name")).toBeVisible()
  expect(await wordsOf(alice.page, ENGLISH)).toEqual([])

  await alice.joins(board.links.facilitator, "Alice", "Jobcenter")
  await alice.opensTable()
  expect(await wordsOf(alice.page, ENGLISH)).toEqual([])

  await alice.opensCanvas()
  expect(await wordsOf(alice.page, ENGLISH)).toEqual([])
})

test("the interface is English for an English browser and can be switched", async ({
  newPerson,
  server,
}) => {
  const person = await newPerson({ locale: "en-GB" })
  await person.page.goto(server.url)
  await expect(person.page.getByRole("button", { name: "Create board" })).toBeVisible()
  await expect(person.page.locator("html")).toHaveAttribute("lang", "en")
  expect(await wordsOf(person.page, GERMAN)).toEqual([])

  await person.page.getByRole("button", { name: /Deutsch/ }).click()
  await expect(person.page.getByRole("button", { name: "Tafel anlegen" })).toBeVisible()
  await person.page.reload()
  await expect(person.page.getByRole("button", { name: "Tafel anlegen" })).toBeVisible()
})
