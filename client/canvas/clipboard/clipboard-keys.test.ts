// @vitest-environment happy-dom
import { plainText } from "@tafelrunde/shared/canvas"
import { cleanup, render, screen } from "@testing-library/react"
import { createElement } from "react"
import { AssetRecordType, createShapeId } from "tldraw"
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { keepContentOurs } from "../paste/external-content.ts"
import { pasteNotes } from "../paste/paste-notes.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { takeClipboardKeys } from "./clipboard-keys.ts"
import { cutShapes } from "./copy-shapes.ts"
import { decodeShapes, encodeShapes } from "./shapes-as-html.ts"

let anna: TestPerson
let stop: () => void

beforeEach(() => {
  setLanguage("de")
  render(createElement(Toasts))
  anna = joinCanvas(emptyBoard())
  // As in the default handler, which needs tldraw's interface.
  anna.editor.registerExternalContentHandler("tldraw", ({ content, point }) => {
    anna.editor.putContentOntoCurrentPage(content, { select: true, ...(point && { point }) })
  })
  const measured = { x: 0, y: 0, w: 100, h: 24, scrollWidth: 100 }
  anna.editor.textMeasure.measureHtml = () => measured
  keepContentOurs(anna.editor)
  pasteNotes(anna.editor)
  anna.editor.updateInstanceState({ isFocused: true })
  stop = takeClipboardKeys(anna.editor)
})

afterEach(() => {
  stop()
  anna.leave()
  cleanup()
})

function send(type: "copy" | "cut" | "paste", data: DataTransfer | null): void {
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.defineProperty(event, "clipboardData", { value: data })
  document.body.dispatchEvent(event)
}

function holding(strings: Record<string, string>): DataTransfer {
  const data = new DataTransfer()
  for (const [type, value] of Object.entries(strings)) data.setData(type, value)
  return data
}

async function paste(strings: Record<string, string>): Promise<void> {
  send("paste", holding(strings))
  await Promise.resolve()
}

function texts(): string[] {
  return anna.editor
    .getCurrentPageShapesSorted()
    .map(({ props }) => plainText("richText" in props && props.richText))
}

function addNote(): void {
  const id = createShapeId()
  anna.editor.createShapes([{ id, type: "note" }])
  anna.editor.select(id)
}

test("copied shapes are in the event before it ends, and can be pasted at once", () => {
  addNote()
  const data = new DataTransfer()

  send("copy", data)
  send("paste", data)

  expect(anna.editor.getCurrentPageShapes()).toHaveLength(2)
})

test("what is cut is in the event, and one undo brings it back", () => {
  addNote()
  const data = new DataTransfer()

  send("cut", data)

  expect(decodeShapes(data.getData("text/html"))?.shapes).toHaveLength(1)
  expect(anna.editor.getCurrentPageShapes()).toHaveLength(0)
  anna.editor.undo()
  expect(anna.editor.getCurrentPageShapes()).toHaveLength(1)
})

test("cutting from the menu takes nothing where the browser allows no copying, and says so", async () => {
  addNote()
  // A browser without https that refuses the command.
  document.execCommand = () => false
  vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as never)
  onTestFinished(() => void vi.restoreAllMocks())

  await cutShapes(anna.editor)

  expect(anna.editor.getCurrentPageShapes()).toHaveLength(1)
  expect(await screen.findByText(/Das Kopieren ist nicht gelungen/)).toBeTruthy()
})

test("copying from the menu writes in the event that the browser's command sends", async () => {
  addNote()
  const data = new DataTransfer()
  document.execCommand = () => {
    send("copy", data)
    return true
  }
  anna.editor.menus.addOpenMenu("context menu")

  await cutShapes(anna.editor)
  anna.editor.menus.deleteOpenMenu("context menu")

  expect(decodeShapes(data.getData("text/html"))?.shapes).toHaveLength(1)
  expect(anna.editor.getCurrentPageShapes()).toHaveLength(0)
})

test("pictures that neither came along nor are on this board are left out, and that is said", async () => {
  const assetId = AssetRecordType.createId()
  const [image, note] = [createShapeId(), createShapeId()]
  anna.editor.createAssets([
    {
      id: assetId,
      typeName: "asset",
      type: "image",
      props: {
        name: "Plan",
        src: `asset:${"a".repeat(64)}`,
        w: 1,
        h: 1,
        mimeType: "image/png",
        isAnimated: false,
      },
      meta: {},
    },
  ])
  anna.editor.createShapes([
    { id: image, type: "image", props: { assetId } },
    { id: note, type: "note" },
  ])
  anna.editor.select(image, note)
  const data = new DataTransfer()
  send("copy", data)
  anna.editor.deleteShapes([image, note]).deleteAssets([assetId])

  send("paste", data)
  await Promise.resolve()

  expect(anna.editor.getCurrentPageShapes().map(({ type }) => type)).toEqual(["note"])
  expect(await screen.findByText(/Ein Bild ist nicht mitgekommen/)).toBeTruthy()
})

test("when the clipboard takes nothing, cutting takes nothing and says so", async () => {
  addNote()
  const data = new DataTransfer()
  data.setData = () => {
    throw new Error("not allowed")
  }

  send("cut", data)

  expect(anna.editor.getCurrentPageShapes()).toHaveLength(1)
  expect(await screen.findByText(/Das Kopieren ist nicht gelungen/)).toBeTruthy()
})

test.each(["18", "true", '{"type":"Antrag"}', '"Antrag"', "[1, 2]"])(
  "%s is a text, though it is JSON too",
  async (text) => {
    await paste({ "text/plain": text })
    expect(texts()).toEqual([text])
  },
)

test("a sentence with a link in it arrives whole, with its link", async () => {
  await paste({
    "text/plain": "Anträge bitte bis Freitag an post@jc.example senden",
    "text/html":
      'Anträge bitte bis Freitag an <a href="mailto:post@jc.example">post@jc.example</a> senden',
  })

  expect(texts()).toEqual(["Anträge bitte bis Freitag an post@jc.example senden"])
  expect(JSON.stringify(anna.editor.getCurrentPageShapes())).toContain("mailto:post@jc.example")
})

test("a picture of cells beside the cells is left out, a copied picture is not", async () => {
  const files: string[] = []
  anna.editor.registerExternalContentHandler("files", (content) => {
    for (const file of content.files) files.push(file.name)
  })
  const picture = new File(["-"], "image.png", { type: "image/png" })
  const cells = holding({
    "text/plain": "a\tb",
    "text/html": "<table><tr><td>a</td><td>b</td></tr></table>",
  })
  cells.items.add(picture)
  send("paste", cells)
  const copied = holding({ "text/html": '<img src="https://example.org/a.png">' })
  copied.items.add(picture)
  send("paste", copied)
  await Promise.resolve()

  expect(texts()).toEqual(["a", "b"])
  expect(files).toEqual(["image.png"])
})

test("a text field keeps its own paste", () => {
  const field = document.createElement("input")
  document.body.append(field)
  field.focus()
  send("paste", holding({ "text/plain": "eins\nzwei" }))
  field.remove()

  expect(texts()).toEqual([])
})

test("shapes keep names with signs of HTML on the clipboard", () => {
  addNote()
  const content = anna.editor.getContentFromCurrentPage(anna.editor.getSelectedShapeIds())
  if (!content) throw new Error("nothing selected")
  const named = { ...content, assets: [], rootShapeIds: content.rootShapeIds }
  const html = encodeShapes({ ...named, schema: { ...content.schema } })

  expect(html.match(/<\/div>/g)).toHaveLength(1)
  expect(decodeShapes(html)).toMatchObject({ rootShapeIds: content.rootShapeIds })
})

test.each(["<div data-tldraw>{}</div>", '<div data-tldraw>{"type":"application/tldraw"}</div>'])(
  "%s is no drawing",
  (html) => {
    expect(decodeShapes(html)).toBeUndefined()
  },
)
