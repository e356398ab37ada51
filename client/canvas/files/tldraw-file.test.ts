// @vitest-environment happy-dom
import { toRichText } from "@tafelrunde/shared/canvas"
import fc from "fast-check"
import {
  createShapeId,
  InstancePresenceRecordType,
  type TLFrameShape,
  type TLNoteShape,
  type TLParentId,
} from "tldraw"
import { afterEach, expect, test, vi } from "vitest"

import { emptyBoard, expectAgreement, joinCanvas, type TestPerson } from "../testing/person.ts"
import { openTldrawFile, toTldrawFile } from "./tldraw-file.ts"

const here: TestPerson[] = []

function join(): TestPerson {
  const person = joinCanvas(emptyBoard())
  here.push(person)
  return person
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

function drawFrameWithNote({ editor }: TestPerson): void {
  const frame = createShapeId("frame")
  editor.createShape<TLFrameShape>({ id: frame, type: "frame", props: { name: "Ziele" } })
  editor.createShape<TLNoteShape>({ id: createShapeId("note"), type: "note", parentId: frame })
}

async function change(
  file: Blob,
  edit: (records: Record<string, unknown>[]) => unknown,
): Promise<Blob> {
  const parsed = JSON.parse(await file.text()) as { records: Record<string, unknown>[] }
  edit(parsed.records)
  return new Blob([JSON.stringify(parsed)])
}

test("what one board saves another one shows, with new ids, beside what is there", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  drawFrameWithNote(ben)

  const result = await openTldrawFile(ben.editor, await toTldrawFile(anna.editor))

  expect(result).toMatchObject({ shapes: 2, refused: 0, placement: "beside" })
  const frames = ben.editor.getCurrentPageShapes().filter(({ type }) => type === "frame")
  expect(frames).toHaveLength(2)
  expect(new Set(frames.map(({ x }) => x)).size).toBe(2)
  for (const frame of frames) expect(ben.editor.getSortedChildIdsForParent(frame)).toHaveLength(1)
  expectAgreement([ben])
})

/** Ben's board has Anna's frame, moved, with a note of his own in it and another one outside. */
function moveFrameAndWrite({ editor }: TestPerson): void {
  const frame = createShapeId("frame")
  editor.updateShape<TLFrameShape>({ id: frame, type: "frame", x: 500 })
  editor.createShape<TLNoteShape>({ id: createShapeId("own"), type: "note", parentId: frame })
  editor.createShape<TLNoteShape>({ id: createShapeId("free"), type: "note", x: 3000 })
}

test("an area that both have is replaced in its place, if the person wants that, and undo brings it back", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  drawFrameWithNote(ben)
  moveFrameAndWrite(ben)
  const before = drawingOf(ben)
  const asked: string[] = []

  const result = await openTldrawFile(ben.editor, await toTldrawFile(anna.editor), (shared) => {
    asked.push(...shared.map(({ props }) => props.name))
    return Promise.resolve("replace")
  })

  expect(asked).toEqual(["Ziele"])
  expect(result).toMatchObject({ shapes: 2, placement: "replace" })
  const ids = [...ben.editor.getCurrentPageShapeIds()].toSorted()
  expect(ids).toEqual(["frame", "free", "note"].map((name) => createShapeId(name)))
  expect(ben.editor.getShape(createShapeId("frame"))?.x).toBe(0)
  expectAgreement([ben])
  ben.editor.undo()
  expect(drawingOf(ben)).toEqual(before)
})

test("nothing is read when the person changes their mind", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  drawFrameWithNote(ben)
  const before = drawingOf(ben)

  const file = await toTldrawFile(anna.editor)
  const result = await openTldrawFile(ben.editor, file, () => Promise.resolve(undefined))

  expect(result).toBeUndefined()
  expect(drawingOf(ben)).toEqual(before)
})

test("one undo takes the whole file back", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)

  await openTldrawFile(ben.editor, await toTldrawFile(anna.editor))
  ben.editor.undo()

  expect(ben.editor.getCurrentPageShapes()).toEqual([])
})

test("a matrix stays a view of the matrix", async () => {
  const [anna, ben] = [join(), join()]
  anna.editor.createShape({ type: "matrix", props: { w: 900, phaseId: "" } })

  const file = await toTldrawFile(anna.editor)

  expect(await file.text()).toContain('"type":"matrix"')
  expect(ben.editor.hasShapeUtil("matrix")).toBe(true)
})

test("what a board cannot hold is left out with what lies in it, and counted", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  anna.editor.createShape({ id: createShapeId("free"), type: "note", x: 900 })
  const file = await change(await toTldrawFile(anna.editor), (records) => {
    for (const record of records) {
      if (record["type"] === "frame") record["type"] = "hologram"
    }
  })

  expect(await openTldrawFile(ben.editor, file)).toMatchObject({ shapes: 1, refused: 2 })
  expectAgreement([ben])
})

test("a text that would break every page does not come in", async () => {
  const [anna, ben] = [join(), join()]
  anna.editor.createShape({ id: createShapeId("note"), type: "note" })
  const evil = { type: "doc", content: [{ type: "evil" }] }
  const file = await change(await toTldrawFile(anna.editor), (records) => {
    for (const record of records) {
      if (record["type"] === "note")
        record["props"] = { ...(record["props"] as object), richText: evil }
    }
  })

  expect(await openTldrawFile(ben.editor, file)).toMatchObject({ shapes: 0, refused: 1 })
})

async function withPicture(file: Blob, src: string): Promise<Blob> {
  return await change(file, (records) => {
    const props = { name: "", w: 9, h: 9, mimeType: "image/png", isAnimated: false }
    records.push({
      id: "asset:1",
      typeName: "asset",
      type: "image",
      props: { ...props, src },
      meta: {},
    })
    const image = { w: 9, h: 9, playing: true, url: "", assetId: "asset:1", crop: null }
    records.push({
      id: "shape:1",
      typeName: "shape",
      type: "image",
      parentId: "page:page",
      index: "a1",
      x: 0,
      y: 0,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: { ...image, flipX: false, flipY: false, altText: "" },
    })
  })
}

test.each(["https://example.org/track.png", "data:image/svg+xml,x"])(
  "a picture that the board cannot have does not come in, and neither does its empty place: %s",
  async (src) => {
    const [anna, ben] = [join(), join()]
    const file = await withPicture(await toTldrawFile(anna.editor), src)

    expect(await openTldrawFile(ben.editor, file)).toMatchObject({ shapes: 0, refused: 1 })
  },
)

test("a picture in the file is handed over to be sent, and never lies in the board's records", async () => {
  const [anna, ben] = [join(), join()]
  const src = "data:image/png;base64,iVBORw0KGgo="
  const file = await withPicture(await toTldrawFile(anna.editor), src)
  const sent: (string | undefined)[] = []
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("x")))
  ben.editor.registerExternalAssetHandler("file", ({ assetId }) => {
    sent.push(assetId)
    const asset = assetId && ben.editor.getAsset(assetId)
    return asset ? Promise.resolve(asset) : Promise.reject(new Error("No record."))
  })

  expect(await openTldrawFile(ben.editor, file)).toMatchObject({ shapes: 1, refused: 0 })

  await vi.waitFor(() => expect(sent).toEqual(ben.editor.getAssets().map(({ id }) => id)))
  expect(ben.editor.getAssets()).toMatchObject([{ props: { src: null } }])
  vi.unstubAllGlobals()
  expectAgreement([ben])
})

test("a file says nothing of who was there", async () => {
  const anna = join()
  anna.editor.store.mergeRemoteChanges(() => {
    const id = InstancePresenceRecordType.createId("7")
    const who = {
      id,
      userId: "7",
      userName: "Berta",
      currentPageId: anna.editor.getCurrentPageId(),
    }
    anna.editor.store.put([InstancePresenceRecordType.create(who)])
  })

  expect(await (await toTldrawFile(anna.editor)).text()).not.toContain("Berta")
})

test.each(["", "[]", "{}", '{"records":[]}', "kein JSON"])("%j is no drawing", async (text) => {
  const { editor } = join()
  await expect(openTldrawFile(editor, new Blob([text]))).rejects.toMatchObject({
    reason: "notADrawing",
  })
})

test("a drawing of tldraw's first version is told apart", async () => {
  const { editor } = join()
  const file = { name: "Plan", fileHandle: {}, document: { id: "doc", version: 15.5, pages: {} } }

  const opening = openTldrawFile(editor, new Blob([JSON.stringify(file)]))

  await expect(opening).rejects.toMatchObject({ reason: "older" })
})

test("a drawing of a newer tldraw is told apart, and nothing of it comes in", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  const file = JSON.parse(await (await toTldrawFile(anna.editor)).text()) as {
    schema: { sequences: Record<string, number> }
  }
  file.schema.sequences["com.tldraw.shape.note"] = 99

  const opening = openTldrawFile(ben.editor, new Blob([JSON.stringify(file)]))

  await expect(opening).rejects.toMatchObject({ reason: "newer" })
  expect(ben.editor.getCurrentPageShapes()).toEqual([])
})

test("what only another tldraw knows is left out, and the rest comes in", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  const file = JSON.parse(await (await toTldrawFile(anna.editor)).text()) as {
    schema: { sequences: Record<string, number> }
    records: Record<string, unknown>[]
  }
  file.schema.sequences["com.tldraw.shape.hologram"] = 1
  file.records.push({ id: "user:1", typeName: "user", name: "Berta" })

  const opening = openTldrawFile(ben.editor, new Blob([JSON.stringify(file)]))

  expect(await opening).toMatchObject({ shapes: 2, refused: 0, placement: "beside" })
})

test("more than the board has room for does not come in, not even a part", async () => {
  const [anna, ben] = [join(), join()]
  drawFrameWithNote(anna)
  const pages = ben.editor.options.maxPages
  for (let page = 1; page < pages; page += 1) ben.editor.createPage({ name: `Seite ${page}` })
  anna.editor.createPage({ name: "Zwei" })
  anna.editor.setCurrentPage(anna.editor.getPages()[1]?.id ?? anna.editor.getCurrentPageId())
  anna.editor.createShape({ type: "note" })

  const opening = openTldrawFile(ben.editor, await toTldrawFile(anna.editor))

  await expect(opening).rejects.toMatchObject({ reason: "tooMuch" })
  expect(ben.editor.getCurrentPageShapes()).toEqual([])
  expect(ben.editor.getPages()).toHaveLength(pages)
})

const place = fc.integer({ min: -2000, max: 2000 })
const text = fc.string({
  unit: fc.constantFrom("a", "ß", "Ü", " ", "\n", "€", "👩‍🔧"),
  maxLength: 12,
})
const drawn = fc.record({
  kind: fc.constantFrom("note" as const, "geo" as const, "text" as const, "draw" as const),
  x: place,
  y: place,
  text,
  rotation: fc.constantFrom(0, 1.25),
  isInFrame: fc.boolean(),
})

test("whatever was drawn is the same after it was saved and read in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { maxLength: 6 }), fc.boolean(), async (things, isTied) => {
      const [anna, ben] = [join(), join()]
      draw(anna, things, isTied)

      await openTldrawFile(ben.editor, await toTldrawFile(anna.editor))

      expect(drawingOf(ben)).toEqual(drawingOf(anna))
      expectAgreement([ben])
    }),
    { numRuns: 25 },
  )
})

type Drawn = typeof drawn extends fc.Arbitrary<infer Thing> ? Thing : never

function draw({ editor }: TestPerson, things: readonly Drawn[], isTied: boolean): void {
  const frame = createShapeId()
  const props = { name: "Ziele & Wünsche", w: 900, h: 700 }
  editor.createShape<TLFrameShape>({ id: frame, type: "frame", x: 300, y: 40, props })
  const ids = things.map((thing) => {
    const id = createShapeId()
    const { x, y, rotation } = thing
    const parent = thing.isInFrame ? { parentId: frame } : {}
    editor.createShape({ id, type: thing.kind, x, y, rotation, ...parent, ...propsOf(thing) })
    return id
  })
  const [from, to] = ids
  if (!isTied || !from || !to) return
  const arrow = createShapeId()
  editor.createShape({ id: arrow, type: "arrow" })
  for (const [terminal, toId] of [
    ["start", from],
    ["end", to],
  ] as const) {
    editor.createBinding({ type: "arrow", fromId: arrow, toId, props: { terminal } })
  }
}

function propsOf({ kind, text: written }: Drawn): object {
  if (kind !== "draw") return { props: { richText: toRichText(written) } }
  const points = Array.from({ length: written.length }, (_, index) => ({
    x: index * 7,
    y: index * 3,
    z: 0.5,
  }))
  return { props: { segments: [{ type: "free", points: [{ x: 0, y: 0, z: 0.5 }, ...points] }] } }
}

/** Places are moved there and back while they are read in. */
function near(value = 0): number {
  return Math.round(value * 1000) + 0
}

/** All that is drawn, in its order, with places in that order instead of ids. */
function drawingOf({ editor }: TestPerson): unknown {
  const order = new Map<string, number>()
  const walk = (parent: TLParentId): unknown[] =>
    editor.getSortedChildIdsForParent(parent).map((id) => {
      order.set(id, order.size)
      const { type, x, y, rotation, opacity, props } = editor.getShape(id) ?? {}
      return { type, x: near(x), y: near(y), rotation, opacity, props, inside: walk(id) }
    })
  const shapes = walk(editor.getCurrentPageId())
  const bindings = editor.store
    .allRecords()
    .filter((record) => record.typeName === "binding")
    .map(({ type, fromId, toId, props }) => ({
      type,
      props,
      from: order.get(fromId),
      to: order.get(toId),
    }))
  return { shapes, bindings: new Set(bindings) }
}
