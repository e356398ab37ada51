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
  await expect.poll(height).toBeGreaterThan(20)

  // tldraw zooms out from where its animation stands, so that quick presses count less than one step each.
  const zoomsOut = async (): Promise<number> => {
    await alice.page.keyboard.press("Control+-")
    return height()
  }
  await expect.poll(zoomsOut).toBeLessThan(14)
})
