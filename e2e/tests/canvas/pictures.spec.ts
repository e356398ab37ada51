import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import {
  choose,
  expectWidth,
  type GivenFile,
  gif,
  paste,
  picturesOf,
  png,
} from "../../people/pictures.ts"

const svg: GivenFile = {
  name: "Organigramm.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
}

test("one person adds a picture, and everybody sees it, viewers too, also after a reload", async ({
  alice,
  bob,
  newPerson,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.joins(board.links.participant, "Bob", "VHS")
  const projector = await newPerson()
  await projector.page.goto(board.links.viewer)
  await projector.page.getByRole("button", { name: /Ohne Namen ansehen/ }).click()
  const everyone = [alice, bob, projector]
  await Promise.all(everyone.map((person) => person.opensCanvas()))

  await choose(alice, png("Lageplan.png", { width: 400, height: 300 }))

  for (const person of everyone) await expectWidth(picturesOf(person).first(), 400)
  await alice.waitsUntilSaved()
  await Promise.all([alice.page.reload(), projector.page.reload()])
  for (const person of everyone) await expectWidth(picturesOf(person).first(), 400)
})

test("an SVG is refused in words, and nothing is left of it", async ({ alice, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  await choose(alice, svg)
  await alice.sees(/Organigramm\.svg: SVG-Dateien können Programme enthalten/)

  await choose(alice, { ...svg, name: "Organigramm.png", mimeType: "image/png" })
  await alice.sees(/Organigramm\.png: SVG-Dateien/)
  await choose(alice, {
    name: "Plan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF"),
  })
  await alice.sees(/Plan\.pdf: Möglich sind Bilder in den Formaten PNG, JPEG, GIF und WebP/)
  await choose(alice, { name: "leer.png", mimeType: "image/png", buffer: Buffer.from("nichts") })
  await alice.sees(/leer\.png: Diese Datei lässt sich nicht als Bild lesen/)
  await expect(alice.page.locator(".tl-shape")).toHaveCount(0)
})

test("what the server refuses disappears again for everybody", async ({ alice, bob, server }) => {
  await meetOnCanvas(server, [alice, bob])
  await alice.page.route("**/assets", (route) =>
    route.fulfill({
      status: 507,
      contentType: "application/problem+json",
      json: { detail: "Auf dieser Tafel ist kein Platz für weitere Bilder." },
    }),
  )

  await choose(alice, png("Foto.png", { width: 40, height: 30 }))

  await alice.sees("Foto.png: Auf dieser Tafel ist kein Platz für weitere Bilder.")
  for (const person of [alice, bob]) await expect(person.page.locator(".tl-shape")).toHaveCount(0)
})

test("a picture that is pasted without a connection waits, and others see that it is coming", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob])
  await alice.page.route("**/assets", (route) => route.abort())

  await paste(alice, png("Foto.png", { width: 600, height: 400 }))

  await alice.sees(/Es bleibt auf diesem Gerät und geht, sobald/)
  await expectWidth(picturesOf(alice).first(), 600)
  await bob.sees("Hier lädt gerade jemand ein Bild hoch …")
  await alice.page.unroute("**/assets")
  await expectWidth(picturesOf(bob).first(), 600)
  await expect(bob.page.getByText("Hier lädt gerade jemand")).toHaveCount(0)
  await expect(alice.page.getByText(/Das Bild wartet/)).toHaveCount(0)
})

test("a picture that waits survives a reload without a connection, and goes when it is back", async ({
  newPerson,
  bob,
  server,
}) => {
  const alice = await newPerson({ serviceWorkers: "allow" })
  await meetOnCanvas(server, [alice, bob])
  await alice.waitsUntilSaved()
  await alice.page.evaluate(async () => await navigator.serviceWorker.ready)
  await alice.page.reload()
  await alice.opensCanvas()
  await alice.waitsUntilSaved()
  await alice.context.setOffline(true)
  await paste(alice, png("Foto.png", { width: 600, height: 400 }))
  await alice.sees(/Es bleibt auf diesem Gerät/)

  await alice.page.reload()
  await alice.opensCanvas()
  await expectWidth(picturesOf(alice).first(), 600)
  await alice.sees(/Das Bild wartet und wird hochgeladen/)

  await alice.context.setOffline(false)
  await expectWidth(picturesOf(bob).first(), 600)
  await expect(alice.page.getByText(/Das Bild wartet/)).toHaveCount(0)
  await alice.waitsUntilSaved()
})

test("a waiting picture of somebody who comes back to the table arrives too", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob])
  await alice.page.route("**/assets", (route) => route.abort())
  await paste(alice, png("Foto.png", { width: 600, height: 400 }))
  await alice.sees(/Es bleibt auf diesem Gerät/)
  await alice.waitsUntilSaved()
  await alice.opensTable()

  await alice.page.goto("about:blank")
  await bob.sees(/Dieses Bild ist noch nicht angekommen/)
  await alice.page.unroute("**/assets")
  await alice.page.goBack()

  await expect(alice.grid()).toBeVisible()
  await expectWidth(picturesOf(bob).first(), 600)
})

test("pictures added to a locked board are refused with the reason", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob], { role: "facilitator" })
  await alice.page.getByRole("button", { name: "Sperren" }).click()
  await bob.sees("Gesperrt, nur ansehen")

  await paste(bob, png("Foto.png", { width: 60, height: 40 }))

  await bob.sees("Die Tafel ist gerade gesperrt: Sie können nichts einfügen.")
  await expect(bob.page.locator(".tl-shape")).toHaveCount(0)
})

test("a picture that was deleted comes back with an undo", async ({ alice, bob, server }) => {
  await meetOnCanvas(server, [alice, bob])
  await choose(alice, png("Lageplan.png", { width: 320, height: 200 }))
  for (const person of [alice, bob]) await expectWidth(picturesOf(person).first(), 320)

  await alice.page.keyboard.press("Delete")
  for (const person of [alice, bob]) await expect(picturesOf(person)).toHaveCount(0)
  await alice.page.keyboard.press("Control+z")

  for (const person of [alice, bob]) await expectWidth(picturesOf(person).first(), 320)
})

test("a large photograph becomes smaller before it is sent, and a GIF stays as it is", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  const shrunk = alice.page.waitForResponse((response) => response.url().endsWith("/assets"))
  await choose(alice, png("Panorama.png", { width: 6000, height: 1000 }))
  await shrunk
  await expectWidth(picturesOf(alice).first(), 4096)

  const kept = alice.page.waitForResponse((response) => response.url().endsWith("/assets"))
  await choose(alice, { name: "Ablauf.gif", mimeType: "image/gif", buffer: gif })
  expect(await (await kept).json()).toMatchObject({ type: "image/gif", bytes: gif.length })
})
