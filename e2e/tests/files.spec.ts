import { readFile } from "node:fs/promises"

import { expect, test } from "../people/fixtures.ts"
import { type Person } from "../people/person.ts"

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

test("the PDF has a page for each frame, with searchable text and the frame's name", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.viewer, "Alice")
  await alice.opensCanvas()

  const file = await saves(alice, /Rahmen als Seiten\s*PDF/)

  const pdf = file.bytes.toString("latin1")
  expect(pdf.startsWith("%PDF-")).toBe(true)
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(7)
  // Fonts are in the file, and text is text.
  expect(pdf).toContain("/FontFile2")
  expect(pdf).toContain("/ToUnicode")
})

test("a drawing goes from one board to another as a file", async ({ alice, bob, server }) => {
  const from = await server.createBoard("musterstadt")
  const to = await server.createBoard("blank")
  await alice.joins(from.links.participant, "Alice")
  await alice.opensCanvas()
  const file = await saves(alice, /Zeichnung zum Weiterarbeiten\s*TLDR/)

  await bob.joins(to.links.participant, "Bob", "VHS")
  await bob.opensCanvas()
  await bob.page.getByRole("button", { name: "Export" }).click()
  const chooser = bob.page.waitForEvent("filechooser")
  await bob.page.getByRole("menuitem", { name: /Zeichnung.*einlesen/ }).click()
  const upload = { name: file.name, mimeType: "application/octet-stream", buffer: file.bytes }
  await (await chooser).setFiles(upload)

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
