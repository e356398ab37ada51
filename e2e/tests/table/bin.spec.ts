import { opensBin, removes, removesFilled } from "../../people/bin.ts"
import { expect, test } from "../../people/fixtures.ts"

const SOZ = "Sozialamt der Stadt Musterstadt"

test("an institution comes back from the bin with its cells, and others see both", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob", "Volkshochschule Musterstadt (VHS)")
  await Promise.all([alice.opensTable(), bob.opensTable()])
  const cell = bob.cell(5, SOZ, "Mitwirkung")
  await expect(cell).toBeAttached()

  await removes(alice, SOZ)
  const dialog = alice.page.getByRole("dialog", { name: `„${SOZ}“ entfernen?` })
  await expect(dialog).toContainText(/Mit entfernt: .*\d+ Zuständigkeiten/)
  await dialog.getByRole("button", { name: "Entfernen" }).click()
  await bob.sees(`„${SOZ}“ wurde entfernt (Moderation).`)
  await expect(cell).toHaveCount(0)
  await expect(bob.page.getByRole("button", { name: "Zurückholen" })).toHaveCount(0)

  await opensBin(alice)
  const bin = alice.page.getByRole("dialog", { name: "Papierkorb" })
  await expect(bin.getByRole("listitem")).toContainText(["Institution"])
  await bin.getByRole("button", { name: `„${SOZ}“ zurückholen` }).focus()
  await alice.page.keyboard.press("Enter")
  await expect(bin).toContainText("Der Papierkorb ist leer.")
  await expect(cell).toBeAttached()
  await alice.page.keyboard.press("Escape")
})

test("a participant removes what is empty, not what is filled in, and a facilitator brings it back at once", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob", "Volkshochschule Musterstadt (VHS)")
  await Promise.all([alice.opensTable(), bob.opensTable()])

  await removes(bob, SOZ)
  await bob.sees(`„${SOZ}“ ist schon ausgefüllt. Entfernen kann das nur die Moderation.`)
  await expect(alice.cell(5, SOZ)).toBeAttached()

  await bob.page.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }).click()
  await bob.page.getByLabel("Titel der Aufgabe").fill("Sprachcafé anbieten")
  await bob.page.keyboard.press("Enter")
  await bob.page.keyboard.press("Escape")
  const task = alice.grid().getByText("Sprachcafé anbieten")
  await expect(task).toBeVisible()
  await removes(bob, "Sprachcafé anbieten")
  await expect(task).toHaveCount(0)

  await alice.sees("„Sprachcafé anbieten“ wurde entfernt (VHS).")
  await alice.page.getByRole("button", { name: "Zurückholen" }).click()
  await expect(task).toBeVisible()
  await expect(bob.grid().getByText("Sprachcafé anbieten")).toBeVisible()
})

test("what is deleted for good is asked about and gone, in English too", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  await removesFilled(alice, SOZ)
  await alice.page.getByRole("button", { name: "Switch to English" }).click()

  await alice.page.getByRole("button", { name: "More" }).click()
  await alice.page.getByRole("menuitem", { name: "Bin" }).click()
  await alice.page.getByRole("button", { name: `Delete “${SOZ}” for good` }).click()
  const question = alice.page.getByRole("dialog", { name: `Delete “${SOZ}” for good?` })
  await question.getByRole("button", { name: "Delete for good" }).click()

  await expect(alice.page.getByRole("dialog", { name: "Bin" })).toContainText("The bin is empty.")
})
