import { type Page } from "@playwright/test"

import { expect, test } from "../../people/fixtures.ts"

test("the matrix is filled in by keyboard alone", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  const { keyboard } = alice.page

  await alice.cell(1, "Agentur für Arbeit Musterstadt").focus()
  await keyboard.press("ArrowDown")
  await keyboard.press("m")
  await expect(alice.cell(2, "Agentur für Arbeit Musterstadt", "Mitwirkung")).toBeFocused()

  await keyboard.press("i")
  await expect(
    alice.cell(2, "Agentur für Arbeit Musterstadt", "Mitwirkung, Information"),
  ).toBeFocused()

  await keyboard.press("Delete")
  await expect(alice.cell(2, "Agentur für Arbeit Musterstadt", "keine Beteiligung")).toBeFocused()

  await keyboard.press("Control+z")
  await expect(
    alice.cell(2, "Agentur für Arbeit Musterstadt", "Mitwirkung, Information"),
  ).toBeFocused()
})

test("a click opens the roles of a cell on the canvas", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()

  await alice.cell(5, "Agentur für Arbeit Musterstadt").first().click()
  await alice.page.getByRole("menuitemcheckbox", { name: /Durchführung/ }).click()

  await expect(alice.cell(5, "Agentur für Arbeit Musterstadt", "Durchführung")).toBeAttached()
})

test("rows and columns are added, renamed, moved and removed by one person and seen by another", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  const rows = bob.grid().getByRole("rowheader")

  await alice.grid().getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }).click()
  await alice.page.getByLabel("Titel der Aufgabe").fill("Sprachcafé anbieten")
  await alice.page.keyboard.press("Enter")
  await alice.page.keyboard.press("Escape")
  await expect(rows.filter({ hasText: "Sprachcafé anbieten" })).toBeVisible()

  await chooseFor(alice.page, "Sprachcafé anbieten", "Umbenennen")
  await alice.page.getByLabel("Titel der Aufgabe").fill("Sprachcafé betreiben")
  await alice.page.keyboard.press("Enter")
  await expect(rows.filter({ hasText: "Sprachcafé betreiben" })).toBeVisible()

  await chooseFor(alice.page, "Sprachcafé betreiben", "Nach oben")
  await expect
    .poll(async () => {
      const titles = await rows.allInnerTexts()
      const index = titles.findIndex((title) => title.includes("Sprachcafé betreiben"))
      return titles[index + 1]
    })
    .toContain("Berufssprachkurs")

  await chooseFor(alice.page, "Sprachcafé betreiben", "Entfernen")
  await expect(rows.filter({ hasText: "Sprachcafé betreiben" })).toHaveCount(0)
  await alice.page.getByRole("button", { name: "Rückgängig" }).first().click()
  await expect(rows.filter({ hasText: "Sprachcafé betreiben" })).toBeVisible()

  await alice.page.getByRole("button", { name: "Institution hinzufügen" }).click()
  await alice.page.getByLabel("Kurzbezeichnung").fill("EHR")
  await alice.page.getByLabel("Amtlicher Name").fill("Ehrenamtsagentur Musterstadt")
  await alice.page.getByRole("button", { name: "Hinzufügen", exact: true }).click()
  await expect(bob.cell(1, "Ehrenamtsagentur Musterstadt", "keine Beteiligung")).toBeAttached()
})

async function chooseFor(page: Page, what: string, action: string): Promise<void> {
  await page
    .getByRole("grid")
    .getByRole("button", { name: `Bearbeiten: ${what}` })
    .click()
  await page.getByRole("menuitem", { name: action }).click()
}
