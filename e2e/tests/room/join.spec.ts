import { gzipSync } from "node:zlib"

import { devices } from "@playwright/test"

import { expect, test } from "../../people/fixtures.ts"

test("a phone joins with name and institution, and finds its name remembered next time", async ({
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt", "Runde am Handy")
  const phone = await newPerson({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })

  await phone.page.goto(board.links.participant)
  await expect(phone.page.getByText("Runde am Handy")).toBeVisible()
  await expect(phone.page.getByRole("textbox")).toHaveCount(1)
  await phone.page.getByLabel("Ihr Name").fill("Petra Platzhalter")
  await phone.page
    .getByLabel("Ihre Institution")
    .selectOption({ label: "Volkshochschule Musterstadt (VHS)" })
  await phone.page.getByRole("button", { name: "An die Tafel" }).click()
  await expect(phone.page.getByRole("banner")).toBeVisible()

  const other = await server.createBoard("musterstadt")
  await phone.page.goto(other.links.participant)
  await expect(phone.page.getByLabel("Ihr Name")).toHaveValue("Petra Platzhalter")
})

test("who comes from an institution that is not listed names it", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.page.goto(board.links.participant)

  await alice.page.getByLabel("Ihr Name").fill("Alice")
  await alice.page.getByLabel("Ihre Institution").selectOption({ label: "Andere Institution …" })
  await alice.page.getByLabel("Name der Institution").fill("Ehrenamtsagentur")
  await alice.page.getByRole("button", { name: "An die Tafel" }).click()

  await alice.page.getByRole("button", { name: /^Wer ist da/ }).click()
  await expect(alice.page.getByText(/Ehrenamtsagentur/)).toBeVisible()
})

test("the join page needs at most 100 kB of script and nothing of the canvas", async ({
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const person = await newPerson(devices["Desktop Chrome"])
  const scripts: string[] = []
  // What is prefetched while the person types must not be needed for the page itself.
  await person.page.route(/canvas|board-page|table-view/, (route) => route.abort())
  person.page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.url())
  })

  await person.page.goto(board.links.participant)
  await expect(person.page.getByLabel("Ihr Name")).toBeVisible()

  const sizes = await Promise.all(
    scripts.map(async (url) => gzipSync(await (await fetch(url)).arrayBuffer()).length),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  expect(scripts.length, scripts.join("\n")).toBeGreaterThan(0)
  expect(bytes, scripts.join("\n")).toBeLessThan(100_000)
})

test("whose browser stores nothing joins by the full link, works, and is told that nothing is kept", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  // As Firefox with cookies and site data blocked.
  await alice.context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException("The operation is insecure.", "SecurityError")
        },
      })
    }
  })
  await alice.page.goto(board.links.participant)
  await alice.sees("Ihr Browser darf für diese Seite nichts speichern")

  await alice.joins(board.links.participant, "Alice")
  await alice.opensTable()
  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await alice.page.keyboard.press("d")
  await alice.waitsUntilSaved()
  await alice.opensCanvas()

  await bob.joins(board.links.participant, "Bob")
  await bob.opensTable()
  await expect(bob.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeAttached()
})
