import { readFile } from "node:fs/promises"

import { expect, test } from "../../people/fixtures.ts"

test.use({ serviceWorkers: "allow" })

test("a board that was saved whole before its deletion comes back with content and drawings", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()
  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 200, y: 200 } })
  await alice.page.keyboard.type("Parkhaus klären")
  await alice.page.keyboard.press("Escape")
  await alice.waitsUntilSaved()

  await alice.page.getByRole("banner").getByRole("button", { name: "Mehr" }).click()
  await alice.page.getByRole("menuitem", { name: "Tafel löschen …" }).click()
  const dialog = alice.page.getByRole("dialog")
  const downloading = alice.page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Ganze Tafel herunterladen" }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^Tafel_.*Intern\.tafelrunde$/)
  const file = await readFile(await download.path())
  const title = await alice.page.getByRole("heading", { level: 1 }).innerText()
  await dialog.getByRole("textbox").fill(title)
  await dialog.getByRole("button", { name: "Endgültig löschen" }).click()

  await alice.page.getByLabel("Aus Datei").check()
  await alice.page.getByLabel("Datei mit Tafel-Inhalt").setInputFiles({
    name: "tafel.tafelrunde",
    mimeType: "",
    buffer: file,
  })
  await expect(alice.page.getByText("ist in Ordnung")).toBeVisible()
  await alice.page.getByRole("button", { name: "Tafel anlegen" }).click()
  await alice.page.getByRole("link", { name: "Tafel öffnen" }).click()
  await alice.joins(alice.page.url(), "Alice")
  await alice.opensCanvas()

  await expect(alice.page.getByText("Parkhaus klären").first()).toBeAttached()
  await alice.opensTable()
  await expect(alice.grid().getByRole("gridcell").first()).toBeVisible()
})

test("a facilitator replaces a board by a saved one, and everybody sees it", async ({
  alice,
  bob,
  server,
}) => {
  const saved = await server.createBoard("musterstadt")
  const file = await server.get(saved, "exports/board.tafelrunde?profile=internal")
  const board = await server.createBoard("blank")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob", "VHS")
  await bob.opensTable()

  await alice.page.getByRole("button", { name: "Export" }).click()
  const choosing = alice.page.waitForEvent("filechooser")
  await alice.page.getByRole("menuitem", { name: "Inhalt einlesen …" }).click()
  await (
    await choosing
  ).setFiles({
    name: "tafel.tafelrunde",
    mimeType: "",
    buffer: Buffer.from(await file.arrayBuffer()),
  })
  await expect(alice.page.getByRole("dialog", { name: "Diese Tafel ganz ersetzen?" })).toBeVisible()
  await alice.page.getByRole("button", { name: "Ersetzen" }).click()

  await expect(bob.cell(1, "Jobcenter Musterstadt")).toBeVisible()
  await expect(alice.note("Kein Tag ohne Leistung")).toBeVisible()
})
