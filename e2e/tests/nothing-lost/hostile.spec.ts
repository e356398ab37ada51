import { expect, test } from "../../people/fixtures.ts"
import { letHostileGuestIn } from "../../people/hostile.ts"
import { type Person } from "../../people/person.ts"

/** Another one each day: whatever comes, the page stays. */
const seed = Number(process.env["HOSTILE_SEED"] ?? Math.floor(Date.now() / 86_400_000))

function errorsOf({ page }: Person): string[] {
  const errors: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
  })
  return errors
}

async function expectWhole({ page }: Person): Promise<void> {
  await expect(page.locator(".canvas-broken, .tl-error-boundary")).toHaveCount(0)
  await expect(page.locator(".tl-shape-error-boundary")).toHaveCount(0)
}

test(`whatever a hostile guest writes (seed ${seed}), the page stays, and so does the work`, async ({
  alice,
  server,
}) => {
  test.slow()
  const errors = errorsOf(alice)
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await alice.canvas().click({ position: { x: 20, y: 300 } })
  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 600, y: 400 } })
  await alice.page.keyboard.type("Meine Notiz")
  const typing = alice.page.keyboard.type(" wächst weiter, was auch geschieht", { delay: 60 })

  const words = await letHostileGuestIn(board.links.participant, seed)
  await typing
  await expect(alice.note("Das war alles"), words).toBeVisible()

  await expectWhole(alice)
  await expect(alice.note("Meine Notiz wächst weiter, was auch geschieht")).toBeVisible()
  await alice.page.keyboard.type(" und danach")
  await alice.page.keyboard.press("Escape")
  await alice.page.keyboard.press("Control+a")
  await alice.page.keyboard.press("Shift+1")
  await expectWhole(alice)
  await alice.waitsUntilSaved()

  await alice.page.reload()
  await expect(
    alice.page.getByText("Meine Notiz wächst weiter, was auch geschieht und danach").first(),
  ).toBeAttached()
  await expectWhole(alice)
  expect(errors).toEqual([])
})
