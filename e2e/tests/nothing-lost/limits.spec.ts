import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

const participant = "Jobcenter Musterstadt"

async function writes(person: Person, task: number): Promise<void> {
  await person.cell(task, participant).focus()
  await person.page.keyboard.press("d")
}

test.describe("a server whose disk is full", () => {
  test("says to everybody that nothing is saved, lets them go on, and keeps all when there is room again", async ({
    alice,
    bob,
    newPerson,
    ownServer,
  }) => {
    const board = await ownServer.createBoard("musterstadt")
    for (const [person, name] of [
      [alice, "Alice"],
      [bob, "Bob"],
    ] as const) {
      await person.joins(board.links.participant, name)
      await person.opensTable()
      await person.waitsUntilSaved()
    }

    ownServer.storesNothing()
    await writes(alice, 5)
    for (const person of [alice, bob]) {
      await person.sees("Nicht gespeichert")
      await person.sees(/Der Server kann gerade nichts speichern/)
    }
    await expect(bob.cell(5, participant, "Durchführung")).toBeAttached()
    await writes(bob, 6)
    await expect(alice.cell(6, participant, "Durchführung")).toBeAttached()

    ownServer.storesAgain()
    await Promise.all([alice.waitsUntilSaved(), bob.waitsUntilSaved()])
    await expect(alice.page.getByText("Nicht gespeichert")).toBeHidden()
    await ownServer.kill()
    await alice.context.close()
    await bob.context.close()
    await ownServer.run()
    const carol = await newPerson()
    await carol.joins(board.links.viewer, "Carol")
    await carol.opensTable()
    await expect(carol.cell(5, participant, "Durchführung")).toBeAttached()
    await expect(carol.cell(6, participant, "Durchführung")).toBeAttached()
  })

  test("may even die: the browsers bring back what it could not save", async ({
    alice,
    bob,
    ownServer,
  }) => {
    const board = await ownServer.createBoard("musterstadt")
    await alice.joins(board.links.participant, "Alice")
    await alice.opensTable()
    await alice.waitsUntilSaved()
    ownServer.storesNothing()
    await writes(alice, 5)
    await alice.sees("Nicht gespeichert")

    await ownServer.kill()
    await alice.sees(/1 Änderung wartet/)
    await ownServer.run()

    await alice.waitsUntilSaved()
    await bob.joins(board.links.participant, "Bob")
    await bob.opensTable()
    await expect(bob.cell(5, participant, "Durchführung")).toBeAttached()
  })
})

test.describe("a full board", () => {
  test.use({ ownSettings: { MAX_BOARD_BYTES: "60000" } })

  test("is told in the bar; what did not fit stays on the device, also across a reload", async ({
    alice,
    ownServer,
  }) => {
    const board = await ownServer.createBoard("musterstadt")
    await alice.joins(board.links.participant, "Alice")
    await alice.opensTable()
    const banner = alice.page.getByRole("banner")
    const noSpace = banner.getByText(/Kein Platz – \d+ Änderung/)
    const saved = banner.getByText("Gespeichert", { exact: true })
    let last = 0
    for (const task of [5, 6, 8, 22, 24]) {
      last = task
      await writes(alice, task)
      await expect(noSpace.or(saved)).toBeVisible()
      if (await noSpace.isVisible()) break
    }

    await alice.sees(/bleiben auf diesem Gerät/)
    await alice.page.reload()
    await alice.sees(/Kein Platz – \d+ Änderung/)
    await expect(alice.cell(last, participant, "Durchführung")).toBeAttached()
  })
})
