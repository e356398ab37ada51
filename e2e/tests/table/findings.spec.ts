import { expect, test } from "../../people/fixtures.ts"

test("the findings name the errors of Musterstadt and lead to them", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()

  await alice.page.getByRole("button", { name: /^Befunde/ }).click()
  await alice.sees("Aufgabe 4 hat keine durchführende Institution (D).")
  await alice.sees("Aufgabe 9 hat zwei Federführungen (E): SOZ und JC.")

  const error = alice.page.getByRole("listitem").filter({ hasText: "Aufgabe 9 hat zwei" })
  await error.getByRole("button", { name: /^Zeigen/ }).click()
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

test("before work begins a board has open tasks and no errors", async ({ alice, server }) => {
  const board = await server.createBoard("regionalworkshop")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensTable()
  const button = alice.page.getByRole("button", { name: /^Befunde/ })
  await expect(button).toContainText("24")
  await expect(alice.page.locator(".task-flaw")).toHaveCount(0)

  await button.click()

  await expect(
    alice.page.getByText("noch offen: 24 Aufgaben ohne Federführung", { exact: true }),
  ).toBeVisible()
  await alice.page.getByRole("button", { name: "Ersten zeigen" }).click()
  await expect(alice.page.locator(":focus")).toContainText("Erstinformation")
})
