import { opensBin, removesFilled } from "../../people/bin.ts"
import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"
import { drop, paste, png } from "../../people/pictures.ts"

const picture = png("Foto.png", { width: 40, height: 30 })

/** What the matrix and cards show is read from the lists, as far as the reader may see it. */
const SHOWS_LISTS = ["matrix", "card"]

/** Everything on the canvas: which shapes, where, and what is written in them. */
async function canvasOf({ page }: Person): Promise<readonly string[]> {
  const shapes = page.locator(".tl-shape[data-shape-type]")
  return await shapes.evaluateAll(
    (elements, showsLists) =>
      elements
        .map((element) => {
          const { transform, width, height } = (element as HTMLElement).style
          const type = element.getAttribute("data-shape-type") ?? ""
          const text = showsLists.includes(type) ? "" : element.textContent
          return [element.id, transform, width, height, text].join(" | ")
        })
        .toSorted(),
    SHOWS_LISTS,
  )
}

async function matrixOf(person: Person): Promise<readonly string[]> {
  const cells = person.page.getByRole("grid").first().getByRole("gridcell")
  return await cells.evaluateAll((elements) => elements.map((element) => element.ariaLabel ?? ""))
}

async function pastesText({ page }: Person, text: string): Promise<void> {
  await page.evaluate((line) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", line)
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }))
  }, text)
}

/** Every way there is to change something: by tool, key, mouse, clipboard, and in the matrix. */
async function triesEverything(person: Person, note: string): Promise<void> {
  const { page } = person
  const { keyboard, mouse } = page
  const canvas = person.canvas()
  await canvas.click({ position: { x: 20, y: 300 } })
  for (const tool of ["n", "r", "d", "a", "t", "f", "m"]) {
    await keyboard.press("Escape")
    await keyboard.press(tool)
    await mouse.move(900, 650)
    await mouse.down()
    await mouse.move(980, 700, { steps: 3 })
    await mouse.up()
    await keyboard.type("x")
  }
  await keyboard.press("Escape")
  await keyboard.press("Escape")
  const text = person.note(note)
  await text.click()
  for (const key of ["Delete", "Backspace", "ArrowRight", "Control+d", "Control+x", "Enter"]) {
    await keyboard.press(key)
  }
  await text.dblclick()
  await keyboard.type("geändert")
  await keyboard.press("Escape")
  await text.hover()
  await mouse.down()
  await mouse.move(900, 300, { steps: 4 })
  await mouse.up()
  await canvas.click({ position: { x: 20, y: 300 } })
  await keyboard.press("Control+a")
  for (const key of ["Delete", "Control+z", "Control+Shift+z", "Control+y", "Control+g", "]"]) {
    await keyboard.press(key)
  }
  await pastesText(person, "eins\nzwei")
  await paste(person, picture)
  await drop(person, picture)
  const cell = person.cell(5, "Jobcenter Musterstadt").first()
  await cell.focus()
  for (const key of ["e", "Delete", "Enter", "d", "Control+z"]) await keyboard.press(key)
  await keyboard.press("Escape")
}

async function writesNote(person: Person, text: string): Promise<void> {
  // Beside everything that the example has.
  await person.canvas().click({ position: { x: 20, y: 300 } })
  await person.page.keyboard.press("n")
  await person.canvas().click({ position: { x: 60, y: 560 } })
  await person.page.keyboard.type(text)
  await person.page.keyboard.press("Escape")
  await person.page.keyboard.press("Escape")
}

test("on a locked board participants change nothing by any way, and when it is open again everything is back", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  test.setTimeout(120_000)
  const board = await server.createBoard("musterstadt")
  const carol = await newPerson()
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await carol.joins(board.links.facilitator, "Carol")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas(), carol.opensCanvas()])
  for (const person of [alice, bob, carol]) await person.seesWholeWall()
  await writesNote(bob, "Steht schon")
  await bob.cell(5, "Jobcenter Musterstadt").first().focus()
  await bob.page.keyboard.press("d")
  await expect(alice.cell(5, "Jobcenter Musterstadt", "Durchführung").first()).toBeVisible()
  await expect(alice.note("Steht schon")).toBeVisible()

  await alice.page.getByRole("button", { name: "Sperren", exact: true }).click()
  await bob.sees("Gesperrt, nur ansehen")
  await bob.sees(
    "Die Moderation hat die Tafel gesperrt. Sie sehen alles, können aber nichts ändern.",
  )
  await carol.sees(
    "Die Tafel ist gesperrt. Teilnehmende sehen alles, ändern kann nur die Moderation.",
  )
  const [shapes, cells] = [await canvasOf(alice), await matrixOf(alice)]

  await triesEverything(bob, "Steht schon")

  // What was on its way would be there before this is.
  await carol.cell(6, "Jobcenter Musterstadt").first().focus()
  await carol.page.keyboard.press("i")
  for (const person of [alice, bob]) {
    await expect(person.cell(6, "Jobcenter Musterstadt", "Information").first()).toBeVisible()
    expect(await canvasOf(person)).toEqual(shapes)
    expect((await matrixOf(person)).filter((cell) => !cells.includes(cell))).toHaveLength(1)
  }
  await expect(bob.page.getByText(/1 Änderung wartet|Änderungen warten/)).toHaveCount(0)
  await expect(bob.page.getByTestId("tools.note")).toHaveCount(0)

  // Either facilitator opens it again.
  await carol.page.getByRole("button", { name: "Entsperren", exact: true }).click()
  await bob.waitsUntilSaved()
  await expect(bob.page.getByTestId("tools.note")).toBeVisible()
  await writesNote(bob, "Geht wieder")
  await expect(alice.note("Geht wieder")).toBeVisible()
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  await bob.page.keyboard.press("Control+z")
  await bob.page.keyboard.press("Control+z")
  await expect(alice.canvas().getByText("Geht wieder")).toHaveCount(0)
  await expect(alice.note("Steht schon")).toBeVisible()
  await bob.cell(5, "Jobcenter Musterstadt").first().focus()
  await bob.page.keyboard.press("m")
  await expect(
    alice.cell(5, "Jobcenter Musterstadt", "Durchführung, Mitwirkung").first(),
  ).toBeVisible()
})

test("a viewer changes nothing by any way", async ({ alice, bob, server }) => {
  test.setTimeout(120_000)
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.viewer, "Vera")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
  for (const person of [alice, bob]) await person.seesWholeWall()
  await writesNote(alice, "Steht schon")
  await expect(bob.note("Steht schon")).toBeVisible()
  const [shapes, cells] = [await canvasOf(alice), await matrixOf(alice)]

  await triesEverything(bob, "Steht schon")

  await alice.cell(6, "Jobcenter Musterstadt").first().focus()
  await alice.page.keyboard.press("i")
  for (const person of [alice, bob]) {
    await expect(person.cell(6, "Jobcenter Musterstadt", "Information").first()).toBeVisible()
    expect(await canvasOf(person)).toEqual(shapes)
    expect((await matrixOf(person)).filter((cell) => !cells.includes(cell))).toHaveLength(1)
  }
})

test("what is being typed in the table stays through a lock, is told, and goes on afterwards", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  await bob.page.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }).click()
  const title = bob.page.getByRole("textbox", { name: "Titel der Aufgabe" })
  await title.fill("Sprachpatinnen gewinnen")

  await alice.page.getByRole("button", { name: "Sperren", exact: true }).click()
  await bob.sees(/Was Sie hier schreiben, bleibt stehen, bis sie wieder offen ist/)
  await title.press("End")
  await bob.page.keyboard.type(" und mehr")
  await bob.page.keyboard.press("Enter")
  await bob.grid().click({ position: { x: 5, y: 5 } })
  await expect(title).toHaveValue("Sprachpatinnen gewinnen")
  await expect(alice.grid().getByText("Sprachpatinnen gewinnen")).toHaveCount(0)

  await alice.page.getByRole("button", { name: "Entsperren", exact: true }).click()
  await bob.waitsUntilSaved()
  await title.press("Enter")
  await expect(alice.grid().getByText("Sprachpatinnen gewinnen")).toBeVisible()
})

test("the offer to bring back a task goes with a lock, and so does undo", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  await opensBin(alice)
  await alice.page.getByLabel("Teilnehmende dürfen auch entfernen").check()
  await alice.page.keyboard.press("Escape")
  await removesFilled(bob, "Unterbringung sicherstellen")
  await bob.sees("„Unterbringung sicherstellen“ entfernt")
  await expect(alice.grid().getByText("Unterbringung sicherstellen")).toHaveCount(0)
  await expect(bob.page.getByRole("button", { name: "Rückgängig" }).first()).toBeVisible()

  await alice.page.getByRole("button", { name: "Sperren", exact: true }).click()
  await bob.sees("Gesperrt, nur ansehen")
  await expect(bob.page.getByRole("button", { name: "Rückgängig" })).toHaveCount(0)
  await bob.cell(5, "Jobcenter Musterstadt").focus()
  await bob.page.keyboard.press("Control+z")
  await expect(bob.grid().getByText("Unterbringung sicherstellen")).toHaveCount(0)

  await alice.page.getByRole("button", { name: "Entsperren", exact: true }).click()
  await bob.waitsUntilSaved()
  await bob.page.getByRole("button", { name: "Rückgängig" }).first().click()
  await expect(alice.grid().getByText("Unterbringung sicherstellen")).toBeVisible()
})

test("on a phone a lock switches the role buttons off and says so, and the facilitator's menu opens it", async ({
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const [host, guest] = [await newPerson(phone), await newPerson(phone)]
  await host.joins(board.links.facilitator, "Alice")
  await guest.joins(board.links.participant, "Bob")
  const role = guest.page.getByRole("button", { name: /Durchführung/ }).first()
  await expect(role).toBeEnabled()

  await host.page.getByRole("button", { name: "Mehr" }).click()
  await host.page.getByRole("menuitem", { name: "Tafel für Teilnehmende sperren" }).click()
  await expect(role).toBeDisabled()
  await expect(
    guest.page
      .getByText(/gesperrt/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()

  await host.page.getByRole("button", { name: "Entsperren", exact: true }).click()
  await expect(role).toBeEnabled()
})
