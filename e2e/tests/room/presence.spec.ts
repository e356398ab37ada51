import { type Locator } from "@playwright/test"

import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"
import { enterWithStockClient } from "../../people/stock-client.ts"

function cursorsOf({ page }: Person, name: RegExp): Locator {
  return page.locator(".tl-collaborator__cursor").filter({ hasText: name })
}

/** Over the canvas, without a click. */
async function points({ page }: Person): Promise<void> {
  await page.mouse.move(600, 400)
  await page.mouse.move(700, 500, { steps: 5 })
}

async function follows(person: Person, name: string): Promise<void> {
  await person.page.getByRole("button", { name: /^Wer ist da/ }).click()
  await person.page.getByRole("button", { name: `${name} folgen`, exact: true }).click()
  await person.page.keyboard.press("Escape")
  await person.sees(`Sie folgen ${name}`)
}

test("three people see each other's cursor in the colour of the institution, and what is selected", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const carol = await newPerson()
  await alice.joins(board.links.participant, "Alice", "Jobcenter Musterstadt (JC)")
  await bob.joins(board.links.participant, "Bob", "Volkshochschule Musterstadt (VHS)")
  await carol.joins(board.links.participant, "Carol", "Volkshochschule Musterstadt (VHS)")
  const people = [alice, bob, carol]
  await Promise.all(people.map((person) => person.opensCanvas()))
  for (const person of people) await person.seesWholeWall()

  for (const person of people) await points(person)
  const colors: Record<string, string> = {}
  for (const [name, institution] of [
    ["Bob", "VHS"],
    ["Carol", "VHS"],
  ] as const) {
    const tag = cursorsOf(alice, new RegExp(name)).locator(".tl-nametag")
    await expect(tag).toHaveText(`${name} · ${institution}`)
    colors[name] = await tag.evaluate((element) => getComputedStyle(element).backgroundColor)
  }
  const own = cursorsOf(bob, /Alice/).locator(".tl-nametag")
  await expect(own).toHaveText("Alice · JC")
  expect(colors["Bob"]).toBe(colors["Carol"])
  expect(await own.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(
    colors["Bob"],
  )

  await bob.canvas().getByText("Vereinbarungen").first().click()
  for (const person of [alice, carol]) {
    const outline = person.page.locator(".tl-collaborator__shape-indicator")
    await expect(outline).toHaveCount(1)
    // Not by its colour alone is it told from what oneself has selected.
    await expect(outline.locator("g")).not.toHaveCSS("stroke-dasharray", "none")
  }
})

test("two devices of one person are two people on the board, two tabs of one device one in the list", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const tablet = await newPerson()
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await tablet.joins(board.links.participant, "Bob")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas(), tablet.opensCanvas()])
  await points(bob)
  await points(tablet)

  await expect(cursorsOf(alice, /Bob/)).toHaveCount(2)
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 3 Personen" })).toBeVisible()

  const page = await bob.context.newPage()
  await page.goto(board.links.participant)
  await page.getByRole("button", { name: "An die Tafel" }).click()
  await expect(page.locator(".tl-canvas")).toBeVisible()
  await page.mouse.move(300, 400)
  await page.mouse.move(400, 500, { steps: 5 })
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(3)
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 3 Personen" })).toBeVisible()

  await page.close()
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(2)
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 3 Personen" })).toBeVisible()
})

test("a cursor that is still fades, and comes back when it moves", async ({
  alice,
  bob,
  server,
}) => {
  await alice.page.clock.install()
  const board = await meetOnCanvas(server, [alice, bob])
  // Presence, which a stock client sees, has a cursor last: what comes after Alice's clock was moved on would be new to her.
  const sam = await enterWithStockClient(board.links.participant, "Sam")
  const movesTo = async (x: number, y: number): Promise<void> => {
    const before = sam.sees("Bob")
    await bob.page.mouse.move(x, y)
    await expect.poll(() => sam.sees("Bob")).not.toEqual(before)
  }
  await movesTo(600, 400)
  const cursor = cursorsOf(alice, /Bob/)
  await expect(cursor).toHaveCSS("opacity", "1")

  await alice.page.clock.runFor(21_000)
  await expect(cursor).toHaveCSS("opacity", "0.35")

  await movesTo(650, 450)
  await expect(cursor).toHaveCSS("opacity", "1")
  await sam.leaves()
})

test("who does nothing for minutes is said to be inactive, and is active again at the first sign", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await bob.page.clock.install()
  await alice.joins(board.links.participant, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" }).click()
  const row = alice.page.getByRole("listitem").filter({ hasText: "Bob" })
  await expect(row).toBeVisible()

  await bob.page.clock.runFor(3 * 60_000 + 11_000)
  await expect(row).toContainText("gerade nicht aktiv")

  await bob.page.mouse.move(300, 300)
  await expect(row).not.toContainText("gerade nicht aktiv")
})

test("the list says who is here, in which role and where, to eyes, keyboard and screen reader", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const guest = await newPerson()
  await alice.joins(board.links.facilitator, "Alice Anders", "Jobcenter Musterstadt (JC)")
  await bob.joins(board.links.participant, "Bob Brandt", "Volkshochschule Musterstadt (VHS)")
  await guest.page.goto(board.links.viewer)
  await guest.page.getByRole("button", { name: /Ohne Namen ansehen/ }).click()
  await bob.opensTable()
  const button = alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" })
  await button.focus()
  await alice.page.keyboard.press("Enter")
  await expect(button).toHaveAttribute("aria-expanded", "true")

  const list = alice.page.getByRole("region", { name: "Wer ist da" })
  await expect(list).toMatchAriaSnapshot(`
    - heading "2 Personen" [level=2]
    - heading "VHS 1" [level=3]
    - list "VHS 1":
      - listitem:
        - strong: Bob Brandt
        - text: Teilnahme · in der Tabelle
        - 'button "Bob Brandt: Institution ändern …"'
        - button "Bob Brandt von der Tafel entfernen"
    - heading "ohne Institution 1" [level=3]
    - list "ohne Institution 1":
      - listitem:
        - strong: Alice Anders (Sie)
        - text: Moderation
    - heading "Projektoren 1" [level=3]
    - list "Projektoren 1":
      - listitem:
        - strong: Projektor 1
        - text: /^sieht zu$/
        - button "Projektor 1 von der Tafel entfernen"
  `)

  await bob.opensCanvas()
  const follow = alice.page.getByRole("button", { name: "Bob Brandt folgen", exact: true })
  await expect(follow).toBeVisible()
  await alice.page.keyboard.press("Tab")
  await expect(follow).toBeFocused()
  await alice.page.keyboard.press("Escape")
  await expect(list).toHaveCount(0)
  await expect(button).toBeFocused()
})

test("following ends by the own keys and buttons too, and is said when the other has gone", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob], { template: "musterstadt" })
  const stop = alice.page.getByRole("button", { name: "Nicht mehr folgen" })

  await follows(alice, "Bob")
  await stop.click()
  await expect(stop).toHaveCount(0)

  await follows(alice, "Bob")
  await alice.page.locator(".tl-container").focus()
  await alice.page.keyboard.press("Shift+1")
  await expect(stop).toHaveCount(0)

  await follows(alice, "Bob")
  await alice.page.locator(".tl-container").focus()
  await alice.page.keyboard.down("Space")
  await alice.page.mouse.move(700, 500)
  await alice.page.mouse.down()
  await alice.page.mouse.move(600, 450, { steps: 4 })
  await alice.page.mouse.up()
  await alice.page.keyboard.up("Space")
  await expect(stop).toHaveCount(0)

  await follows(alice, "Bob")
  // The message goes after six seconds, and a page may take as long to close.
  const said = expect(alice.page.getByText(/Bob.*nicht mehr da/).first()).toBeAttached()
  await Promise.all([said, bob.page.close()])
  await expect(stop).toHaveCount(0)
})

test("what is said at a cursor stands until its owner ends it", async ({ alice, bob, server }) => {
  await meetOnCanvas(server, [alice, bob])
  await bob.canvas().click({ position: { x: 600, y: 400 } })

  await bob.page.keyboard.press("/")
  await bob.page.getByPlaceholder("Tippen, um zu chatten").fill("Schaut hier")
  await expect(cursorsOf(alice, /Bob · VHS/)).toContainText("Schaut hier")

  await bob.page.keyboard.press("Escape")
  await expect(alice.canvas().getByText("Schaut hier")).toHaveCount(0)
})

test("people see each other's cursors, also those of a stock client, until it leaves", async ({
  alice,
  bob,
  server,
}) => {
  const board = await meetOnCanvas(server, [alice, bob])
  const sam = await enterWithStockClient(board.links.participant, "Sam")

  await points(bob)
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(1)
  await expect(cursorsOf(alice, /Sam/)).toHaveCount(1)
  await expect(cursorsOf(bob, /Sam/)).toHaveCount(1)

  await expect.poll(() => sam.sees("Bob")).toBeDefined()
  const before = sam.sees("Bob")
  await bob.page.mouse.move(300, 300)
  await expect.poll(() => sam.sees("Bob")).not.toEqual(before)

  await sam.leaves()
  await expect(cursorsOf(alice, /Sam/)).toHaveCount(0)
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(1)
  await bob.page.close()
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(0)
})

test("who goes to another address in the same tab is gone from list and canvas at once", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob], { template: "musterstadt" })
  await points(bob)
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(1)

  await bob.page.goto(`${server.url}/join`)

  const timeout = 3000
  await expect(cursorsOf(alice, /Bob/)).toHaveCount(0, { timeout })
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 1 Person" })).toBeVisible({
    timeout,
  })
  await bob.page.goBack()
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" })).toBeVisible()
})

test("who follows goes along to the table and back, and ends it by choosing another view", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob], { template: "musterstadt" })
  const stop = alice.page.getByRole("button", { name: "Nicht mehr folgen", exact: true })
  await follows(alice, "Bob")

  // Not even the list of people covers it.
  await alice.page.getByRole("button", { name: /^Wer ist da/ }).click()
  await stop.click({ trial: true })
  await alice.page.keyboard.press("Escape")

  await bob.opensTable()
  await expect(alice.grid()).toBeVisible()
  await expect(alice.canvas()).toHaveCount(0)
  await alice.sees("Sie folgen Bob")

  await bob.opensCanvas()
  await expect(alice.canvas()).toBeVisible()
  await expect(stop).toBeVisible()

  await alice.opensTable()
  await expect(stop).toHaveCount(0)
})

test("following outlives a restart of the server and a reload of the other's page", async ({
  alice,
  bob,
  ownServer,
}) => {
  await meetOnCanvas(ownServer, [alice, bob], { template: "musterstadt" })
  await follows(alice, "Bob")

  await ownServer.kill()
  await alice.sees("Sie folgen Bob – gerade nicht verbunden")
  await ownServer.run()
  await expect(alice.page.getByText("Sie folgen Bob", { exact: true })).toBeVisible()
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" })).toBeVisible()

  await bob.page.reload()
  await expect(bob.canvas()).toBeVisible()
  await bob.opensTable()
  await expect(alice.grid()).toBeVisible()
  await expect(alice.page.getByText(/nicht mehr da/)).toHaveCount(0)
})
