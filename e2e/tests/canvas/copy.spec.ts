import { expect, test } from "../../people/fixtures.ts"
import { choose, expectWidth, picturesOf, png } from "../../people/pictures.ts"

// One after the other: all browsers of a machine share its clipboard.
test.describe.configure({ mode: "default" })

test("a picture copied to another board is kept there by itself", async ({ alice, server }) => {
  const [here, there] = [await server.createBoard("blank"), await server.createBoard("blank")]
  await alice.context.grantPermissions(["clipboard-read", "clipboard-write"])
  await alice.joins(here.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await choose(alice, png("Lageplan.png", { width: 320, height: 200 }))
  await expectWidth(picturesOf(alice).first(), 320)
  await alice.waitsUntilSaved()
  await alice.canvas().focus()
  await alice.page.keyboard.press("Control+a")
  await alice.page.keyboard.press("Control+c")
  await expect
    .poll(() => alice.page.evaluate(async () => (await navigator.clipboard.read()).length))
    .toBe(1)

  await alice.joins(there.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const kept = alice.page.waitForResponse(
    (response) => response.url().includes(there.id) && response.url().endsWith("/assets"),
  )
  await alice.canvas().focus()
  await alice.page.keyboard.press("Control+v")

  expect((await kept).status()).toBe(201)
  await expectWidth(picturesOf(alice).first(), 320)
  await alice.waitsUntilSaved()
  await alice.page.reload()
  await expectWidth(picturesOf(alice).first(), 320)
})

test("copied shapes arrive on another board", async ({ newPerson, server }) => {
  const here = await server.createBoard("musterstadt")
  const there = await server.createBoard("musterstadt")
  const bob = await newPerson({ permissions: ["clipboard-read", "clipboard-write"] })
  await bob.joins(here.links.participant, "Bob")
  await bob.opensCanvas()
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  // What an earlier test has copied must not pass for this copy: leaving the page too early would end it.
  await bob.page.evaluate(() => navigator.clipboard.writeText("nothing copied yet"))
  await bob.page.keyboard.press("Control+a")
  await bob.page.keyboard.press("Control+c")
  // Copying goes on for a moment after the key.
  const copied = (): Promise<boolean> =>
    bob.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return item?.types.includes("text/html") ?? false
    })
  await expect.poll(copied).toBe(true)

  await bob.joins(there.links.participant, "Bob")
  await bob.opensCanvas()
  await bob.canvas().click({ position: { x: 20, y: 300 } })
  const matrices = bob.page.locator('.tl-shape[data-shape-type="matrix"]')
  await expect(matrices).toHaveCount(1)
  await bob.page.keyboard.press("Control+v")

  await expect(matrices).toHaveCount(2)
  await expect(bob.page.locator('.tl-shape[data-shape-type="frame"]')).toHaveCount(14)
  await bob.waitsUntilSaved()
})
