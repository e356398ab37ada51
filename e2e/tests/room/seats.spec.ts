import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

/** Opens the list of who is here, unless it is open. */
async function looksWhoIsHere({ page }: Person): Promise<void> {
  const button = page.getByRole("button", { name: /^Wer ist da/ })
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.press("Enter")
}

async function changesInstitution({ page }: Person, name: string): Promise<void> {
  await page.getByRole("button", { name: `${name}: Institution ändern …` }).press("Enter")
  await expect(
    page.getByRole("dialog", { name: `Für welche Institution ist ${name} hier?` }),
  ).toBeVisible()
}

async function seesTogether(person: Person, group: string, names: RegExp): Promise<void> {
  await looksWhoIsHere(person)
  await expect(person.page.getByRole("list", { name: group, exact: true })).toContainText(names)
}

test("two devices of one institution stand together; what a facilitator corrects, everybody sees at once and after a reload", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const tablet = await newPerson()
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob", "Jobcenter Musterstadt (JC)")
  await tablet.joins(board.links.participant, "Berta", "Jobcenter Musterstadt (JC)")
  for (const person of [alice, bob, tablet])
    await seesTogether(person, "JC 2", /Berta.*Bob|Bob.*Berta/)

  await changesInstitution(alice, "Bob")
  await alice.page.getByLabel("Institution", { exact: true }).selectOption("vhs")
  await alice.page.getByRole("button", { name: "Ändern", exact: true }).click()

  await alice.sees("Bob ist jetzt für „Volkshochschule Musterstadt (VHS)“ hier.")
  for (const person of [alice, bob, tablet]) await seesTogether(person, "VHS 1", /Bob/)
  await seesTogether(tablet, "JC 1", /Berta/)
  await bob.page.reload()
  await seesTogether(bob, "VHS 1", /Bob/)
})

test("two spellings of an institution become one", async ({ alice, bob, newPerson, server }) => {
  const board = await server.createBoard("blank")
  const carol = await newPerson()
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob", "Caritas")
  await carol.joins(board.links.participant, "Carol", "Karitas")
  await seesTogether(alice, "Karitas 1", /Carol/)

  await changesInstitution(alice, "Carol")
  await alice.page.getByLabel("Institution", { exact: true }).selectOption("Caritas")
  await alice.page.getByLabel("Alle von „Karitas“ mitnehmen").check()
  await alice.page.keyboard.press("Tab")
  await alice.page.getByRole("button", { name: "Ändern", exact: true }).press("Enter")

  await alice.sees("Jetzt gehören alle zu „Caritas“.")
  for (const person of [alice, bob]) await seesTogether(person, "Caritas 2", /Bob.*Carol/)
})
