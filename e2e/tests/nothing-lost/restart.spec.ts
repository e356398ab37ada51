import { expect, test } from "../../people/fixtures.ts"
import { watchClientId } from "../../people/id-thief.ts"

test.use({ serviceWorkers: "allow" })

test("a reload loses nothing", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await alice.page.keyboard.press("d")
  await alice.waitsUntilSaved()

  await alice.page.reload()

  await expect(alice.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeAttached()
})

test("a server killed in the middle comes back with everything, and people go on", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await alice.page.keyboard.press("d")
  await alice.waitsUntilSaved()

  await ownServer.kill()
  await alice.sees(/Keine Verbindung/)
  await alice.page.keyboard.press("m")
  await alice.sees(/1 Änderung wartet/)
  await ownServer.run()
  await alice.waitsUntilSaved()

  await bob.joins(board.links.participant, "Bob")
  await bob.opensTable()
  await expect(bob.cell(5, "Jobcenter Musterstadt", "Durchführung, Mitwirkung")).toBeAttached()
})

test("work under a client id that somebody else has used meanwhile arrives under another one", async ({
  alice,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  await alice.waitsUntilSaved()
  const writeUnderTheId = await watchClientId(board.links.participant, "Alice")
  await ownServer.kill()
  await alice.context.setOffline(true)
  await alice.sees(/Keine Verbindung/)
  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await alice.page.keyboard.press("d")
  await alice.sees(/1 Änderung wartet/)
  await ownServer.run()
  await writeUnderTheId()

  const reloaded = alice.page.waitForEvent("load")
  await alice.context.setOffline(false)
  await reloaded

  await expect(alice.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeAttached()
  await alice.waitsUntilSaved()
  const { assignments } = (await (await ownServer.get(board, "content")).json()) as {
    assignments: unknown[]
  }
  expect(assignments).toContainEqual(
    expect.objectContaining({ taskId: "t05", institutionId: "jc", roles: ["responsible"] }),
  )
})
