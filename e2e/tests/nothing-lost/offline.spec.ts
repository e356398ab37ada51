import { expect, test } from "../../people/fixtures.ts"
import { sitsAtTheTable } from "../../people/meet.ts"
import { Person } from "../../people/person.ts"
import { type Server, type TestBoard } from "../../people/server.ts"

test.use({ serviceWorkers: "allow" })

const participant = "Jobcenter Musterstadt"

/** Writes D and M into two cells while the server is away. */
async function writesOffline(person: Person, server: Server): Promise<void> {
  await server.kill()
  await person.sees(/Keine Verbindung/)
  await person.cell(5, participant).focus()
  await person.page.keyboard.press("d")
  await person.cell(6, participant).focus()
  await person.page.keyboard.press("m")
  await person.sees(/2 Änderungen warten/)
}

/** Until what was written is on the device: a write of ours to its copy is done after all before it. */
async function hasTheCopy(person: Person, board: TestBoard): Promise<void> {
  await person.page.evaluate(async (id) => {
    const databases = await indexedDB.databases()
    const names = databases.map(({ name }) => name ?? "").filter((name) => name.endsWith(id))
    for (const name of names) {
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(name)
        opening.addEventListener("success", () => {
          const writing = opening.result.transaction("updates", "readwrite")
          writing.objectStore("updates").count()
          writing.addEventListener("complete", () => {
            opening.result.close()
            resolve()
          })
        })
      })
    }
  }, board.id)
}

/** Until the pages are on the device, a reload needs the server. */
async function hasThePages(person: Person): Promise<void> {
  await person.page.evaluate(async () => await navigator.serviceWorker.ready)
}

async function inNewTab({ context }: Person): Promise<Person> {
  return new Person(context, await context.newPage())
}

async function savesFile(person: Person): Promise<string> {
  const downloading = person.page.waitForEvent("download")
  await person.page.getByRole("button", { name: "Als Datei sichern" }).click()
  return await (await downloading).path()
}

test("what is written without a server waits across a reload, and arrives", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await hasThePages(alice)
  await writesOffline(alice, ownServer)
  await hasTheCopy(alice, board)

  await alice.page.reload()
  await alice.sees(/2 Änderungen warten/)
  await expect(alice.cell(5, participant, "Durchführung")).toBeAttached()

  await ownServer.run()
  await alice.waitsUntilSaved()
  await sitsAtTheTable(bob, board, "Bob")
  await expect(bob.cell(5, participant, "Durchführung")).toBeAttached()
  await expect(bob.cell(6, participant, "Mitwirkung")).toBeAttached()
})

/** Presses D in a cell and reloads in the same turn of the page, before the browser could write anything to the device. */
async function writesAndReloadsAtOnce(person: Person, task: number): Promise<void> {
  await person.cell(task, participant).focus()
  await person.page.evaluate(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true }))
    location.reload()
  })
}

/** Another tab holds the copies, as a busy device does: nothing of what is written comes through until the tab is closed. */
async function holdsTheCopies(tab: Person, board: TestBoard): Promise<void> {
  await tab.page.evaluate(async (id) => {
    const databases = await indexedDB.databases()
    const names = databases.map(({ name }) => name ?? "").filter((name) => name.endsWith(id))
    for (const name of names) {
      const opening = indexedDB.open(name)
      await new Promise((resolve) => opening.addEventListener("success", resolve))
      const store = opening.result.transaction("updates", "readwrite").objectStore("updates")
      const hold = (): void => store.count().addEventListener("success", hold)
      hold()
    }
  }, board.id)
}

test("a reload in the same moment loses nothing that was written without a server", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await hasThePages(alice)
  await ownServer.kill()
  await alice.sees(/Keine Verbindung/)

  for (const [index, task] of [5, 6, 8].entries()) {
    await writesAndReloadsAtOnce(alice, task)
    await alice.sees(index === 0 ? /1 Änderung wartet/ : `${index + 1} Änderungen warten`)
    await expect(alice.cell(task, participant, "Durchführung")).toBeAttached()
  }

  await ownServer.run()
  await alice.waitsUntilSaved()
  await sitsAtTheTable(bob, board, "Bob")
  for (const task of [5, 6, 8]) {
    await expect(bob.cell(task, participant, "Durchführung")).toBeAttached()
  }
})

test("a reload loses nothing while the device cannot write, and nothing of it stays behind", async ({
  alice,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await hasThePages(alice)
  const tab = await inNewTab(alice)
  await tab.page.goto(`${ownServer.url}/healthz`)
  await ownServer.kill()
  await alice.sees(/Keine Verbindung/)
  await holdsTheCopies(tab, board)

  await alice.cell(5, participant).focus()
  await alice.page.keyboard.press("d")
  await alice.sees(/1 Änderung wartet/)
  const reloading = alice.page.reload()
  await tab.page.close()
  await reloading

  await alice.sees(/1 Änderung wartet/)
  await expect(alice.cell(5, participant, "Durchführung")).toBeAttached()
  await ownServer.run()
  await alice.waitsUntilSaved()
  const left = await alice.page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /unkept|waiting/.test(key)),
  )
  expect(left).toEqual([])
})

test("two tabs of one person write without a server, and both arrive", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  const tab = await inNewTab(alice)
  await sitsAtTheTable(tab, board)
  await writesOffline(alice, ownServer)
  await tab.sees(/Keine Verbindung/)
  await tab.cell(8, participant).focus()
  await tab.page.keyboard.press("e")
  await tab.sees(/1 Änderung wartet/)

  await ownServer.run()
  await Promise.all([alice.waitsUntilSaved(), tab.waitsUntilSaved()])

  await expect(alice.cell(8, participant, "Entscheidung & Federführung")).toBeAttached()
  await expect(tab.cell(5, participant, "Durchführung")).toBeAttached()
  await sitsAtTheTable(bob, board, "Bob")
  await expect(bob.cell(6, participant, "Mitwirkung")).toBeAttached()
})

test("a board deleted meanwhile is told, and becomes a new board from the file", async ({
  alice,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await writesOffline(alice, ownServer)
  await alice.page.goto("about:blank")
  await ownServer.run()
  await ownServer.asFacilitator(board, { method: "DELETE" })

  await alice.page.goto(`${ownServer.url}/b/${board.id}`)
  await alice.sees("Diese Tafel wurde gelöscht.")
  await alice.sees(/2 Änderungen konnten nicht mehr übertragen werden/)
  const file = await savesFile(alice)
  await alice.page.getByRole("button", { name: "Zur Startseite" }).click()

  await alice.page.getByText("Aus Datei").click()
  await alice.page.getByLabel("Datei mit Tafel-Inhalt").setInputFiles(file)
  await alice.page.getByRole("button", { name: "Tafel anlegen" }).click()
  await alice.page.getByRole("link", { name: "Tafel öffnen" }).click()
  await alice.page.getByRole("button", { name: "An die Tafel" }).click()
  await alice.opensTable()
  await expect(alice.cell(5, participant, "Durchführung")).toBeAttached()
})

test("a link renewed meanwhile is told; the file can be read in by others, and the new link sends by itself", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await writesOffline(alice, ownServer)
  await alice.page.goto("about:blank")
  await ownServer.run()
  const body = { role: "participant", action: "renew" }
  const { url } = (await ownServer.asFacilitator(board, {
    method: "POST",
    path: "/links",
    body,
  })) as { url: string }

  await alice.page.goto(`${ownServer.url}/b/${board.id}`)
  await alice.sees(/hat den Link erneuert/)
  await alice.page.getByRole("button", { name: "Zur Startseite" }).click()
  const tab = await inNewTab(alice)
  await tab.page.goto(`${ownServer.url}/b/${board.id}`)
  await tab.sees(/Dieser Link gilt nicht mehr/)
  await tab.sees(/2 Änderungen konnten nicht mehr übertragen werden/)
  const file = await savesFile(tab)

  await bob.joins(url, "Bob")
  await bob.opensTable()
  await bob.waitsUntilSaved()
  await bob.page.getByRole("button", { name: "Export" }).click()
  const choosing = bob.page.waitForEvent("filechooser")
  await bob.page.getByRole("menuitem", { name: /Gesicherte Änderungen einlesen/ }).click()
  await (await choosing).setFiles(file)
  await expect(bob.cell(5, participant, "Durchführung")).toBeAttached()
  await bob.waitsUntilSaved()

  await tab.joins(url, "Alice")
  await tab.opensTable()
  await tab.waitsUntilSaved()
  await expect(tab.cell(6, participant, "Mitwirkung")).toBeAttached()
})

test("what comes too late for a lock waits behind it, and arrives when the board is open again", async ({
  alice,
  bob,
  ownServer,
}) => {
  const board = await ownServer.createBoard("musterstadt")
  await sitsAtTheTable(alice, board)
  await writesOffline(alice, ownServer)
  await alice.page.goto("about:blank")
  await ownServer.run()
  await bob.joins(board.links.facilitator, "Bob")
  await bob.opensTable()
  await bob.page.getByRole("button", { name: "Sperren", exact: true }).click()
  await bob.sees(/Die Tafel ist gesperrt/)

  await alice.page.goto(`${ownServer.url}/b/${board.id}`)
  await alice.sees(/Gesperrt – 2 Änderungen warten/)
  await expect(bob.cell(5, participant, "Durchführung")).not.toBeAttached()
  await bob.page.getByRole("button", { name: "Entsperren", exact: true }).click()

  await alice.waitsUntilSaved()
  await expect(bob.cell(5, participant, "Durchführung")).toBeAttached()
  await expect(bob.cell(6, participant, "Mitwirkung")).toBeAttached()
})
