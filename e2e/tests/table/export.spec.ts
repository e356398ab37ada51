import { readFile } from "node:fs/promises"

import { expect, test } from "../../people/fixtures.ts"
import { readPdf } from "../../people/pdf.ts"
import { type Person } from "../../people/person.ts"

interface Saved {
  readonly name: string
  readonly bytes: Buffer
}

async function downloads(person: Person, item: RegExp): Promise<Saved> {
  await person.page.getByRole("button", { name: "Export" }).click()
  const waiting = person.page.waitForEvent("download")
  await person.page.getByRole("menuitem", { name: item }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test("the responsibility table has a row for each of the 147 roles", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")

  const file = await downloads(alice, /Zuständigkeit.*CSV/)

  expect(file.name).toMatch(/Musterstadt_2027-03-10_v3-0_Netzwerk\.csv$/)
  const text = file.bytes.toString("utf8")
  expect(text.startsWith("\uFEFFAufgabe-Nr.;Phase;Aufgabe;")).toBe(true)
  const lines = text.trimEnd().split("\r\n")
  expect(lines).toHaveLength(1 + 147)
  expect(lines.filter((line) => line.includes(";Durchführung;"))).toHaveLength(27)
})

test("the paper is ready before people leave: as PDF with all chapters, and for Word and LibreOffice", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")

  const pdf = await downloads(alice, /Schnittstellenpapier.*PDF/)
  expect(pdf.name).toBe("Schnittstellenpapier_Musterstadt_2027-03-10_v3-0_Netzwerk.pdf")
  const { pages } = await readPdf(pdf.bytes)
  expect(pages[0]).toContain("Zusammenwirken der Akteure")
  for (const chapter of ["4.2 Matrix", "5.2 Tabelle", "6.1 Vereinbarungen", "Anlage D"]) {
    expect(pages.join(" ")).toContain(chapter)
  }
  for (const format of ["DOCX", "ODT"]) {
    const file = await downloads(alice, new RegExp(`Schnittstellenpapier.*${format}`))
    expect(file.bytes.subarray(0, 2).toString()).toBe("PK")
  }
})

test("responsibilities and matrix are also to be had for Excel", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")

  for (const item of [/Zuständigkeit.*XLSX/, /Matrix.*XLSX/]) {
    const file = await downloads(alice, item)
    expect(file.name).toMatch(/\.xlsx$/)
    expect(file.bytes.subarray(0, 2).toString()).toBe("PK")
  }
})

test("a board exported, imported and exported again is the same", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  const first = await (await server.get(board, "exports/board.json?profile=internal")).text()
  const other = await server.createBoard("blank")
  await alice.joins(other.links.facilitator, "Alice", "Koordination")

  await alice.page.getByRole("button", { name: "Export" }).click()
  const chooser = alice.page.waitForEvent("filechooser")
  await alice.page.getByRole("menuitem", { name: /Inhalt einlesen/ }).click()
  await (
    await chooser
  ).setFiles({
    name: "board.json",
    mimeType: "application/json",
    buffer: Buffer.from(first),
  })
  await alice.page.getByRole("dialog").getByRole("button").last().click()
  await alice.opensTable()
  await expect(alice.cell(24, "Handwerkskammer Musterregion", "Information")).toBeAttached()

  const second = await (await server.get(other, "exports/board.json?profile=internal")).text()
  expect(second).toBe(first)
})

test("every export is reached by keyboard, under the group that people look in", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.page.getByRole("button", { name: "Export" }).press("Enter")
  const group = alice.page.getByRole("group", { name: "Wer ist dabei" })
  await expect(group.getByRole("menuitem")).toHaveText([
    /Akteure\s*XLSX/,
    /Akteure\s*ODS/,
    /Akteure\s*CSV/,
    /Kontakte\s*XLSX/,
    /Kontakte\s*ODS/,
    /Kontakte\s*CSV/,
    /Kontakte\s*VCF/,
    /Kontakte\s*ZIP/,
  ])

  await alice.page.keyboard.press("k")
  await expect(group.getByRole("menuitem", { name: "Kontakte XLSX" })).toBeFocused()
  await alice.page.keyboard.press("ArrowRight")
  await expect(group.getByRole("menuitem", { name: "Kontakte ODS" })).toBeFocused()
  await alice.page.keyboard.press("ArrowRight")
  await expect(group.getByRole("menuitem", { name: "Kontakte CSV" })).toBeFocused()
  const waiting = alice.page.waitForEvent("download")
  await alice.page.keyboard.press("Enter")

  expect((await waiting).suggestedFilename()).toBe(
    "Kontakte_Musterstadt_2027-03-10_v3-0_Netzwerk.csv",
  )
})

test("without the server the page makes what it can, and says what needs the server", async ({
  newPerson,
  ownServer,
}) => {
  const alice = await newPerson({ serviceWorkers: "allow" })
  const board = await ownServer.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.waitsUntilSaved()
  const offered = [
    /Zuständigkeiten.*CSV/,
    /Alle Tabellen.*XLSX/,
    /Matrix.*ODS/,
    /Kontakte.*VCF/,
    /ICS/,
  ]
  // The page works without the server once its files are kept on the device.
  await alice.page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const online = []
  for (const item of offered) online.push(await downloads(alice, item))
  await ownServer.close()
  await alice.sees("Keine Verbindung")

  for (const [at, item] of offered.entries()) {
    expect(await downloads(alice, item)).toEqual(online[at])
  }
  const whole = await downloads(alice, /Ganzer Inhalt.*JSON/)
  expect(JSON.parse(whole.bytes.toString())).toMatchObject({ schema: "tafelrunde/board-content" })
  const page = await downloads(alice, /Matrix.*HTML/)
  expect(page.bytes.toString()).toContain('<html lang="de">')

  const archive = await downloads(alice, /Ganze Tafel/)
  expect(archive.name).toMatch(/\.tafelrunde$/)

  await alice.page.getByRole("button", { name: "Export" }).click()
  await alice.sees(/anderen brauchen den Server/)
  await alice.page.getByRole("menuitem", { name: /Schnittstellenpapier.*PDF/ }).focus()
  await alice.page.keyboard.press("Enter")
  await alice.sees(/Diese Datei kann nur der Server erstellen/)
})

test("a phone offers the same files in its menu", async ({ newPerson, server }) => {
  const board = await server.createBoard("musterstadt")
  const alice = await newPerson({ viewport: { width: 390, height: 844 } })
  await alice.joins(board.links.participant, "Alice")
  await alice.page.getByRole("banner").getByRole("button", { name: "Mehr" }).click()

  const item = alice.page.getByRole("menuitem", { name: "Vereinbarungen CSV" })
  // Nothing lies beyond the menu's edge, where only scrolling sideways would find it.
  const menu = alice.page.getByRole("menu")
  expect(await menu.evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0)
  await item.scrollIntoViewIfNeeded()
  await expect(item).toBeInViewport({ ratio: 0.9 })
  const waiting = alice.page.waitForEvent("download")
  await item.click()
  expect((await waiting).suggestedFilename()).toMatch(/^Vereinbarungen_Musterstadt_/)
})

test("what a facilitator enters about the board stands in the names of its files", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.page.getByRole("banner").getByRole("button", { name: "Mehr" }).click()
  await alice.page.getByRole("menuitem", { name: "Angaben zur Tafel …" }).click()
  const dialog = alice.page.getByRole("dialog", { name: "Angaben zur Tafel" })
  await expect(dialog.getByLabel("Titel")).toBeFocused()
  await dialog.getByLabel("Titel").fill("3. Regionalworkshop")
  await dialog.getByLabel("Region").fill("Musterland")
  await dialog.getByLabel("Fassung").fill("2.0")
  await dialog.getByLabel("Stand").fill("2027-03-10")
  await alice.page.keyboard.press("Enter")
  await expect(alice.page.getByRole("heading", { level: 1 })).toHaveText("3. Regionalworkshop")
  await alice.waitsUntilSaved()

  const file = await downloads(alice, /Matrix.*CSV/)
  expect(file.name).toBe("Matrix_Musterland_2027-03-10_v2-0_Netzwerk.csv")
})
