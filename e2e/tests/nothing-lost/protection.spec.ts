import { pasteText } from "../../people/clipboard.ts"
import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"
import { type Server, type TestBoard } from "../../people/server.ts"

/** Alice facilitates, Bob takes part; the keyboard is the canvas's. */
async function meets(
  server: Server,
  people: readonly [Person, Person],
  template: "blank" | "musterstadt",
): Promise<TestBoard> {
  const board = await meetOnCanvas(server, people, { template, role: "facilitator" })
  for (const { page } of people) {
    await page.keyboard.press("Escape")
    await page.locator(".tl-container").focus()
  }
  return board
}

function shapes(person: Person, type: string): ReturnType<Person["page"]["locator"]> {
  return person.page.locator(`.tl-shape[data-shape-type="${type}"]`)
}

async function notes(person: Person, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, i) => `Zettel ${i + 1}`)
  await pasteText(person, { text: lines.join("\n") })
  await expect(shapes(person, "note")).toHaveCount(count)
}

async function writesNote(person: Person): Promise<void> {
  await person.page.keyboard.press("n")
  await person.canvas().click({ position: { x: 600, y: 400 } })
  await person.page.keyboard.type("Zettel 1")
  await person.page.keyboard.press("Escape")
  await person.page.keyboard.press("Escape")
}

test("a participant's select-all, delete and eraser leave the template's areas and its matrix", async ({
  alice,
  bob,
  server,
}) => {
  await meets(server, [alice, bob], "musterstadt")
  const [frames, notesBefore] = [
    await shapes(bob, "frame").count(),
    await shapes(bob, "note").count(),
  ]
  expect(frames).toBeGreaterThan(5)
  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Delete")
  await bob.sees(/Was geschützt ist, bleibt/)

  await bob.page.keyboard.press("Escape")
  await bob.page.keyboard.press("e")
  const matrix = await shapes(bob, "matrix").boundingBox()
  const { x = 0, y = 0, width = 0 } = matrix ?? {}
  await bob.page.mouse.move(Math.max(x - 5, 60), y + 8)
  await bob.page.mouse.down()
  await bob.page.mouse.move(x + width / 2, y + 8, { steps: 8 })
  await bob.page.mouse.up()
  await bob.waitsUntilSaved()

  for (const person of [alice, bob]) {
    await expect(shapes(person, "frame")).toHaveCount(frames)
    await expect(shapes(person, "matrix")).toHaveCount(1)
    await expect(shapes(person, "note")).toHaveCount(notesBefore)
  }
  expect(await bob.page.locator(".protection-sign").count()).toBeGreaterThan(0)
})

test("what a facilitator protects while a participant is offline comes back, with a word to the participant", async ({
  alice,
  bob,
  server,
}) => {
  await meets(server, [alice, bob], "blank")
  await writesNote(alice)
  await expect(bob.note("Zettel 1")).toBeVisible()
  await bob.context.setOffline(true)
  await bob.sees(/Keine Verbindung/)
  await bob.note("Zettel 1").click()
  await bob.page.keyboard.press("Delete")
  await expect(shapes(bob, "note")).toHaveCount(0)

  await alice.note("Zettel 1").click({ button: "right" })
  await alice.page.getByRole("menuitem", { name: "Schützen" }).click()
  await expect(alice.page.locator(".protection-sign")).toHaveCount(1)
  await alice.waitsUntilSaved()
  await bob.context.setOffline(false)

  await bob.sees(/Die Moderation hat etwas geschützt/)
  await expect(bob.note("Zettel 1")).toBeVisible()
  await expect(alice.note("Zettel 1")).toBeVisible()

  // It can be written in, but not deleted, until the facilitator removes the protection by keyboard.
  await bob.note("Zettel 1").dblclick()
  await bob.page.keyboard.type("Termin im Mai")
  await bob.page.keyboard.press("Escape")
  await expect(alice.note("Termin im Mai")).toBeVisible()
  await bob.page.keyboard.press("Delete")
  await expect(bob.note("Termin im Mai")).toBeVisible()

  await alice.page.keyboard.press("Escape")
  await alice.note("Termin im Mai").click()
  await alice.page.keyboard.press("Shift+P")
  await expect(bob.page.locator(".protection-sign")).toHaveCount(0)
  await bob.page.keyboard.press("Delete")
  await expect(shapes(alice, "note")).toHaveCount(0)
})

test("deleting many shapes asks, tells the others, and a facilitator brings them back", async ({
  alice,
  bob,
  server,
}) => {
  await meets(server, [alice, bob], "blank")
  await notes(bob, 12)
  await expect(shapes(alice, "note")).toHaveCount(12)

  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Delete")
  const dialog = bob.page.getByRole("dialog", { name: "12 Elemente löschen?" })
  await dialog.getByRole("button", { name: "Behalten" }).click()
  await expect(shapes(bob, "note")).toHaveCount(12)

  await bob.page.locator(".tl-container").focus()
  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Delete")
  await dialog.getByRole("button", { name: "Löschen" }).click()
  await expect(shapes(alice, "note")).toHaveCount(0)
  await alice.sees("Jemand hat 12 Elemente auf einmal gelöscht.")
  await expect(bob.page.getByRole("button", { name: "Zurückholen" })).toHaveCount(0)

  await alice.page.getByRole("button", { name: "Zurückholen" }).click()
  await expect(shapes(bob, "note")).toHaveCount(12)
  await expect(bob.note("Zettel 7")).toBeAttached()
  await expect(alice.page.getByRole("button", { name: "Zurückholen" })).toHaveCount(0)
})

test("only facilitators are offered protection and unlocking everything", async ({
  alice,
  bob,
  server,
}) => {
  await meets(server, [alice, bob], "blank")
  await writesNote(alice)
  for (const [person, count] of [
    [alice, 1],
    [bob, 0],
  ] as const) {
    await person.note("Zettel 1").click({ button: "right" })
    await expect(person.page.getByRole("menuitem", { name: "Ausschneiden" })).toBeVisible()
    await expect(person.page.getByRole("menuitem", { name: "Schützen" })).toHaveCount(count)
    await person.page.keyboard.press("Escape")
    await person.page.getByRole("button", { name: "Menü", exact: true }).click()
    await person.page.getByRole("menuitem", { name: "Bearbeiten" }).click()
    await expect(person.page.getByRole("menuitem", { name: "Alle auswählen" })).toBeVisible()
    await expect(person.page.getByRole("menuitem", { name: "Alle entsperren" })).toHaveCount(count)
    await person.page.keyboard.press("Escape")
    await person.page.keyboard.press("Escape")
  }
})
