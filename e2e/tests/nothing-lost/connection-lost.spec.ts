import { type Page } from "@playwright/test"

import { expect, test } from "../../people/fixtures.ts"
import { sitsAtTheTable } from "../../people/meet.ts"
import { Person } from "../../people/person.ts"

const participant = "Jobcenter Musterstadt"

async function writes(person: Person, task: number, key: string): Promise<void> {
  await person.cell(task, participant).focus()
  await person.page.keyboard.press(key)
}

/** The line of one page, which breaks and heals while the others' hold. To be laid before the page is opened. */
async function ownLine(page: Page): Promise<{ breaks: () => Promise<void>; heals: () => void }> {
  let isBroken = false
  const open = new Set<{ close: (options: { code: number }) => Promise<void> }>()
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    if (isBroken) return await socket.close({ code: 1012 })
    socket.connectToServer()
    open.add(socket)
    return undefined
  })
  return {
    breaks: async () => {
      isBroken = true
      await Promise.all([...open].map((socket) => socket.close({ code: 1012 })))
      open.clear()
    },
    heals: () => {
      isBroken = false
    },
  }
}

test("what is written away from the others, over two reloads, merges with what they did meanwhile", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const line = await ownLine(alice.page)
  await sitsAtTheTable(alice, board)
  await sitsAtTheTable(bob, board, "Bob")
  await line.breaks()
  await alice.sees(/Keine Verbindung/)

  await writes(alice, 5, "d")
  await alice.sees(/1 Änderung wartet/)
  await alice.page.reload()
  await alice.sees(/1 Änderung wartet/)
  await writes(bob, 6, "m")
  await bob.waitsUntilSaved()
  await writes(alice, 8, "e")
  await alice.sees(/2 Änderungen warten/)
  await alice.page.reload()
  await alice.sees(/2 Änderungen warten/)
  await expect(alice.cell(6, participant, "Mitwirkung")).not.toBeAttached()
  line.heals()

  await alice.waitsUntilSaved()
  for (const person of [alice, bob]) {
    await expect(person.cell(5, participant, "Durchführung")).toBeAttached()
    await expect(person.cell(6, participant, "Mitwirkung")).toBeAttached()
    await expect(person.cell(8, participant, "Entscheidung & Federführung")).toBeAttached()
  }
})

test("of two tabs of one person one loses its line: both go on, and both keep everything", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  const tab = new Person(alice.context, await alice.context.newPage())
  const line = await ownLine(tab.page)
  await sitsAtTheTable(tab, board)
  await line.breaks()
  await tab.sees(/Keine Verbindung/)

  await writes(tab, 5, "d")
  await tab.sees(/1 Änderung wartet/)
  await writes(alice, 6, "m")
  await alice.waitsUntilSaved()
  await tab.page.reload()
  await tab.sees(/1 Änderung wartet/)
  await writes(tab, 8, "e")
  await tab.sees(/2 Änderungen warten/)
  line.heals()

  await tab.waitsUntilSaved()
  for (const page of [alice, tab]) {
    await expect(page.cell(5, participant, "Durchführung")).toBeAttached()
    await expect(page.cell(6, participant, "Mitwirkung")).toBeAttached()
    await expect(page.cell(8, participant, "Entscheidung & Federführung")).toBeAttached()
  }
})

test("a board deleted and a link renewed while away are told in English too, with the work as a file", async ({
  alice,
  ownServer,
}) => {
  const deleted = await ownServer.createBoard("musterstadt")
  const renewed = await ownServer.createBoard("musterstadt")
  const tab = new Person(alice.context, await alice.context.newPage())
  await sitsAtTheTable(alice, deleted)
  await sitsAtTheTable(tab, renewed)
  await ownServer.kill()
  for (const person of [alice, tab]) {
    await person.sees(/Keine Verbindung/)
    await writes(person, 5, "d")
    await person.sees(/1 Änderung wartet/)
    await person.page.goto("about:blank")
  }
  await ownServer.run()
  await ownServer.asFacilitator(deleted, { method: "DELETE" })
  const renewal = { role: "participant", action: "renew" }
  await ownServer.asFacilitator(renewed, { method: "POST", path: "/links", body: renewal })

  await alice.page.goto(ownServer.url)
  await alice.page.getByRole("button", { name: "English" }).click()
  const told = [
    { person: alice, board: deleted, words: "This board was deleted." },
    { person: tab, board: renewed, words: /the facilitators have renewed the link/ },
  ]
  for (const { person, board, words } of told) {
    await person.page.goto(`${ownServer.url}/b/${board.id}`)
    const dialog = person.page.getByRole("dialog")
    await expect(dialog).toContainText(words)
    await expect(dialog).toContainText("One change could not be sent any more.")
    await expect(dialog).not.toContainText(/[äöüß]|Tafel/)
    const downloading = person.page.waitForEvent("download")
    await dialog.getByRole("button", { name: "Keep as a file" }).click()
    expect((await downloading).suggestedFilename()).toMatch(/^tafelrunde-gesichert-.*\.json$/)
    await expect(dialog).toContainText("The file is among your downloads.")
  }
})
