import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"
import { type Server } from "../../people/server.ts"

const shape = ".tl-shape"

async function drawsBox({ page }: Person, at: { x: number; y: number }): Promise<void> {
  await page.keyboard.press("r")
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 200, at.y + 150, { steps: 5 })
  await page.mouse.up()
  // A new box opens for writing.
  await expect(page.locator(".tl-text-input [contenteditable='true']")).toBeFocused()
  await page.keyboard.press("Escape")
}

/** Alice's box lies under Bob's pointer, and Bob writes in a note beside it. */
async function bobWrites(people: readonly [Person, Person], server: Server): Promise<void> {
  const [alice, bob] = people
  await meetOnCanvas(server, people)
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await drawsBox(alice, { x: 300, y: 200 })
  await expect(bob.page.locator(shape)).toHaveCount(1)
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  await bob.page.keyboard.press("t")
  await bob.canvas().click({ position: { x: 800, y: 400 } })
  await bob.page.keyboard.type("Wer macht das")
  await bob.page.mouse.move(300, 275)
  await expect(alice.note("Wer macht das")).toBeVisible()
}

test("whose note is deleted goes on typing, and no letter becomes a tool", async ({
  alice,
  bob,
  server,
}) => {
  await bobWrites([alice, bob], server)
  await alice.note("Wer macht das").click()

  await alice.page.keyboard.press("Delete")
  await bob.sees("Jemand hat gelöscht, woran Sie gerade geschrieben haben.")
  await bob.page.keyboard.type("e, denn")
  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Delete")

  await expect(bob.page.getByTestId("tools.select")).toHaveAttribute("aria-pressed", "true")
  await bob.page.mouse.move(310, 300)
  await expect(bob.page.locator(shape)).toHaveCount(1)
  await bob.waitsUntilSaved()
  await expect(alice.page.locator(shape)).toHaveCount(1)
  // A click ends it.
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  await bob.page.keyboard.press("e")
  await expect(bob.page.getByTestId("tools.eraser")).toHaveAttribute("aria-pressed", "true")
})

test("whose note goes to another page is told and led there, and no letter becomes a tool", async ({
  alice,
  bob,
  server,
}) => {
  await bobWrites([alice, bob], server)

  await alice.note("Wer macht das").click({ button: "right" })
  await alice.page.getByRole("menuitem", { name: "Auf andere Seite verschieben" }).hover()
  await alice.page.getByRole("menuitem", { name: "Neue Seite" }).click()
  await bob.sees("Jemand hat auf eine andere Seite verschoben")
  await bob.page.keyboard.type("e, denn")

  await expect(bob.page.getByTestId("tools.select")).toHaveAttribute("aria-pressed", "true")
  await expect(bob.page.locator(shape)).toHaveCount(1)
  await bob.page.getByRole("button", { name: "Dorthin gehen" }).click()
  await expect(bob.note("Wer macht das")).toBeVisible()
})

test("a click just below the text goes on writing in it", async ({ alice, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("t")
  await alice.canvas().click({ position: { x: 600, y: 400 } })
  await alice.page.keyboard.type("Eins")

  for (const below of [4, 8, 11]) {
    const field = alice.page.locator(".tl-text-input [contenteditable='true']")
    const { x, y, height } = (await field.boundingBox()) ?? { x: 0, y: 0, height: 0 }
    await alice.page.mouse.click(x + 20, y + height + below)
    await alice.page.keyboard.press("End")
    await alice.page.keyboard.type("e")
  }

  await expect(alice.note("Einseee")).toBeVisible()
})

test("a comma does not click, and letters are no tools once that is switched off", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("n")
  await alice.page.mouse.move(600, 400)
  await alice.page.keyboard.press(",")
  await expect(alice.page.locator(shape)).toHaveCount(0)
  await alice.page.keyboard.press("Escape")

  await alice.page.getByTestId("main-menu.button").click()
  await alice.page.getByRole("menuitem", { name: "Einstellungen" }).hover()
  await alice.page.getByRole("menuitemcheckbox", { name: "Tastenkürzel aus einem Zeichen" }).click()
  await alice.page.reload()
  await expect(alice.canvas()).toBeVisible()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("e")

  await expect(alice.page.getByTestId("tools.select")).toHaveAttribute("aria-pressed", "true")
})
