import { expect, test } from "../../people/fixtures.ts"

test("the findings name the three errors of Musterstadt and lead to them", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()

  await alice.page.getByRole("button", { name: /^Befunde/ }).click()
  await alice.sees("Aufgabe 4 hat keine durchführende Institution (D).")
  await alice.sees("Aufgabe 9 hat zwei Federführungen (E): SOZ und JC.")
  await alice.sees("Handwerkskammer Musterregion hat keine Ansprechperson.")

  const error = alice.page.getByRole("listitem").filter({ hasText: "Aufgabe 9 hat zwei" })
  await error.getByRole("button").click()
  await expect(alice.page.locator(":focus")).toHaveAttribute("aria-label", /^Aufgabe 9/)
})

test("a finding goes as soon as somebody mends it", async ({ alice, bob, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await alice.page.getByRole("button", { name: /^Befunde/ }).click()
  const finding = alice.page
    .getByRole("complementary")
    .getByText("Aufgabe 4 hat keine durchführende Institution (D).")
  await expect(finding).toBeVisible()

  await bob.opensTable()
  await bob.cell(4, "Volkshochschule Musterstadt").focus()
  await bob.page.keyboard.press("d")

  await expect(finding).toBeHidden()
})
