import { readFile } from "node:fs/promises"

import { pasteText } from "../../people/clipboard.ts"
import { expect, test } from "../../people/fixtures.ts"
import { readPdf } from "../../people/pdf.ts"
import { type Person } from "../../people/person.ts"
import { choose, expectWidth, picturesOf, png } from "../../people/pictures.ts"

interface Saved {
  readonly name: string
  readonly bytes: Buffer
}

async function saves(person: Person, item: RegExp): Promise<Saved> {
  await person.page.getByRole("button", { name: "Export" }).click()
  const waiting = person.page.waitForEvent("download", { timeout: 60_000 })
  await person.page.getByRole("menuitem", { name: item }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function reads(person: Person, { name, bytes }: Saved): Promise<void> {
  await person.page.getByRole("button", { name: "Export" }).click()
  const chooser = person.page.waitForEvent("filechooser")
  await person.page.getByRole("menuitem", { name: /Zeichnung.*einlesen/ }).click()
  const upload = { name, mimeType: "application/octet-stream", buffer: bytes }
  await (await chooser).setFiles(upload)
}

function bytesOf(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content))
}

async function opensNewPage({ page }: Person): Promise<void> {
  await page.getByTestId("page-menu.button").click()
  const create = page.getByTestId("page-menu.create")
  await create.click()
  // The name of the new page is to be written at once; until then a key is for the menu.
  await expect(page.locator("input:focus")).toHaveValue("Seite 1")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Escape")
  await expect(create).toHaveCount(0)
  await expect(page.locator(".tl-shape")).toHaveCount(0)
}

/** All that is written in a drawing, without where its lines end. */
async function textsOf(person: Person, svg: Buffer): Promise<string> {
  return await person.page.evaluate((source) => {
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml")
    if (drawing.querySelector("parsererror, foreignObject")) return "not plain SVG"
    const texts = [...drawing.querySelectorAll("text")].map(({ textContent }) => textContent)
    return texts.join(" ").replaceAll(/[\s\u200B]+/g, " ")
  }, svg.toString("utf8"))
}

test("the board as SVG has every task of the matrix as text, its fonts in it and nothing from elsewhere", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()

  const file = await saves(alice, /Tafel als Bild\s*SVG/)

  expect(file.name).toMatch(/^Tafel_Musterstadt_\d{4}-\d\d-\d\d\.svg$/)
  const content = (await (await server.get(board, "content")).json()) as {
    tasks: { title: string }[]
  }
  const titles = content.tasks.map(({ title }) => title)
  expect(titles.length).toBeGreaterThan(20)
  const text = await textsOf(alice, file.bytes)
  for (const title of titles) expect(text).toContain(title)
  expect(text).toContain("Was wollen wir gemeinsam erreichen?")
  const source = file.bytes.toString("utf8")
  expect(source).toContain('src:url("data:font/woff2;base64,')
  expect(source.replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:/)
})

test("the board as PNG is a picture of its size; a selection is smaller", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")
  await alice.opensCanvas()

  const whole = await saves(alice, /Tafel als Bild\s*PNG/)
  await alice.canvas().getByText("Was wollen wir gemeinsam").click()
  const part = await saves(alice, /Auswahl als Bild\s*PNG/)

  for (const { bytes } of [whole, part]) {
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG")
  }
  expect(whole.bytes.readUInt32BE(16)).toBeGreaterThan(8000)
  expect(part.bytes.readUInt32BE(16)).toBeLessThan(3000)
})

test("the PDF has a page for each frame and one for the rest, with searchable text and the frame's name", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.viewer, "Alice")
  await alice.opensCanvas()

  const file = await saves(alice, /Rahmen als Seiten\s*PDF/)

  const pdf = file.bytes.toString("latin1")
  expect(pdf.startsWith("%PDF-")).toBe(true)
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(8)
  // Fonts are in the file, and text is text.
  expect(pdf).toContain("/FontFile2")
  expect(pdf).toContain("/ToUnicode")
})

test("the PDF has what is on every page of the canvas, and says how far it is", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await opensNewPage(alice)
  await pasteText(alice, { text: "Erste Idee\nZweite Idee" })
  await expect(alice.note("Zweite Idee")).toBeVisible()

  const saving = saves(alice, /Rahmen als Seiten\s*PDF/)
  await alice.sees(/Die Datei wird erstellt/)
  const file = await saving

  expect(file.bytes.toString("latin1").match(/\/Type \/Page\b(?!s)/g)).toHaveLength(9)
  await alice.sees(`Gespeichert: ${file.name}`)
  await expect(alice.page.getByText(/Die Datei wird erstellt/)).toHaveCount(0)
  // The person stays on the own page.
  await expect(alice.note("Zweite Idee")).toBeVisible()
  const picture = await saves(alice, /Offene Seite als Bild\s*SVG/)
  expect(picture.name).toMatch(/^Seite-1_/)
  expect(await textsOf(alice, picture.bytes)).toBe("Erste Idee Zweite Idee")
})

/** One line for each kind of character: of other fonts, of other scripts, without a width, of more than one unit. */
const SCRIPTS = [
  "☐ ja ☒ nein ✗ ★",
  "Ṣafāʾ Çelik Łukasz Nguyễn",
  "Анна Шевченко",
  "السلام عليكم",
  "שלום (עולם)",
  "労働市場",
  "Familie 👩‍👩‍👧 und 🎉",
  "किताब",
] as const

test("the PDF holds every character of every script, as text or beside its picture", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const long = "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschafts\u00adkapitän"
  await pasteText(alice, { text: [...SCRIPTS, "Mit\u00adarbeit", long].join("\n") })
  await expect(alice.note("労働市場")).toBeVisible()

  const { pages, actualTexts } = await readPdf(
    (await saves(alice, /Rahmen als Seiten\s*PDF/)).bytes,
  )

  const found = [...pages, ...actualTexts].join(" ")
  for (const script of SCRIPTS) {
    for (const word of script.split(" ")) expect(found, script).toContain(word)
  }
  // A soft hyphen is shown where a line ends at it, as on the board, and nowhere else.
  expect(found).toContain("Mitarbeit")
  expect(found).toContain("Donaudampf- schifffahrts- gesellschafts- kapitän")
})

test("lines from right to left are as wide in the picture as on the board", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await pasteText(alice, { text: "السلام عليكم\nPeace be with" })
  await expect(alice.note("السلام")).toBeVisible()

  const svg = (await saves(alice, /Tafel als Bild\s*SVG/)).bytes.toString("utf8")

  const width = Number(/textLength="([\d.]+)"[^>]*direction="rtl"/.exec(svg)?.[1])
  expect(width).toBeGreaterThan(60)
})

test("a page of the PDF shows what lies over its frame's edge; what is outside comes last", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  await pasteText(alice, { text: "Weit draußen\nUnd noch eine" })
  await expect(alice.note("Weit draußen")).toBeVisible()

  const { pages } = await readPdf((await saves(alice, /Rahmen als Seiten\s*PDF/)).bytes)

  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`Seite ${index + 1} von ${pages.length}`)
    expect(page).toContain(String(new Date().getFullYear()))
  }
  expect(pages.filter((page) => page.includes("Weit draußen"))).not.toHaveLength(0)
})

test("what cannot be made is said, in the person's language", async ({ alice, server }) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  const exportAs = async (item: RegExp): Promise<void> => {
    await alice.page.getByRole("button", { name: "Export" }).click()
    await alice.page.getByRole("menuitem", { name: item }).click()
  }

  await exportAs(/Tafel als Bild\s*PNG/)
  await alice.sees("Hier ist nichts, was gespeichert werden kann.")

  await pasteText(alice, { text: "Eins\nZwei" })
  await alice.page.route("**/*.ttf", (route) => route.abort())
  await exportAs(/Rahmen als Seiten\s*PDF/)
  await alice.sees("Die Datei konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.")
  await alice.page.getByRole("button", { name: "English" }).click()
  await exportAs(/Frames as pages\s*PDF/)
  await alice.sees("The file could not be made. Please try again.")
})

test("drawings of other versions of tldraw are refused in words, and nothing is left of them", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await pasteText(alice, { text: "Eins\nZwei" })
  await expect(alice.page.locator(".tl-shape")).toHaveCount(2)
  const own = await saves(alice, /Zeichnung zum Weiterarbeiten\s*TLDR/)
  const drawing = JSON.parse(own.bytes.toString("utf8")) as {
    schema: { sequences: Record<string, number> }
  }
  drawing.schema.sequences["com.tldraw.shape.note"] = 99

  await reads(alice, { name: "alt.tldr", bytes: bytesOf({ document: { version: 15.5 } }) })
  await alice.sees(/aus der ersten Fassung von tldraw.*Es wurde nichts eingelesen/)
  await reads(alice, { name: "neu.tldr", bytes: bytesOf(drawing) })
  await alice.sees(/aus einer neueren Fassung von tldraw.*Es wurde nichts eingelesen/)
  await reads(alice, { name: "Brief.tldr", bytes: Buffer.from("Sehr geehrte Damen und Herren") })
  await alice.sees(/ist keine lesbare Zeichnung/)
  await expect(alice.page.locator(".tl-shape")).toHaveCount(2)
})

test("a picture goes along with a drawing, and is kept by the other board itself", async ({
  alice,
  bob,
  server,
}) => {
  const [from, to] = [await server.createBoard("blank"), await server.createBoard("blank")]
  await alice.joins(from.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()
  await choose(alice, png("Lageplan.png", { width: 320, height: 200 }))
  await expectWidth(picturesOf(alice).first(), 320)
  await alice.waitsUntilSaved()
  const file = await saves(alice, /Zeichnung zum Weiterarbeiten\s*TLDR/)

  await bob.joins(to.links.participant, "Bob", "VHS")
  await bob.opensCanvas()
  const kept = bob.page.waitForResponse(
    (response) => response.url().includes(to.id) && response.url().endsWith("/assets"),
  )
  await reads(bob, file)

  expect((await kept).status()).toBe(201)
  await bob.waitsUntilSaved()
  await bob.page.reload()
  await expectWidth(picturesOf(bob).first(), 320)
})

test("a drawing goes from one board to another as a file", async ({ alice, bob, server }) => {
  const from = await server.createBoard("musterstadt")
  const to = await server.createBoard("blank")
  await alice.joins(from.links.participant, "Alice")
  await alice.opensCanvas()
  const file = await saves(alice, /Zeichnung zum Weiterarbeiten\s*TLDR/)

  await bob.joins(to.links.participant, "Bob", "VHS")
  await bob.opensCanvas()
  await reads(bob, file)

  await bob.sees(/\d+ Elemente eingelesen/)
  await bob.page.keyboard.press("Shift+1")
  await expect(bob.canvas().getByText("Was wollen wir gemeinsam")).toBeVisible()
  await bob.waitsUntilSaved()
})

test("files of the canvas are offered with the canvas only, and viewers can read none in", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.viewer, "Alice")
  await alice.opensCanvas()
  const offered = alice.page.getByRole("menuitem", { name: /Tafel als Bild/ })

  await alice.page.getByRole("button", { name: "Export" }).click()
  await expect(offered).toHaveCount(2)
  await expect(alice.page.getByRole("menuitem", { name: /einlesen/ })).toHaveCount(0)
  await alice.page.keyboard.press("Escape")
  await alice.opensTable()
  await alice.page.getByRole("button", { name: "Export" }).click()
  await expect(offered).toHaveCount(0)
})
