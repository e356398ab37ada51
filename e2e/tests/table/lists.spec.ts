import { expect, test } from "../../people/fixtures.ts"

test("two people fill in one agreement: what one adds and types, the other has open", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.participant, "Bob", "Volkshochschule Musterstadt (VHS)")
  for (const person of [alice, bob]) {
    await person.opensTable()
    await person.page.getByRole("button", { name: "Vereinbarungen", exact: true }).click()
  }
  await alice.page.getByLabel("Neu: Vereinbarung").fill("Runder Tisch")
  await alice.page.keyboard.press("Tab")
  await expect(alice.page.getByLabel("Wortlaut")).toBeFocused()
  await alice.page.keyboard.type("Wir treffen uns.")

  await bob.page.getByRole("button", { name: "Runder Tisch" }).click()
  const words = bob.page.getByLabel("Wortlaut")
  await expect(words).toHaveValue("Wir treffen uns.")
  await words.focus()
  await bob.page.keyboard.press("Control+End")
  await bob.page.keyboard.type(" Jeden Monat.")

  await expect(alice.page.getByLabel("Wortlaut")).toHaveValue("Wir treffen uns. Jeden Monat.")
  await expect(alice.page.getByLabel("Wortlaut")).toBeFocused()
})
