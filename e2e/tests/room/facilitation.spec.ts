import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"
import { type Server } from "../../people/server.ts"

async function asksToRemove(host: Person, name: string): Promise<void> {
  await host.page.getByRole("button", { name: /^Wer ist da/ }).click()
  await host.page.getByRole("button", { name: `${name} von der Tafel entfernen` }).click()
}

/** As "Teilen" shows it, which may be the address in the room's network. */
async function participantLink(host: Person, server: Server): Promise<string> {
  const link = host.page.getByLabel("Link für Teilnehmende", { exact: true })
  const { pathname, hash } = new URL(await link.inputValue())
  return `${server.url}${pathname}${hash}`
}

/** What stands on the screen of whom the link leads nowhere. */
async function isShutOut(person: Person, link: string): Promise<void> {
  // A link that differs only in its fragment is not loaded anew.
  await person.page.goto("about:blank")
  await person.page.goto(link)
  await person.sees("Dieser Link gilt nicht mehr.")
}

test("who is removed sees why and comes back neither by link nor by code; everybody else stays", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const carol = await newPerson()
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await carol.joins(board.links.participant, "Carol", "Volkshochschule Musterstadt (VHS)")
  await Promise.all([alice.opensTable(), bob.opensTable(), carol.opensTable()])

  await asksToRemove(alice, "Bob")
  const dialog = alice.page.getByRole("dialog", { name: "Bob entfernen?" })
  await expect(dialog.getByText(/wird sofort von der Tafel getrennt/)).toBeVisible()
  await expect(
    dialog.getByRole("checkbox", { name: "Link und Code erneuern, damit Bob nicht wiederkommt" }),
  ).toBeChecked()
  await dialog.getByRole("button", { name: "Von der Tafel entfernen", exact: true }).click()

  await alice.sees(
    /Bob ist nicht mehr an der Tafel\. Link und Code sind neu\. .* wer in der Liste steht, bleibt/,
  )
  await bob.sees("Die Moderation hat Sie von der Tafel entfernt.")
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 2 Personen" })).toBeVisible()

  // Not by loading the page again, not by the link, not by the code.
  await bob.page.reload()
  await bob.sees("Dieser Link gilt nicht mehr.")
  await isShutOut(bob, board.links.participant)
  await bob.page.goto(`${server.url}/join`)
  await bob.page.getByLabel("Teilnahme-Code").fill(board.joinCode)
  await bob.page.getByRole("button", { name: "Teilnehmen", exact: true }).click()
  await bob.sees("Diesen Code gibt es nicht oder er gilt nicht mehr.")

  await carol.cell(5, "Volkshochschule Musterstadt").focus()
  await carol.page.keyboard.press("d")
  await expect(alice.cell(5, "Volkshochschule Musterstadt", "Durchführung")).toBeVisible()
  await carol.page.reload()
  await expect(carol.cell(5, "Volkshochschule Musterstadt", "Durchführung")).toBeVisible()
  await carol.waitsUntilSaved()

  await alice.page.getByRole("button", { name: "Teilen", exact: true }).click()
  const link = await participantLink(alice, server)
  expect(link).not.toBe(board.links.participant)
  await bob.page.goto(link)
  await expect(bob.page.getByRole("banner")).toBeVisible()
  await bob.waitsUntilSaved()
})

test("without new entrances the removed person is sent away and may come back", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")

  await asksToRemove(alice, "Bob")
  await alice.page.getByRole("checkbox", { name: /^Link und Code erneuern/ }).uncheck()
  await alice.page.getByRole("button", { name: "Von der Tafel entfernen", exact: true }).click()

  await alice.sees(/kann aber mit dem Link oder Code wiederkommen/)
  await bob.sees("Die Moderation hat Sie von der Tafel entfernt.")
  await bob.page.goto("about:blank")
  await bob.page.goto(board.links.participant)
  await expect(bob.page.getByRole("banner")).toBeVisible()
  await bob.waitsUntilSaved()
})

test("both tabs of a removed person are closed", async ({ alice, bob, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  // By then the browser has written what it keeps for its other tabs.
  await bob.waitsUntilSaved()
  const second = await bob.context.newPage()
  await second.goto(board.links.participant)
  await second.getByRole("button", { name: "An die Tafel" }).click()
  await expect(second.getByRole("banner").getByText("Gespeichert", { exact: true })).toBeVisible()

  await asksToRemove(alice, "Bob")
  await alice.page.getByRole("button", { name: "Von der Tafel entfernen", exact: true }).click()

  await bob.sees("Die Moderation hat Sie von der Tafel entfernt.")
  await expect(second.getByText("Die Moderation hat Sie von der Tafel entfernt.")).toBeVisible()
})

test("a renewed link ends the sessions of its role, says so, and leaves the others", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  const vera = await newPerson()
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  await vera.joins(board.links.viewer, "Vera")

  await alice.page.getByRole("button", { name: "Teilen", exact: true }).click()
  await alice.page.getByRole("button", { name: "Link für Teilnehmende erneuern" }).click()
  const question = alice.page.getByRole("dialog", { name: "Link für Teilnehmende erneuern?" })
  await expect(question.getByText(/Alle Teilnehmenden werden getrennt/)).toBeVisible()
  await question.getByRole("button", { name: "Link erneuern" }).click()

  await bob.sees(/Ihr Zugang gilt nicht mehr: Die Moderation hat den Link erneuert/)
  await alice.sees("Link für Teilnehmende: ab jetzt gilt der neue.")
  const link = await participantLink(alice, server)
  await isShutOut(bob, board.links.participant)
  await bob.page.goto("about:blank")
  await bob.page.goto(link)
  await expect(bob.page.getByRole("banner").or(bob.page.getByLabel("Ihr Name"))).toBeVisible()
  await vera.sees("Nur ansehen")
  await expect(vera.page.getByRole("dialog")).toHaveCount(0)
})

test("who renews the facilitators' link stays, and the other facilitator is told", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.facilitator, "Bob")

  await alice.page.getByRole("button", { name: "Teilen", exact: true }).click()
  await alice.page.getByRole("button", { name: "Link für die Moderation erneuern" }).click()
  await alice.page.getByRole("button", { name: "Link erneuern" }).click()

  await bob.sees(/Ihr Zugang gilt nicht mehr/)
  await alice.waitsUntilSaved()
  await expect(alice.page.getByRole("button", { name: "Sperren" })).toBeVisible()
  await alice.page.reload()
  await alice.waitsUntilSaved()
})

test("a facilitator works with lock, people and removal by keyboard alone", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await bob.joins(board.links.participant, "Bob")
  const { keyboard } = alice.page
  const reaches = async (name: RegExp): Promise<void> => {
    const button = alice.page.getByRole("button", { name })
    for (let press = 0; press < 40; press += 1) {
      if (await button.evaluateAll((all) => all.some((one) => one === document.activeElement)))
        return
      await keyboard.press("Tab")
    }
    throw new Error(`Not reached by Tab: ${name.source}`)
  }

  await reaches(/^Sperren$/)
  await keyboard.press("Enter")
  await bob.sees("Gesperrt, nur ansehen")
  await keyboard.press("Enter")
  await bob.waitsUntilSaved()

  await reaches(/^Wer ist da/)
  await keyboard.press("Enter")
  await reaches(/^Bob von der Tafel entfernen$/)
  await keyboard.press("Enter")
  await expect(alice.page.getByRole("dialog", { name: "Bob entfernen?" })).toBeVisible()
  await keyboard.press("Escape")
  await expect(alice.page.getByRole("dialog")).toHaveCount(0)
  await expect(
    alice.page.getByRole("button", { name: "Bob von der Tafel entfernen" }),
  ).toBeFocused()
  await keyboard.press("Enter")
  await reaches(/^Von der Tafel entfernen$/)
  await keyboard.press("Enter")

  await bob.sees("Die Moderation hat Sie von der Tafel entfernt.")
  // The keyboard is where it can go on, not on the page's start.
  await expect(alice.page.getByRole("button", { name: "Wer ist da: 1 Person" })).toBeFocused()
})
