import { type Page } from "@playwright/test"

import { removesFilled } from "../../people/bin.ts"
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

test("a click selects a cell on the canvas, the second opens its roles", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")

  const cell = alice.cell(5, "Agentur für Arbeit Musterstadt")
  await cell.click()
  await expect(cell).toBeFocused()
  await expect(alice.page.getByRole("menu")).toHaveCount(0)
  await cell.click()
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

test("who clicks and types fills the cells that were clicked, and Tab goes on row by row", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("regionalworkshop")
  await alice.joins(board.links.facilitator, "Alice", "Koordinierungsstelle")
  await bob.joins(board.links.participant, "Bob", "VHS")
  const { page } = alice
  await alice.opensTable()
  for (const [short, name] of [
    ["JC", "Jobcenter"],
    ["VHS", "Volkshochschule"],
  ] as const) {
    await page.getByRole("button", { name: "Institution hinzufügen" }).click()
    await page.keyboard.type(short)
    await page.keyboard.press("Tab")
    await page.keyboard.type(name)
    await page.keyboard.press("Enter")
  }
  await bob.opensTable()

  await alice.cell(1, "Jobcenter").click()
  await page.keyboard.press("e")
  await alice.cell(3, "Volkshochschule").click()
  await page.keyboard.press("d")
  await page.keyboard.press("Tab")
  await page.keyboard.press("m")
  await expect(page.getByRole("menu")).toHaveCount(0)

  await expect(bob.cell(1, "Jobcenter", "Entscheidung & Federführung")).toBeAttached()
  await expect(bob.cell(3, "Volkshochschule", "Durchführung")).toBeAttached()
  await expect(page.locator(":focus")).toHaveAccessibleName(/: Mitwirkung$/)
})

test("the roles never cover the row that is being filled in", async ({ newPerson, server }) => {
  const board = await server.createBoard("musterstadt")
  const person = await newPerson({ viewport: { width: 1024, height: 420 } })
  await person.joins(board.links.participant, "Alice")
  await person.opensTable()

  for (const task of [1, 8, 24]) {
    const cell = person.cell(task, "Agentur für Arbeit Musterstadt")
    await cell.focus()
    await person.page.keyboard.press("Enter")
    const menu = await person.page.getByRole("menu").boundingBox()
    const row = await cell.boundingBox()
    const isApart = menu && row && (menu.y >= row.y + row.height || menu.y + menu.height <= row.y)
    expect(isApart, `task ${task}`).toBe(true)
    await person.page.keyboard.press("Escape")
  }
})

test("after work in the matrix on the canvas, letters pick no tool until the canvas is clicked", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  const { page } = alice
  const eraser = page.getByTestId("tools.eraser")

  await alice.cell(5, "Agentur für Arbeit Musterstadt").click()
  await page.keyboard.press("d")
  await expect(alice.cell(5, "Agentur für Arbeit Musterstadt", "Durchführung")).toBeAttached()
  await page.keyboard.press("Escape")
  await page.keyboard.press("e")
  await expect(eraser).toHaveAttribute("aria-pressed", "false")

  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.keyboard.press("e")
  await expect(eraser).toHaveAttribute("aria-pressed", "true")
})

test("who types in a title keeps words and caret while others move the row, and gets the words back when they remove it", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.facilitator, "Bob")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  const title = "Wohnsitz anmelden"
  const field = alice.page.getByLabel("Titel der Aufgabe")
  const first = (
    await alice.grid().getByRole("rowheader").nth(1).locator(".task-title").innerText()
  ).trim()
  await chooseFor(alice.page, first, "Umbenennen")
  await alice.page.keyboard.type(title)
  await alice.page.keyboard.press("ArrowLeft")

  await chooseFor(bob.page, first, "Nach „Sprache“")
  await expect(
    alice.grid().locator("tbody").filter({ hasText: "Sprache" }).getByLabel("Titel der Aufgabe"),
  ).toBeFocused()
  await alice.page.keyboard.type("X")
  await expect(field).toHaveValue("Wohnsitz anmeldeXn")

  await removesFilled(bob, first)
  const notice = alice.page.getByRole("alertdialog")
  await expect(notice).toContainText("Wohnsitz anmeldeXn")
  await expect(notice).toBeFocused()
  await notice.getByRole("button", { name: "Als neue Aufgabe in „Sprache“ hinzufügen" }).click()
  await expect(bob.grid().getByText("Wohnsitz anmeldeXn")).toBeVisible()
})
