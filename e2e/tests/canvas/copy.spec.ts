import { pasteText } from "../../people/clipboard.ts"
import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"
import { choose, expectWidth, picturesOf, png } from "../../people/pictures.ts"

// One after the other: all browsers of a machine share its clipboard.
test.describe.configure({ mode: "default" })

test("a picture copied to another board is kept there by itself", async ({ alice, server }) => {
  const [here, there] = [await server.createBoard("blank"), await server.createBoard("blank")]
  await alice.context.grantPermissions(["clipboard-read", "clipboard-write"])
  await alice.joins(here.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await choose(alice, png("Lageplan.png", { width: 320, height: 200 }))
  await expectWidth(picturesOf(alice).first(), 320)
  await alice.waitsUntilSaved()
  await alice.canvas().focus()
  await alice.page.keyboard.press("Control+a")
  await alice.page.keyboard.press("Control+c")
  // The picture itself follows the shapes a moment later; a read in that moment is refused.
  const copied = (): Promise<string> =>
    alice.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return (await (await item?.getType("text/html"))?.text()) ?? ""
    })
  await expect(async () => expect(await copied()).toContain("data:image")).toPass()

  await alice.joins(there.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const kept = alice.page.waitForResponse(
    (response) => response.url().includes(there.id) && response.url().endsWith("/assets"),
  )
  await alice.canvas().focus()
  await alice.page.keyboard.press("Control+v")

  expect((await kept).status()).toBe(201)
  await expectWidth(picturesOf(alice).first(), 320)
  await alice.waitsUntilSaved()
  await alice.page.reload()
  await expectWidth(picturesOf(alice).first(), 320)
})

test("copied shapes arrive on another board", async ({ newPerson, server }) => {
  const here = await server.createBoard("musterstadt")
  const there = await server.createBoard("musterstadt")
  const bob = await newPerson({ permissions: ["clipboard-read", "clipboard-write"] })
  await bob.joins(here.links.participant, "Bob")
  await bob.opensCanvas()
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Control+c")

  await bob.joins(there.links.participant, "Bob")
  await bob.opensCanvas()
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  const matrices = bob.page.locator('.tl-shape[data-shape-type="matrix"]')
  await expect(matrices).toHaveCount(1)
  await bob.page.keyboard.press("Control+v")

  await expect(matrices).toHaveCount(2)
  await expect(bob.page.locator('.tl-shape[data-shape-type="frame"]')).toHaveCount(14)
  await bob.waitsUntilSaved()
})

/** As on plain http, where browsers have no clipboard API. */
async function withoutClipboardApi({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })
    Object.defineProperty(globalThis, "isSecureContext", { get: () => false })
  })
}

/** As in another program. */
async function copies({ page }: Person, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const field = document.createElement("textarea")
    field.value = copied
    document.body.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
  }, text)
}

/** Something of the person's own is on the clipboard from before. */
async function copiesPrivately(person: Person): Promise<void> {
  await copies(person, "Privates von vorhin")
}

test("a block of letters fills the cells of the table and of the matrix on the canvas, by Ctrl+V", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("regionalworkshop")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  await copies(alice, "E\tD\nE/D\tI")
  await alice.page.getByRole("button", { name: "Institution hinzufügen" }).first().waitFor()
  await addInstitutions(alice, ["JC", "VHS"])

  await alice.cell(1, "JC").focus()
  await alice.page.keyboard.press("Control+v")
  await expect(alice.cell(2, "JC", "Entscheidung & Federführung, Durchführung")).toBeAttached()
  await expect(alice.cell(2, "VHS", "Information")).toBeAttached()
  await alice.page.keyboard.press("Control+z")
  await expect(alice.cell(2, "JC", "keine Beteiligung")).toBeAttached()

  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  const notes = alice.page.locator('.tl-shape[data-shape-type="note"]')
  const before = await notes.count()
  await alice.cell(1, "JC").focus()
  await alice.page.keyboard.press("Control+v")
  await expect(alice.cell(2, "JC", "Entscheidung & Federführung, Durchführung")).toBeAttached()
  await expect(notes).toHaveCount(before)

  await alice.cell(1, "VHS").focus()
  await alice.page.keyboard.press("Control+v")
  await alice.sees("Das sind 2 × 2 Zellen, ab hier ist Platz für")
})

async function addInstitutions({ page }: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole("button", { name: "Institution hinzufügen" }).first().click()
    await page.getByLabel("Kurzbezeichnung").fill(name)
    await page.getByLabel("Amtlicher Name").fill(name)
    await page.getByRole("button", { name: "Hinzufügen", exact: true }).click()
    await page.getByRole("dialog").waitFor({ state: "hidden" })
  }
}

for (const kind of ["with https", "on plain http"]) {
  test(`${kind} a key right after copying pastes the copy, never what was there before`, async ({
    alice,
    server,
  }) => {
    if (kind === "on plain http") await withoutClipboardApi(alice)
    const board = await server.createBoard("blank")
    await alice.joins(board.links.participant, "Alice", "Jobcenter")
    await alice.opensCanvas()
    await pasteText(alice, { text: "Zettel A\nZettel B" })
    const notes = alice.page.locator('.tl-shape[data-shape-type="note"]')
    await expect(notes).toHaveCount(2)
    await copiesPrivately(alice)
    await alice.canvas().focus()

    await alice.page.keyboard.press("Control+c")
    await alice.page.keyboard.press("Control+v")
    await expect(notes).toHaveCount(4)

    await copiesPrivately(alice)
    await alice.canvas().focus()
    await alice.page.keyboard.press("Control+x")
    await expect(notes).toHaveCount(2)
    await alice.page.keyboard.press("Control+v")
    await expect(notes).toHaveCount(4)

    await copiesPrivately(alice)
    // The copies lie close to each other: any of the selected ones will do.
    await notes.last().click({ button: "right", force: true })
    await alice.page.getByRole("menuitem", { name: "Kopieren" }).first().click()
    await alice.canvas().focus()
    await alice.page.keyboard.press("Control+v")
    await expect(notes).toHaveCount(6)
    await expect(alice.page.getByText("Privates von vorhin")).toHaveCount(0)
  })
}

test("when the browser withholds the clipboard, pasting from the menu says which keys do it", async ({
  alice,
  server,
}) => {
  await alice.context.addInitScript(() => {
    Clipboard.prototype.read = () => Promise.reject(new DOMException("no", "NotAllowedError"))
  })
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  await alice.canvas().click({ button: "right", position: { x: 500, y: 300 } })
  await alice.page.getByRole("menuitem", { name: "Einfügen" }).click()

  await alice.sees("Der Browser lässt das Einfügen hier nur mit Strg+V")
})
