import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

async function opensVersions({ page }: Person): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Mehr" }).click()
  await page.getByRole("menuitem", { name: "Versionen …" }).click()
  await expect(page.getByRole("dialog", { name: "Versionen" })).toBeVisible()
}

async function keeps({ page }: Person, name: string): Promise<void> {
  await page.getByLabel("Name für den jetzigen Stand").fill(name)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible()
}

async function writesNote({ page }: Person, text: string): Promise<void> {
  await page.keyboard.press("n")
  await page.mouse.click(900, 600)
  await page.keyboard.type(text)
  await page.keyboard.press("Escape")
}

test("a facilitator looks at a version and restores it, while another person stays at the board", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
  await opensVersions(alice)
  await keeps(alice, "Vor der Pause")
  await alice.page.keyboard.press("Escape")
  await writesNote(bob, "Später geschrieben")
  await expect(alice.note("Später geschrieben")).toBeAttached()

  await opensVersions(alice)
  await alice.page.getByRole("button", { name: "Version „Vor der Pause“ ansehen" }).click()
  await alice.sees("Sie sehen die Version „Vor der Pause“.")
  await expect(alice.canvas()).toBeVisible()
  await expect(alice.note("Später geschrieben")).toHaveCount(0)
  await alice.opensTable()
  await expect(alice.cell(1, "Jobcenter Musterstadt")).toBeVisible()
  await alice.opensCanvas()
  await alice.page.keyboard.press("Escape")
  await expect(alice.page.getByText("Sie sehen die Version")).toHaveCount(0)
  await expect(alice.note("Später geschrieben")).toBeAttached()

  await opensVersions(alice)
  await alice.page.getByRole("button", { name: "Version „Vor der Pause“ wiederherstellen" }).click()
  await alice.page.getByRole("button", { name: "Wiederherstellen", exact: true }).click()
  await expect(bob.note("Später geschrieben")).toHaveCount(0)
  await bob.waitsUntilSaved()
  await alice.page.getByRole("button", { name: "Zurücknehmen" }).click()
  await expect(bob.note("Später geschrieben")).toBeAttached()
  await expect(
    alice.page.getByRole("listitem").filter({ hasText: "vor einer Wiederherstellung" }),
  ).toHaveCount(2)
})

test("one area comes back alone, by keyboard, and a version is deleted for good", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await opensVersions(alice)
  await keeps(alice, "Anfang")
  await alice.page.keyboard.press("Escape")
  await alice.opensArea("Vereinbarungen")
  await alice.note("Gemeinsamer Übergabebogen").click()
  await alice.page.keyboard.press("Delete")
  await expect(alice.note("Gemeinsamer Übergabebogen")).toHaveCount(0)

  await opensVersions(alice)
  await alice.page.getByRole("button", { name: "Version „Anfang“ wiederherstellen" }).focus()
  await alice.page.keyboard.press("Enter")
  await alice.page.getByLabel("Einzelne Bereiche und Aufgaben").check()
  await alice.page.getByRole("checkbox", { name: "Vereinbarungen", exact: true }).press("Space")
  await alice.page.getByRole("button", { name: "Wiederherstellen", exact: true }).press("Enter")
  await expect(alice.note("Gemeinsamer Übergabebogen")).toBeAttached()

  await alice.page.getByRole("button", { name: "Version „Anfang“ löschen" }).click()
  await alice.page.getByRole("button", { name: "Endgültig löschen" }).click()
  await expect(alice.page.getByRole("listitem").filter({ hasText: "Anfang" })).toHaveCount(0)
})
