import { deflateSync, crc32 } from "node:zlib"

import type { Locator } from "@playwright/test"

import { expect, test } from "../people/fixtures.ts"
import type { Person } from "../people/person.ts"

interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

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
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.joins(board.links.participant, "Bob", "VHS")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
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
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.joins(board.links.participant, "Bob", "VHS")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
  await alice.page.route("**/assets", (route) => route.abort())

  await paste(alice, png("Foto.png", { width: 600, height: 400 }))

  await alice.sees(/Es wartet hier, bis es wieder geht/)
  await expectWidth(picturesOf(alice).first(), 600)
  await bob.sees("Hier lädt gerade jemand ein Bild hoch …")
  await alice.page.unroute("**/assets")
  await expectWidth(picturesOf(bob).first(), 600)
  await expect(bob.page.getByText("Hier lädt gerade jemand")).toHaveCount(0)
  await expect(alice.page.getByText(/Das Bild wartet/)).toHaveCount(0)
})

test("a picture whose sender has left says that it did not arrive", async ({
  alice,
  bob,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await bob.joins(board.links.participant, "Bob", "VHS")
  await Promise.all([alice.opensCanvas(), bob.opensCanvas()])
  await alice.page.route("**/assets", (route) => route.abort())
  await paste(alice, png("Foto.png", { width: 600, height: 400 }))
  await bob.sees("Hier lädt gerade jemand ein Bild hoch …")

  await alice.context.close()

  await bob.sees(/Dieses Bild ist nicht angekommen/)
})

test("a large photograph becomes smaller before it is sent, and a GIF stays as it is", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  await choose(alice, png("Panorama.png", { width: 6000, height: 1000 }))
  await expectWidth(picturesOf(alice).first(), 4096)

  const kept = alice.page.waitForResponse((response) => response.url().endsWith("/assets"))
  await choose(alice, { name: "Ablauf.gif", mimeType: "image/gif", buffer: gif })
  expect(await (await kept).json()).toMatchObject({ type: "image/gif", bytes: gif.length })
})

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

/** By the tool of the toolbar, as with a mouse. */
async function choose({ page }: Person, file: GivenFile): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByTestId("tools.asset").click()
  await (await chooser).setFiles(file)
}

async function paste({ page }: Person, { name, mimeType, buffer }: GivenFile): Promise<void> {
  await page.locator(".tl-canvas").focus()
  await page.evaluate(
    ({ base64, ...file }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], file.name, { type: file.mimeType }))
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { name, mimeType, base64: buffer.toString("base64") },
  )
}

/** A picture on the canvas has no role of its own for tldraw. */
function picturesOf({ page }: Person): Locator {
  return page.locator(".tl-shape[data-shape-type=image] img")
}

/** Its own pixels: a picture that is not loaded has none. */
async function expectWidth(picture: Locator, pixels: number): Promise<void> {
  await expect
    .poll(() =>
      picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    )
    .toBe(pixels)
}

function png(name: string, { width, height }: { width: number; height: number }): GivenFile {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  // Stripes, so that one sees it.
  const rows = Buffer.alloc((width + 1) * height, 0x90)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  for (let at = 0; at < rows.length; at += 1) {
    if (at % (width + 1) !== 0 && at % 40 < 20) rows[at] = 0x50
  }
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ])
  return { name, mimeType: "image/png", buffer }
}

function chunk(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), bytes])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(bytes.length)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** Two frames of 3 × 2 pixels. */
const gif = Buffer.from(
  "R0lGODlhAwACAIAAAACAgP8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQEMgAAACwAAAAAAwACAAACBQRBEARRACH5BAQyAAAALAAAAAADAAIAAAIFDMMwDFMAOw==",
  "base64",
)
