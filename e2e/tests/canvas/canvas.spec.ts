import { pasteText } from "../../people/clipboard.ts"
import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"
import { type Server, type TestBoard } from "../../people/server.ts"

async function bothOnCanvas(people: readonly [Person, Person], server: Server): Promise<TestBoard> {
  const board = await meetOnCanvas(server, people, { role: "facilitator" })
  // The keyboard is the canvas's.
  for (const person of people) await person.canvas().click({ position: { x: 20, y: 300 } })
  return board
}

async function writesNote(person: Person, text: string): Promise<void> {
  await person.page.keyboard.press("n")
  await person.canvas().click({ position: { x: 600, y: 400 } })
  await person.page.keyboard.type(text)
}

function notesOf(person: Person): ReturnType<Person["page"]["locator"]> {
  return person.page.locator('.tl-shape[data-shape-type="note"]')
}

function frameName(person: Person): ReturnType<Person["page"]["locator"]> {
  return person.page.locator(".tl-frame-heading").getByText("Rahmen").first()
}

async function placeOf(person: Person): Promise<string | null> {
  return await notesOf(person).first().getAttribute("style")
}

/** Page units that the middle of two people's views are apart. */
async function apart(one: Person, other: Person): Promise<number> {
  const places = await Promise.all(
    [one, other].map(async (person) => {
      const style = await person.page.locator(".tl-html-layer.tl-shapes").getAttribute("style")
      const [, x = "", y = ""] = /translate\(([-\d.]+)px, ([-\d.]+)px\)/.exec(style ?? "") ?? []
      const [, zoom = "1"] = /scale\(([-\d.]+)\)/.exec(style ?? "") ?? []
      // The line that says whom one follows makes the canvas lower.
      const { width = 0, height = 0 } = (await person.canvas().boundingBox()) ?? {}
      const middle = (size: number, offset: string): number =>
        size / 2 / Number(zoom) - Number(offset)
      return [middle(width, x), middle(height, y)] as const
    }),
  )
  const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = places
  return Math.hypot(ax - bx, ay - by)
}

test("pasted lines are notes for everybody, and one undo takes them back", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)

  await pasteText(alice, { text: "Sprache\nWohnen\nArbeit\nAnerkennung" })
  await expect(notesOf(bob)).toHaveCount(4)
  await expect(bob.canvas().getByText("Anerkennung")).toBeVisible()

  await alice.page.keyboard.press("Control+z")
  await expect(notesOf(bob)).toHaveCount(0)
  await expect(notesOf(alice)).toHaveCount(0)
})

test("pasted cells are notes in rows and columns; one line is a text; too many are none", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })

  const cells = "<table><tr><td>JC</td><td>AfA</td></tr><tr><td>ja</td><td>nein</td></tr></table>"
  await pasteText(alice, { html: cells, text: "JC\tAfA\nja\tnein" })
  await expect(notesOf(alice)).toHaveCount(4)
  const [jc, ja] = [alice.canvas().getByText("JC"), alice.canvas().getByText("ja")]
  const [above, below] = [await jc.boundingBox(), await ja.boundingBox()]
  expect(below?.y).toBeGreaterThan((above?.y ?? 0) + 20)

  await pasteText(alice, { text: "Ein Satz bleibt ein Text." })
  await expect(alice.page.locator('.tl-shape[data-shape-type="text"]')).toHaveCount(1)

  const many = Array.from({ length: 201 }, (_, index) => `Zeile ${index}`).join("\n")
  await pasteText(alice, { text: many })
  await alice.sees(/Das wären 201 Zettel/)
  await expect(notesOf(alice)).toHaveCount(4)
})

test("who writes at once in a new note finds the letters in their order", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })

  for (const text of ["Uebergabe", "Zustaendig", "Federfuehrung", "Mitwirkung", "Durchfuehrung"]) {
    await alice.page.keyboard.press("n")
    // Quicker than a click on the canvas, after which the note would be ready.
    await alice.page.mouse.click(640, 460)
    await alice.page.keyboard.type(text)
    await expect(notesOf(alice).filter({ hasText: text })).toBeVisible()
    await alice.page.keyboard.press("Escape")
    await alice.page.keyboard.press("Delete")
    await expect(notesOf(alice).filter({ hasText: text })).toHaveCount(0)
  }
})

test("who writes in a note that somebody deletes gets the text back as a note", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await writesNote(alice, "Wer übersetzt?")
  await bob.canvas().getByText("Wer übersetzt?").click()

  await bob.page.keyboard.press("Delete")
  await alice.sees("Jemand hat gelöscht, woran Sie gerade geschrieben haben.")
  await alice.page.getByRole("button", { name: "Meinen Text wiederherstellen" }).click()

  await expect(bob.canvas().getByText("Wer übersetzt?")).toBeVisible()
})

test("a lock in the middle of writing keeps what was written and tells it", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await writesNote(bob, "Bis hierher")
  await expect(alice.canvas().getByText("Bis hierher")).toBeVisible()

  await alice.page.getByRole("button", { name: /Sperren/ }).click()
  await bob.sees("Die Tafel wurde gerade gesperrt.")
  await bob.page.keyboard.type(" und weiter")
  await bob.page.keyboard.press("Control+z")
  await bob.page.keyboard.press("Delete")
  await pasteText(bob, { text: "eins\nzwei" })

  for (const person of [alice, bob]) {
    await expect(person.canvas().getByText("Bis hierher", { exact: true })).toBeVisible()
    await expect(notesOf(person)).toHaveCount(1)
  }
})

test("a lock in the middle of dragging leaves the note where everybody sees it", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await writesNote(bob, "Zieh mich")
  await bob.page.keyboard.press("Escape")
  const note = bob.canvas().getByText("Zieh mich")
  await note.hover()
  const before = await placeOf(bob)
  await bob.page.mouse.down()
  await bob.page.mouse.move(800, 500)
  await expect.poll(async () => await placeOf(bob)).not.toBe(before)
  const dragged = await placeOf(bob)
  // What comes too late for a lock waits behind it; here all of it was in time.
  await expect.poll(async () => await placeOf(alice)).toBe(dragged)

  await alice.page.getByRole("button", { name: /Sperren/ }).click()
  await bob.sees("Die Tafel wurde gerade gesperrt.")
  await bob.page.mouse.move(1000, 700, { steps: 5 })
  await bob.page.mouse.up()

  for (const person of [alice, bob]) {
    await expect.poll(async () => await placeOf(person)).toBe(dragged)
  }
})

test("a laser pointer is seen by others, a cursor with what its owner says", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)

  await bob.page.keyboard.press("k")
  await bob.page.mouse.move(500, 400)
  await bob.page.mouse.down()
  // What a pointer leaves fades, so one points until it is seen.
  const trail = alice.page.locator(".tl-collaborator__scribble path")
  await expect(async () => {
    await bob.page.mouse.move(700, 500, { steps: 20 })
    await bob.page.mouse.move(500, 400, { steps: 20 })
    expect(await trail.count()).toBeGreaterThan(0)
  }).toPass()
  await bob.page.mouse.up()

  await bob.page.keyboard.press("v")
  await bob.page.keyboard.press("/")
  await bob.page.getByPlaceholder("Tippen, um zu chatten").fill("Schaut hier")
  await expect(alice.canvas().getByText("Schaut hier")).toBeVisible()
})

test("cursors of others can be hidden, and stay so", async ({ alice, bob, server }) => {
  await bothOnCanvas([alice, bob], server)
  await bob.page.mouse.move(600, 400)
  await bob.page.mouse.move(700, 500, { steps: 5 })
  const cursor = alice.canvas().getByText(/Bob.*VHS/)
  await expect(cursor).toBeVisible()

  await alice.page.getByTestId("main-menu.button").click()
  await alice.page.getByRole("menuitem", { name: "Einstellungen" }).click()
  await alice.page.getByRole("menuitemcheckbox", { name: "Zeiger der anderen zeigen" }).click()
  await alice.page.keyboard.press("Escape")
  await bob.page.mouse.move(650, 450, { steps: 5 })

  await expect(cursor).toHaveCount(0)
})

test("a viewer's cursor is never seen", async ({ alice, bob, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.joins(board.links.viewer, "Vera", "VHS")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])

  await bob.page.mouse.move(600, 400)
  await bob.page.mouse.move(700, 500, { steps: 5 })
  await writesNote(alice, "Später als der Zeiger")
  await expect(bob.canvas().getByText("Später als der Zeiger")).toBeVisible()

  await expect(alice.page.locator(".tl-collaborator__cursor")).toHaveCount(0)
})

test("following shows what the other looks at, until one moves the canvas", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await writesNote(bob, "Weit weg")
  await bob.page.keyboard.press("Escape")
  await alice.page.getByRole("button", { name: /Wer ist da/ }).click()
  await alice.page
    .getByRole("button", { name: /Bob.*folgen|folgen.*Bob|Folgen/ })
    .first()
    .click()
  await alice.sees(/Sie folgen Bob/)
  await expect.poll(async () => await apart(alice, bob)).toBeLessThan(4)

  await bob.page.keyboard.press("h")
  await bob.page.mouse.move(700, 400)
  await bob.page.mouse.down()
  await bob.page.mouse.move(200, 200, { steps: 8 })
  await bob.page.mouse.up()
  // The canvas slides on for a moment when it is let go.
  await expect.poll(async () => await apart(alice, bob), { intervals: [500] }).toBeLessThan(4)

  await alice.page.mouse.move(700, 500)
  await alice.page.mouse.wheel(0, 300)
  await expect(alice.page.getByRole("button", { name: "Nicht mehr folgen" })).toHaveCount(0)
})

test("the name of a frame can be written by two, the caret stays where it was", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await alice.page.keyboard.press("f")
  await alice.page.mouse.move(500, 300)
  await alice.page.mouse.down()
  await alice.page.mouse.move(800, 500, { steps: 4 })
  await alice.page.mouse.up()
  await expect(frameName(bob)).toBeVisible()

  await alice.page.keyboard.press("Enter")
  await frameName(bob).dblclick()
  for (const { page } of [alice, bob]) {
    await expect(page.locator(".tl-frame-name-input")).toBeFocused()
  }
  await bob.page.keyboard.press("Home")
  await alice.page.keyboard.press("End")
  await alice.page.keyboard.type(" eins")
  await bob.page.keyboard.type("Mein ")

  await expect(alice.page.locator(".tl-frame-name-input")).toHaveValue("Mein Rahmen eins")
  await alice.page.keyboard.type("!")
  await expect(bob.page.locator(".tl-frame-name-input")).toHaveValue("Mein Rahmen eins!")
})

test("the label of an arrow shows what the other writes in it, and takes nothing back", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)
  await alice.page.keyboard.press("a")
  await alice.page.mouse.move(500, 300)
  await alice.page.mouse.down()
  await alice.page.mouse.move(900, 500, { steps: 4 })
  await alice.page.mouse.up()
  await alice.page.keyboard.press("Enter")
  await expect(alice.page.locator("textarea.tl-text-input")).toBeFocused()
  await alice.page.keyboard.type("Antrag")
  await bob.canvas().getByText("Antrag").first().dblclick()
  await expect(bob.page.locator("textarea.tl-text-input")).toBeFocused()
  await bob.page.keyboard.press("Home")

  await bob.page.keyboard.type("Ein ")
  await expect(alice.page.locator("textarea.tl-text-input")).toHaveValue("Ein Antrag")
  await alice.page.keyboard.type(" mehr")

  await expect(bob.page.locator("textarea.tl-text-input")).toHaveValue("Ein Antrag mehr")
})

test("nothing of the canvas speaks English to people who read German, from the first moment", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  const held = Promise.withResolvers<void>()
  await alice.page.route(/\/assets\/[a-z]{2}-[^/]*\.json/, async (route) => {
    await held.promise
    await route.continue()
  })
  await alice.opensCanvas()

  await speaksGerman(alice)
  held.resolve()
  await alice.page.waitForResponse(/\/assets\/de-[^/]*\.json/)
  await speaksGerman(alice)

  await alice.page.getByRole("button", { name: "Switch to English" }).click()
  await expect(alice.page.getByRole("button", { name: /^Undo/ })).toBeVisible()
  await alice.page.getByRole("button", { name: "Auf Deutsch umschalten" }).click()
  await speaksGerman(alice)
})

async function speaksGerman({ page }: Person): Promise<void> {
  await expect(page.getByRole("button", { name: /^Rückgängig/ })).toBeVisible()
  await expect(page.getByLabel(/Notifications/)).toHaveCount(0)
  const named = page.locator(".tl-container [aria-label], .tl-container [title]")
  const names = await named.evaluateAll((elements) =>
    elements.map((element) => element.ariaLabel ?? element.getAttribute("title") ?? ""),
  )
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(name).not.toMatch(/\b(?:the|of|and|to|color|shape|undo|draw)\b/i)
}
