import { AxeBuilder } from "@axe-core/playwright"
import { type Page } from "@playwright/test"

import { opensBin } from "../people/bin.ts"
import { expect, test } from "../people/fixtures.ts"

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return inWords(violations.filter(({ impact }) => impact === "serious" || impact === "critical"))
}

/** Everything that axe finds in a menu or popover that is open, landmarks and names included. */
async function violationsWhileOpen(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: "tag", values: WCAG },
      rules: {
        region: { enabled: true },
        "aria-dialog-name": { enabled: true },
        "aria-input-field-name": { enabled: true },
      },
    })
    .analyze()
  return inWords(violations)
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"]

function inWords(violations: Violations): string[] {
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(" | ")}`,
  )
}

test("axe finds no serious violation on the start page and the join page", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.page.goto(server.url)
  expect(await seriousViolations(alice.page)).toEqual([])

  await alice.page.goto(board.links.facilitator)
  await expect(alice.page.getByLabel("Ihr Name")).toBeVisible()
  expect(await seriousViolations(alice.page)).toEqual([])
})

test("axe finds no serious violation in the table, its findings and the diagrams", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  await alice.page.getByRole("button", { name: /^Befunde/ }).click()
  expect(await seriousViolations(alice.page)).toEqual([])

  await alice.page.getByRole("button", { name: "Schaubilder" }).click()
  await expect(alice.page.getByRole("img", { name: /^Schaubild: Prozesskette/ })).toBeVisible()
  expect(await seriousViolations(alice.page)).toEqual([])
})

test("axe finds no serious violation in what facilitators steer with", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.facilitator, "Alice", "Jobcenter")
  await bob.joins(board.links.participant, "Bob", "VHS")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  const { page } = alice
  await page.getByRole("button", { name: "Sperren", exact: true }).click()
  await bob.sees("Gesperrt, nur ansehen")
  expect(await seriousViolations(bob.page)).toEqual([])

  await page.getByRole("button", { name: "Wer ist da: 2 Personen" }).click()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole("button", { name: "Bob von der Tafel entfernen" }).click()
  await expect(page.getByRole("dialog", { name: "Bob entfernen?" })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole("button", { name: "Von der Tafel entfernen", exact: true }).click()
  await bob.sees(/Die Moderation hat Sie von der Tafel entfernt/)
  expect(await seriousViolations(bob.page)).toEqual([])

  await page.getByRole("button", { name: "Teilen", exact: true }).click()
  await page.getByRole("button", { name: "Link für Teilnehmende erneuern" }).click()
  const question = page.getByRole("dialog", { name: "Link für Teilnehmende erneuern?" })
  await expect(question).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await question.getByRole("button", { name: "Abbrechen" }).click()
  await page.getByRole("button", { name: "Schließen" }).click()
  await page.getByRole("button", { name: "Mehr", exact: true }).click()
  await page.getByRole("menuitem", { name: /Tafel löschen/ }).click()
  await expect(page.getByRole("dialog")).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
})

test("axe is content with each menu of the table while it is open", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  const { page } = alice

  await alice.cell(2, "Agentur für Arbeit Musterstadt").focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menu", { name: /^Rollen/ })).toBeVisible()
  expect(await violationsWhileOpen(page)).toEqual([])
  await page.keyboard.press("Escape")

  await page.keyboard.press("Home")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menu", { name: /^Bearbeiten/ })).toBeVisible()
  expect(await violationsWhileOpen(page)).toEqual([])
})

test("axe is content with what removing a task asks and says, and with the bin", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  const { page } = alice

  await alice.cell(2, "Agentur für Arbeit Musterstadt").focus()
  await page.keyboard.press("Home")
  await page.keyboard.press("Enter")
  await page.getByRole("menuitem", { name: "Entfernen" }).click()
  expect(await violationsWhileOpen(page)).toEqual([])
  await page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click()
  await expect(page.getByText(/entfernt$/).first()).toBeVisible()
  expect(await violationsWhileOpen(page)).toEqual([])

  await opensBin(alice)
  expect(await violationsWhileOpen(page)).toEqual([])
})

test("axe finds no serious violation in dark mode, in English: pages, lists, forms, panels, dialogs", async ({
  newPerson,
  server,
}) => {
  const { links } = await server.createBoard("musterstadt")
  const { page } = await newPerson({ locale: "en-GB", colorScheme: "dark" })
  await page.goto(links.facilitator)
  await page.getByLabel("Your name").fill("Alice")
  await page.getByRole("button", { name: "Go to the board" }).click()
  await page.getByRole("banner").getByText("Table", { exact: true }).click()
  await expect(page.getByRole("grid").first()).toBeVisible()
  const ground = await page.evaluate(() => getComputedStyle(document.body).colorScheme)
  expect(ground).toContain("dark")
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole("button", { name: "Agreements", exact: true }).click()
  await page.getByRole("rowheader").first().getByRole("button").click()
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole("button", { name: "Notes", exact: true }).click()
  await page.getByRole("button", { name: "More", exact: true }).click()
  await expect(page.getByRole("menuitemradio", { name: "As the device" })).toBeChecked()
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole("menuitem", { name: /wall/i }).click()
  expect(await violationsWhileOpen(page)).toEqual([])
})

test("axe is content with tldraw's popovers and the opacity slider", async ({ alice, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const { page } = alice
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.keyboard.press("r")
  await expect(page.getByRole("slider")).toBeVisible()
  expect(await violationsWhileOpen(page)).toEqual([])

  await page.getByTestId("tools.more-button").click()
  await expect(page.getByRole("dialog")).toBeVisible()
  expect(await violationsWhileOpen(page)).toEqual([])
})

test("dialogs open in their first field; where there is none, the first space closes nothing", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  const { page } = alice

  await page.getByRole("button", { name: "Institution hinzufügen" }).click()
  await page.keyboard.type(" HWK")
  await expect(page.getByLabel("Kurzbezeichnung")).toHaveValue(" HWK")
  await page.keyboard.press("Escape")

  await page.getByRole("button", { name: "Teilen", exact: true }).click()
  await page.keyboard.press("Space")
  await expect(page.getByRole("dialog")).toBeVisible()
  await page.keyboard.press("Escape")

  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.getByTestId("main-menu.button").click()
  await page.getByRole("menuitem", { name: "Tastenkürzel" }).click()
  await expect(page.getByRole("dialog", { name: "Tastenkürzel" })).toBeVisible()
  await page.keyboard.press("Space")
  await expect(page.getByRole("dialog", { name: "Tastenkürzel" })).toBeVisible()
})

test("after drawing a box, typing writes in it", async ({ alice, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const { page } = alice
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await page.keyboard.press("r")
  await page.mouse.move(500, 300)
  await page.mouse.down()
  await page.mouse.move(800, 500, { steps: 5 })
  await page.mouse.up()

  await page.keyboard.type("Der erste Schritt")

  await expect(alice.note("Der erste Schritt")).toBeVisible()
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

test("the longest names fit on a phone, and on a laptop that enlarges four times nothing covers the table", async ({
  alice,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("regionalworkshop")
  const { page } = alice
  await alice.joins(board.links.facilitator, "Alice", "Koordinierungsstelle")
  await alice.opensTable()
  const name = "Ausländerbehörde des Landkreises Musterstadt-Nord, Sachgebiet Aufenthaltsrecht"
  await page.getByRole("button", { name: "Institution hinzufügen" }).click()
  await page.getByLabel("Kurzbezeichnung").fill("ABH")
  await page.getByLabel("Amtlicher Name").fill(name)
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).click()
  await page.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }).click()
  await page.keyboard.type("Rechtskreiswechselübergangsleistungsbewilligungsverfahren gestalten")
  await page.keyboard.press("Enter")
  await alice.waitsUntilSaved()

  for (const viewport of [
    { width: 320, height: 640 },
    { width: 360, height: 225 },
  ]) {
    const narrow = await newPerson({ viewport })
    await narrow.joins(board.links.participant, "Narges", `${name} (ABH)`)

    const last = narrow.page.getByRole("button", { name: "I: Information" }).nth(13)
    await last.click()

    await expect(last).toHaveAttribute("aria-pressed", "true")
    await expect(last).toBeInViewport({ ratio: 1 })
    const wide = await narrow.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(viewport.width)
    await last.click()
  }
})
