import { expect, test } from "../../people/fixtures.ts"

test("seen from afar, the names of frames do not cover what lies above them", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  const heading = alice.page.locator(".tl-frame-heading").first()
  const height = async (): Promise<number> => (await heading.boundingBox())?.height ?? 0
  await alice.canvas().focus()
  await alice.page.keyboard.press("Shift+0")
  await expect.poll(height).toBeGreaterThan(20)

  for (let step = 0; step < 6; step += 1) await alice.page.keyboard.press("Control+-")

  await expect.poll(height).toBeLessThan(14)
})
