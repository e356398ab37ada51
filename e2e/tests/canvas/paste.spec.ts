import { type Locator } from "@playwright/test"

import { pasteText } from "../../people/clipboard.ts"
import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"

function shapes({ page }: Person, type: string): Locator {
  return page.locator(`.tl-shape[data-shape-type="${type}"]`)
}

/** As LibreOffice Calc 7.4 puts cells into the clipboard. */
const cells = {
  text: 'Institution\tAufgabe\nJobcenter Köln\t"Erstgespräch führen\nund dokumentieren"\nVHS\t\n',
  html: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">
body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
comment { display:none; }</style></head><body><table cellspacing="0" border="0"><colgroup width="101"></colgroup><colgroup width="125"></colgroup>
<tr><td height="17" align="left">Institution</td><td align="left">Aufgabe</td></tr>
<tr><td height="17" align="left">Jobcenter Köln</td><td align="left">Erstgespräch führen<br>und dokumentieren</td></tr>
<tr><td height="17" align="left">VHS</td><td align="left"><br></td></tr></table></body></html>`,
  withPicture: true,
}

test("cells of a spreadsheet become notes in their rows and columns, not a picture of them", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  await pasteText(alice, cells)

  const notes = shapes(alice, "note")
  await expect(notes).toHaveCount(5)
  await expect(shapes(alice, "image")).toHaveCount(0)
  await expect(alice.note("Erstgespräch führen")).toBeVisible()
  await alice.page.keyboard.press("Control+z")
  await expect(notes).toHaveCount(0)
})

test("two hundred lines become notes at once, for others too, and one undo takes them back", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob])

  await pasteText(alice, {
    text: Array.from({ length: 200 }, (_, line) => `Zeile ${line}`).join("\n"),
  })
  for (const person of [alice, bob]) await expect(shapes(person, "note")).not.toHaveCount(0)
  await alice.waitsUntilSaved()

  await alice.page.keyboard.press("Control+z")
  for (const person of [alice, bob]) await expect(shapes(person, "note")).toHaveCount(0)
})

test("addresses become texts with links, one below the other, and nothing is fetched", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  // Requests to other hosts fail the test.
  await pasteText(alice, {
    text: "https://example.org/plan.png\nhttps://example.org/b\nhttps://www.youtube.com/watch?v=1",
  })

  const texts = shapes(alice, "text")
  await expect(texts).toHaveCount(3)
  const boxes = await texts.evaluateAll((all) => all.map((text) => text.getBoundingClientRect().y))
  expect(new Set(boxes).size).toBe(3)
  await expect(texts.locator('a[href="https://example.org/b"]')).toBeVisible()
  await alice.page.keyboard.press("Control+z")
  await expect(texts).toHaveCount(0)
})

test("who may only look pastes whatever they like: they are told, and the canvas stays", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.viewer, "Vera")
  await alice.opensCanvas()

  for (const text of ["https://example.org/plan", "Zeile 1\nZeile 2\nZeile 3", "Quaxel"]) {
    await pasteText(alice, { text })
    await alice.sees("Sie können nichts einfügen")
  }
  await expect(alice.canvas()).toBeVisible()
  await expect(shapes(alice, "text").filter({ hasText: "Quaxel" })).toHaveCount(0)
})

test("cells pasted into an open note stand apart, and the number 18 arrives", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("blank")
  await alice.joins(board.links.participant, "Alice", "Jobcenter")
  await alice.opensCanvas()

  await pasteText(alice, { text: "18" })
  await expect(alice.note("18")).toBeVisible()

  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 400, y: 500 } })
  const field = alice.page.locator(".tl-shape [contenteditable='true']")
  await expect(field).toBeFocused()
  await pasteText(
    alice,
    { text: "Sprache\tA1\tJC\nB1\tAfA", html: mergedCells },
    "where the caret is",
  )

  await expect(field.locator("p")).toHaveText(["Sprache | A1 | JC", "B1 | AfA"])
})

const mergedCells =
  "<table><tr><td rowspan=2>Sprache</td><td>A1</td><td>JC</td></tr><tr><td>B1</td><td>AfA</td></tr></table>"

test("pasted cells and lines cover neither the matrix nor vanish behind a frame's edge", async ({
  alice,
  server,
}) => {
  const board = await server.createBoard("musterstadt")
  await alice.joins(board.links.participant, "Alice")
  await alice.opensCanvas()
  const before = await shapes(alice, "note").count()

  await pasteText(alice, {
    text: Array.from({ length: 20 }, (_, line) => `Zeile ${line}`).join("\n"),
  })

  await expect(alice.note("Zeile 19")).toBeVisible()
  const boxesOf = async (type: string): Promise<DOMRect[]> =>
    await shapes(alice, type).evaluateAll((all) =>
      all.map((shape) => shape.getBoundingClientRect().toJSON() as DOMRect),
    )
  const matrices = await boxesOf("matrix")
  const isOnMatrix = (note: DOMRect): boolean =>
    matrices.some(
      (matrix) =>
        note.left < matrix.right &&
        matrix.left < note.right &&
        note.top < matrix.bottom &&
        matrix.top < note.bottom,
    )
  expect(matrices).not.toEqual([])
  expect((await boxesOf("note")).filter(isOnMatrix)).toEqual([])
  await alice.page.keyboard.press("Control+z")
  await expect(shapes(alice, "note")).toHaveCount(before)
})
