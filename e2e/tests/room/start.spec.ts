import { expect, test } from "../../people/fixtures.ts"

test("an organiser creates a board from the example and gets three links, a code and a QR code", async ({
  alice,
  server,
}) => {
  const { page } = alice
  await page.goto(server.url)

  await page.getByLabel("Titel").fill("3. Regionalworkshop")
  await page.getByLabel("Beispiel Musterstadt").check()
  await page.getByRole("button", { name: "Tafel anlegen" }).click()

  await expect(page.getByRole("heading", { name: "Die Tafel ist angelegt" })).toBeVisible()
  await expect(page.getByLabel("Link für die Moderation", { exact: true })).toHaveValue(
    /\/b\/.+#t=/,
  )
  await expect(page.getByLabel("Link für Teilnehmende", { exact: true })).toHaveValue(/\/b\/.+#t=/)
  await expect(page.getByLabel("Link zum Ansehen", { exact: true })).toHaveValue(/\/b\/.+#t=/)
  await expect(page.getByRole("img", { name: /^QR-Code/ })).toBeVisible()
  await expect(page.getByRole("button", { name: /kopieren/i })).toHaveCount(3)

  await page.getByRole("link", { name: "Tafel öffnen" }).click()
  await expect(page.getByLabel("Ihr Name")).toBeVisible()
})

test("a board opened before is listed on this device and can be removed from the list", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt", "Die Runde von gestern")
  await alice.joins(board.links.participant, "Alice")

  await alice.page.goto(server.url)
  await expect(alice.page.getByRole("link", { name: /Die Runde von gestern/ })).toBeVisible()

  await alice.page.getByRole("button", { name: /„Die Runde von gestern“.*entfernen/ }).click()
  await alice.page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click()
  await expect(alice.page.getByRole("link", { name: /Die Runde von gestern/ })).toBeHidden()
})

test("a participant joins with the code from the wall", async ({ alice, server }) => {
  const board = await server.createBoard("regionalworkshop", "Runde mit Code")
  await alice.page.goto(server.url)

  await alice.page.getByLabel("Teilnahme-Code").fill(board.joinCode.toLowerCase())
  await alice.page.getByRole("button", { name: "Teilnehmen" }).click()

  await expect(alice.page.getByText("Runde mit Code")).toBeVisible()
  await expect(alice.page.getByLabel("Ihr Name")).toBeVisible()
})

test("a code that does not exist is told in words", async ({ alice, server }) => {
  await alice.page.goto(server.url)

  await alice.page.getByLabel("Teilnahme-Code").fill("ABCDEF")
  await alice.page.getByRole("button", { name: "Teilnehmen" }).click()

  await expect(alice.page.getByText(/Diesen Code gibt es nicht/)).toBeVisible()
})

test("a board content file with a flaw is refused with the place of the flaw", async ({
  alice,
  server,
}) => {
  const content = {
    schema: "tafelrunde/board-content",
    version: 1,
    tasks: [{ id: "t1", phaseId: "nowhere", title: "Aufgabe" }],
  }
  await alice.page.goto(server.url)

  await alice.page.getByLabel("Aus Datei").check()
  await alice.page.getByLabel("Datei mit Tafel-Inhalt").setInputFiles({
    name: "board.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(content)),
  })
  const create = alice.page.getByRole("button", { name: "Tafel anlegen" })
  if (await create.isEnabled()) await create.click()

  await expect(alice.page.getByText("$.tasks[0].phaseId")).toBeVisible()
  await expect(alice.page.getByText("„nowhere“ gibt es nicht unter den Phasen")).toBeVisible()
})

test("a board from an earlier one's content has the matrix on its canvas", async ({
  alice,
  server,
}) => {
  const earlier = await server.createBoard("musterstadt")
  const content = await server.get(earlier, "content")
  await alice.page.goto(server.url)

  await alice.page.getByLabel("Aus Datei").check()
  await alice.page.getByLabel("Datei mit Tafel-Inhalt").setInputFiles({
    name: "board.json",
    mimeType: "application/json",
    buffer: Buffer.from(await content.text()),
  })
  await alice.page.getByRole("button", { name: "Tafel anlegen" }).click()
  await alice.page.getByRole("link", { name: "Tafel öffnen" }).click()
  await alice.joins(alice.page.url(), "Alice")
  await alice.opensArea("Zuständigkeiten")

  await expect(alice.canvas().getByRole("gridcell").first()).toBeAttached()
})

test("a mistyped address leads to a page with a way back", async ({ alice, server }) => {
  await alice.page.goto(`${server.url}/tafel`)

  await alice.page.getByRole("link", { name: "Zur Startseite", exact: true }).click()

  await expect(alice.page.getByRole("heading", { name: "Neue Tafel anlegen" })).toBeVisible()
})

test("the address bar never keeps the token", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")

  await alice.joins(board.links.participant, "Alice")

  expect(alice.page.url()).toBe(`${server.url}/b/${board.id}`)
})
