import { writesBefore } from "../../people/caret.ts"
import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"

test("two people fill in different cells at the same time and both see both", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await Promise.all([
    alice.joins(board.links.participant, "Alice", "Jobcenter Musterstadt (JC)"),
    bob.joins(board.links.participant, "Bob", "Volkshochschule Musterstadt (VHS)"),
  ])
  await Promise.all([alice.opensTable(), bob.opensTable()])

  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await bob.cell(6, "Volkshochschule Musterstadt").focus()
  await Promise.all([alice.page.keyboard.press("d"), bob.page.keyboard.press("i")])

  for (const person of [alice, bob]) {
    await expect(person.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeVisible()
    await expect(person.cell(6, "Volkshochschule Musterstadt", "Information")).toBeVisible()
  }
})

test("what is entered on the canvas stands in the table, and the other way round", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await alice.opensCanvas()
  await alice.opensArea("Zuständigkeiten")
  await bob.opensTable()

  await alice.cell(5, "Jobcenter Musterstadt").first().focus()
  await alice.page.keyboard.press("m")
  await expect(bob.cell(5, "Jobcenter Musterstadt", "Mitwirkung")).toBeVisible()

  await bob.cell(5, "Jobcenter Musterstadt").focus()
  await bob.page.keyboard.press("e")
  await expect(
    alice.cell(5, "Jobcenter Musterstadt", "Entscheidung & Federführung, Mitwirkung"),
  ).toBeAttached()
})

test("everyone sees who is here, with institution, and the other's cursor with the name", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice Anders", "Jobcenter Musterstadt (JC)")
  await bob.joins(board.links.participant, "Bob Brandt", "Volkshochschule Musterstadt (VHS)")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])

  await alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" }).click()
  await expect(alice.page.getByText("Bob Brandt").first()).toBeVisible()
  await alice.page.keyboard.press("Escape")

  await bob.page.mouse.move(600, 400)
  await bob.page.mouse.move(700, 500, { steps: 5 })
  await expect(alice.canvas().getByText(/Bob Brandt.*VHS/)).toBeVisible()
})

test("a note that one person writes appears at the other", async ({ alice, bob, server }) => {
  await meetOnCanvas(server, [alice, bob])

  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 600, y: 400 } })
  await alice.page.keyboard.type("Wer übersetzt beim Erstgespräch?")

  await expect(bob.note("Wer übersetzt beim Erstgespräch?")).toBeVisible()
})

test("two people type in one note and every letter of both stays", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob])
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 600, y: 400 } })
  await alice.page.keyboard.type("Mitte")
  await expect(bob.note("Mitte")).toBeVisible()

  await writesBefore(bob, "Mitte")
  await alice.page.keyboard.press("Control+End")
  await Promise.all([
    alice.page.keyboard.type(" und danach viel", { delay: 30 }),
    bob.page.keyboard.type("Zuerst etwas, ", { delay: 30 }),
  ])

  for (const person of [alice, bob]) {
    await expect(person.note("Zuerst etwas, Mitte und danach viel")).toBeVisible()
  }
})
