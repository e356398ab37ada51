import { expect, test } from "../../people/fixtures.ts"

test("a viewer sees what others write and cannot write", async ({ alice, bob, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await bob.page.goto(board.links.viewer)
  await bob.page.getByRole("button", { name: /Ohne Namen ansehen/ }).click()
  await Promise.all([alice.opensTable(), bob.opensTable()])

  await alice.cell(5, "Jobcenter Musterstadt").focus()
  await alice.page.keyboard.press("d")
  await expect(bob.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeVisible()

  await bob.cell(5, "Jobcenter Musterstadt").focus()
  await bob.page.keyboard.press("e")
  await bob.page.keyboard.press("Delete")
  await expect(bob.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeVisible()
  await expect(alice.cell(5, "Jobcenter Musterstadt", "Durchführung")).toBeVisible()
  await expect(bob.grid().getByRole("button", { name: /hinzufügen/ })).toHaveCount(0)
  await bob.sees("Nur ansehen")
})

test("a viewer cannot draw", async ({ alice, bob, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.page.goto(board.links.viewer)
  await bob.page.getByRole("button", { name: /Ohne Namen ansehen/ }).click()
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])

  await bob.canvas().click({ position: { x: 20, y: 300 } })
  await bob.page.keyboard.press("n")
  await bob.canvas().click({ position: { x: 600, y: 400 } })

  await expect(bob.page.locator(".tl-shape")).toHaveCount(0)
  await expect(alice.page.locator(".tl-shape")).toHaveCount(0)
})

test("contacts reach no browser that may not show them", async ({ bob, server }) => {
  const board = await server.createBoard("musterstadt")
  const frames: string[] = []
  const answers: Promise<Buffer>[] = []
  bob.page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => frames.push(payload.toString()))
  })
  bob.page.on("response", (response) => {
    if (new URL(response.url()).pathname.startsWith("/api/")) answers.push(response.body())
  })

  await bob.page.goto(board.links.viewer)
  await bob.page.getByRole("button", { name: /Ohne Namen ansehen/ }).click()
  await bob.opensTable()

  const bodies = await Promise.all(answers)
  const received = [...frames, ...bodies.map((body) => body.toString())].join("")
  expect(received).toContain("Unterbringung sicherstellen")
  expect(received).not.toContain("Dummyović")
  expect(received).not.toContain("@example.org")
  expect(received).not.toContain("berta.beispiel")
})
