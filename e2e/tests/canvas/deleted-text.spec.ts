import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"
import { type Server } from "../../people/server.ts"

async function bothOnCanvas(people: readonly [Person, Person], server: Server): Promise<void> {
  await meetOnCanvas(server, people)
  for (const person of people) await person.canvas().click({ position: { x: 20, y: 300 } })
}

async function drags({ page }: Person, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.mouse.move(500, 300)
  await page.mouse.down()
  await page.mouse.move(800, 500, { steps: 5 })
  await page.mouse.up()
}

const kinds: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  "a text": async (person) => {
    await person.page.keyboard.press("t")
    await person.canvas().click({ position: { x: 600, y: 400 } })
    await person.page.keyboard.type("Wer übersetzt?")
  },
  "an arrow's label": async (person) => {
    await drags(person, "a")
    await person.page.keyboard.press("Enter")
    await expect(person.page.locator("textarea.tl-text-input")).toBeFocused()
    await person.page.keyboard.type("Wer übersetzt?")
  },
  "a frame's name": async (person) => {
    await drags(person, "f")
    await person.page.locator(".tl-frame-heading").dblclick()
    await expect(person.page.locator(".tl-frame-name-input")).toBeFocused()
    await person.page.keyboard.press("Control+a")
    await person.page.keyboard.type("Wer übersetzt?")
  },
}

for (const [kind, writes] of Object.entries(kinds)) {
  test(`who writes ${kind} that somebody deletes gets the words back as a note`, async ({
    alice,
    bob,
    server,
  }) => {
    await bothOnCanvas([alice, bob], server)
    await writes(alice)
    await bob.page.getByText("Wer übersetzt?").filter({ visible: true }).first().click()

    await bob.page.keyboard.press("Delete")
    await alice.sees("Jemand hat gelöscht, woran Sie gerade geschrieben haben.")
    await alice.page.getByRole("button", { name: "Meinen Text wiederherstellen" }).click()

    await expect(bob.note("Wer übersetzt?")).toBeVisible()
    await expect(bob.page.locator('.tl-shape[data-shape-type="note"]')).toHaveCount(1)
  })
}

test("whose text is too long for the others is told so in words, and it goes", async ({
  alice,
  bob,
  server,
}) => {
  await bothOnCanvas([alice, bob], server)

  await alice.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", "Sehr lang. ".repeat(2000))
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }))
  })

  await alice.sees(/Eine Änderung wurde zurückgenommen/)
  await expect(alice.page.locator(".tl-shape")).toHaveCount(0)
  await expect(bob.page.locator(".tl-shape")).toHaveCount(0)
})
