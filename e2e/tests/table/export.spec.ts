import { readFile } from "node:fs/promises"

import { expect, test } from "../../people/fixtures.ts"
import { type Person } from "../../people/person.ts"

async function downloads(person: Person, item: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await person.page.getByRole("button", { name: "Export" }).click()
  const waiting = person.page.waitForEvent("download")
  await person.page.getByRole("menuitem", { name: item }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test("the responsibility table has a row for each of the 147 roles", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.facilitator, "Alice")

  const file = await downloads(alice, /Zuständigkeit.*CSV/)

  expect(file.name).toMatch(/Musterstadt_2027-03-10_v3-0_Netzwerk\.csv$/)
  const text = file.bytes.toString("utf8")
  expect(text.startsWith("\uFEFFAufgabe-Nr.;Phase;Aufgabe;")).toBe(true)
  const lines = text.trimEnd().split("\r\n")
  expect(lines).toHaveLength(1 + 147)
  expect(lines.filter((line) => line.includes(";Durchführung;"))).toHaveLength(27)
})

test("responsibilities and matrix are also to be had for Excel", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")

  for (const item of [/Zuständigkeit.*XLSX/, /Matrix.*XLSX/]) {
    const file = await downloads(alice, item)
    expect(file.name).toMatch(/\.xlsx$/)
    expect(file.bytes.subarray(0, 2).toString()).toBe("PK")
  }
})

test("a board exported, imported and exported again is the same", async ({ alice, server }) => {
  const board = await server.createBoard("musterstadt")
  const first = await (await server.get(board, "exports/board.json?profile=internal")).text()
  const other = await server.createBoard("blank")
  await alice.joins(other.links.facilitator, "Alice", "Koordination")

  await alice.page.getByRole("button", { name: "Export" }).click()
  const chooser = alice.page.waitForEvent("filechooser")
  await alice.page.getByRole("menuitem", { name: /Inhalt einlesen/ }).click()
  await (
    await chooser
  ).setFiles({
    name: "board.json",
    mimeType: "application/json",
    buffer: Buffer.from(first),
  })
  await alice.page.getByRole("dialog").getByRole("button").last().click()
  await alice.opensTable()
  await expect(alice.cell(24, "Handwerkskammer Musterregion", "Information")).toBeAttached()

  const second = await (await server.get(other, "exports/board.json?profile=internal")).text()
  expect(second).toBe(first)
})
