import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

const PROJECTOR = { viewport: { width: 1920, height: 1080 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Pixels on the screen. */
async function heightOfText(person: Person, text: string): Promise<number> {
  return await person.note(text).evaluate((element) => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    // Cards are drawn as SVG.
    if (element instanceof SVGGraphicsElement) return size * (element.getScreenCTM()?.a ?? 0)
    const shown = element.getBoundingClientRect().height / (element as HTMLElement).offsetHeight
    return size * shown
  })
}

async function writesNoteAt(person: Person, at: { x: number; y: number }): Promise<void> {
  await person.page.keyboard.press("n")
  await person.canvas().click({ position: at })
  await person.page.keyboard.type("Neuer Zettel")
  await person.page.keyboard.press("Escape")
}

test("the wall opens on its first area, where a new note can be read", async ({
  alice,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("regionalworkshop")
  const onPhone = await newPerson(PHONE)
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await expect(alice.canvas().getByText("Was wollen wir gemeinsam erreichen?")).toBeInViewport()
  await writesNoteAt(alice, { x: 200, y: 400 })

  await onPhone.joins(board.links.participant, "Bob", "VHS")
  await onPhone.page.getByRole("button", { name: "Tafel", exact: true }).click()
  await expect(onPhone.canvas().getByText("Was wollen wir gemeinsam erreichen?")).toBeInViewport()

  expect(await heightOfText(alice, "Neuer Zettel")).toBeGreaterThanOrEqual(16)
})

test("a note on the whole wall is made as large as reading needs", async ({ alice, server }) => {
  const board = await server.createBoard("regionalworkshop")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await alice.page.getByTestId("areas.button").click()
  await alice.page.getByRole("menuitem", { name: "Alles zeigen" }).click()
  await expect(alice.canvas().getByText("Was bleibt zu klären?")).toBeInViewport()

  await writesNoteAt(alice, { x: 100, y: 700 })

  expect(await heightOfText(alice, "Neuer Zettel")).toBeGreaterThanOrEqual(15)
})

test("a stray note far off does not shrink the first view of others", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  for (const x of [300, 550, 800]) await writesNoteAt(alice, { x, y: 400 })
  await alice.page.mouse.move(700, 500)
  for (let times = 0; times < 40; times += 1) await alice.page.mouse.wheel(0, 2000)
  await writesNoteAt(alice, { x: 500, y: 400 })
  await alice.waitsUntilSaved()

  await bob.joins(board.links.participant, "Bob", "VHS")
  await bob.opensCanvas()

  await expect(bob.page.getByText("Neuer Zettel").first()).toBeInViewport()
  expect(await heightOfText(bob, "Neuer Zettel")).toBeGreaterThanOrEqual(16)
})

test("whoever comes later sees the area in which the facilitator is", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Schnittstellen")

  await bob.joins(board.links.participant, "Bob")
  await bob.opensCanvas()

  await expect(bob.canvas().getByText("Was geben wir weiter")).toBeInViewport()
})

test("areas are found by keyboard, also by those who only view", async ({ bob, server }) => {
  const board = await server.createBoard("musterstadt")
  await bob.joins(board.links.viewer, "Vera")
  await bob.opensCanvas()
  const { keyboard } = bob.page

  await bob.page.getByRole("button", { name: /^Bereiche/ }).focus()
  await keyboard.press("Enter")
  await expect(bob.page.getByRole("menuitem", { name: "Ankommen und Ziele" })).toBeFocused()
  await keyboard.type("Ver")
  await expect(bob.page.getByRole("menuitem", { name: "Vereinbarungen" })).toBeFocused()
  await keyboard.press("Enter")

  await expect(bob.canvas().getByText("Was vereinbaren wir verbindlich?")).toBeInViewport()
  await expect(bob.page.getByText("Vereinbarungen wird gezeigt.")).toBeAttached()
})

test("text of each area can be read from afar on a projector", async ({ newPerson, server }) => {
  const board = await server.createBoard("musterstadt")
  const wall = await newPerson(PROJECTOR)
  await wall.joins(board.links.viewer, "Beamer")
  await wall.opensCanvas()

  for (const [area, text] of [
    ["Ankommen und Ziele", "Kein Tag ohne Leistung"],
    ["Akteure", "Jobcenter Musterstadt"],
    ["Prozesskette", "Registrierung und Existenzsicherung"],
    ["Zuständigkeiten", "Unterbringung sicherstellen"],
    ["Schnittstellen", "Asylentscheidung übermitteln"],
    ["Vereinbarungen", "Gemeinsamer Übergabebogen Rechtskreiswechsel"],
    ["Offene Punkte und Themenspeicher", "Wer pflegt das"],
  ] as const) {
    await wall.opensArea(area)
    await expect
      .poll(async () => await heightOfText(wall, text), { message: area })
      .toBeGreaterThanOrEqual(24)
  }
})

test("column heads, task titles and the phase stay in sight in a matrix larger than the window", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  const head = alice.grid().getByRole("columnheader", { name: "Kommunale Integrations" })
  const phase = alice.grid().getByRole("rowheader", { name: /Anerkennung und Qualifizierung/ })
  await expect(head).toBeInViewport()

  await alice.page.mouse.move(700, 500)
  await expect(async () => {
    await alice.page.mouse.wheel(0, 200)
    await expect(alice.cell(16, "Jobcenter Musterstadt")).toBeInViewport({ timeout: 100 })
  }).toPass()

  await expect(head).toBeInViewport({ ratio: 0.99 })
  await expect(phase).toBeInViewport({ ratio: 0.99 })
  const below = (await phase.boundingBox())?.y ?? 0
  expect(below).toBeGreaterThan((await head.boundingBox())?.y ?? Number.POSITIVE_INFINITY)
  // What lies under the heads cannot be pressed by accident, what is below them can.
  await alice.cell(15, "Volkshochschule Musterstadt").click()
  await alice.page.keyboard.press("m")
  await expect(alice.cell(15, "Volkshochschule Musterstadt", "Mitwirkung")).toBeAttached()
})

test("the keyboard never goes to a cell that the window does not show", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  await alice.cell(1, "Jobcenter Musterstadt").click()

  for (let row = 1; row < 24; row += 1) await alice.page.keyboard.press("ArrowDown")
  await expect(alice.page.locator(":focus")).toBeInViewport({ ratio: 0.99 })
  for (let row = 1; row < 20; row += 1) await alice.page.keyboard.press("ArrowUp")

  const focused = await alice.page.locator(":focus").boundingBox()
  const corner = await alice.grid().locator(".matrix-corner").boundingBox()
  expect(focused?.y).toBeGreaterThanOrEqual((corner?.y ?? 0) + (corner?.height ?? 0))
})

test("a finding shows its cell with the heads beside the open list", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.page.getByRole("button", { name: /^Befunde/ }).click()

  const error = alice.page.getByRole("listitem").filter({ hasText: "hat zwei Federführungen" })
  await error.getByRole("button").click()

  const cell = alice.page.locator(":focus")
  await expect(cell).toHaveAccessibleName(/^Aufgabe 9/)
  await expect(cell).toBeInViewport({ ratio: 0.99 })
  const list = await alice.page.getByRole("complementary", { name: "Befunde" }).boundingBox()
  const place = await cell.boundingBox()
  expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(list?.x ?? 0)
  for (const head of [
    alice.grid().getByRole("columnheader", { name: "Sozialamt der Stadt Musterstadt" }),
    alice.grid().locator(".task-title").filter({ hasText: "Rechtskreiswechsel" }),
  ]) {
    await expect(head).toBeInViewport({ ratio: 0.99 })
  }
})
