import { deflateRawSync } from "node:zlib"

import fc from "fast-check"
import { type Zippable, zipSync } from "fflate"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readCanvas, seedCanvas, writeCanvas } from "../canvas/index.ts"
import { canonicalJson, templateContent } from "../content/index.ts"
import { arbitraryContent, canvasSamples } from "../testing/index.ts"
import { crc32 } from "./crc32.ts"
import { type ArchiveFault, readArchive, writeArchive } from "./index.ts"

const LIMITS = { contentBytes: 2 ** 20, canvasBytes: 2 ** 20, pictureBytes: 1000 }
const HASH = "ab".repeat(32)

const content = templateContent("musterstadt", { language: "de" })
const board = { content, records: canvasSamples, pictures: new Map([[HASH, Uint8Array.of(1, 2)]]) }

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

const CANVAS = text('{"schema":"tafelrunde/canvas","version":1,"records":[]}')
const CONTENT = text('{"schema":"tafelrunde/board-content","version":1}')

function faultOf(file: Uint8Array): ArchiveFault | "none" {
  const read = readArchive(file, LIMITS)
  return read.ok ? "none" : read.fault
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}

function zip(files: Zippable): Uint8Array {
  return zipSync({ "content.json": CONTENT, "canvas.json": CANVAS, ...files })
}

test("content, canvas and pictures come back as they went in", () => {
  fc.assert(
    fc.property(
      arbitraryContent,
      fc.subarray([...canvasSamples]),
      fc.uint8Array({ maxLength: 1000 }),
      (anyContent, records, picture) => {
        const pictures = new Map([[HASH, picture]])
        const read = readArchive(writeArchive({ content: anyContent, records, pictures }), LIMITS)
        if (!read.ok) throw new Error(read.fault)
        expect(canonicalJson(read.archive.content)).toBe(canonicalJson(anyContent))
        expect(read.archive.pictures).toEqual(pictures)
        expect(read.archive.records.toSorted(byId)).toEqual(records.toSorted(byId))
      },
    ),
    { numRuns: 50 },
  )
})

test("the same board gives the same bytes, in whatever order its records come", () => {
  const turned = { ...board, records: board.records.toReversed() }
  expect(writeArchive(turned)).toEqual(writeArchive(board))
})

test("which shapes are protected and which are released comes back; a file may leave it open", () => {
  const protection = new Map([
    ["shape:matrix", false],
    ["shape:a", true],
  ])
  const read = readArchive(writeArchive({ ...board, protection }), LIMITS)
  expect(read.ok && new Map(read.archive.protection)).toEqual(protection)
  const older = readArchive(writeArchive(board), LIMITS)
  expect(older.ok && older.archive.protection).toBeUndefined()
})

test("a canvas that is written and read again is the same", () => {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  seedCanvas(docs[0], "musterstadt", content)
  writeCanvas(docs[1], readCanvas(docs[0]))
  expect(new Map(readCanvas(docs[1]).map((record) => [record.id, record]))).toEqual(
    new Map(readCanvas(docs[0]).map((record) => [record.id, record])),
  )
})

test("files that are none, or not whole, are told apart", () => {
  const whole = writeArchive(board)
  expect(faultOf(new Uint8Array())).toBe("notZip")
  expect(faultOf(text('{"schema":"tafelrunde/board-content"}'))).toBe("notZip")
  expect(faultOf(whole.subarray(0, whole.length - 100))).toBe("notZip")
  expect(faultOf(zipSync({ "word/document.xml": text("<w/>") }))).toBe("notArchive")
  expect(faultOf(zipSync({ "content.json": CONTENT }))).toBe("notArchive")
  expect(faultOf(zip({}))).toBe("none")
})

test("a file that was changed anywhere is refused or reads as before", () => {
  const whole = writeArchive({ ...board, records: canvasSamples.slice(0, 3) })
  const before = JSON.stringify(readArchive(whole, LIMITS))
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = whole.slice()
      changed[at] = (changed[at] ?? 0) ^ flip
      const read = readArchive(changed, LIMITS)
      expect(!read.ok || JSON.stringify(read) === before).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test("names that lead out of the folder refuse the file", () => {
  for (const name of ["../a", "/etc/passwd", "a/../../b", "C:\\a", "pictures\\..\\x"]) {
    expect(faultOf(zip({ [name]: text("x") }))).toBe("unsafePath")
  }
  expect(faultOf(zip({ "__MACOSX/._content.json": text("x") }))).toBe("none")
})

test("letters that are not UTF-8, broken JSON and content that is none are named", () => {
  const latin = Uint8Array.from([0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d])
  expect(faultOf(zip({ "content.json": latin }))).toBe("notUtf8")
  expect(faultOf(zip({ "content.json": text("{") }))).toBe("badContent")
  expect(readArchive(zip({ "content.json": text("{}") }), LIMITS)).toMatchObject({
    fault: "badContent",
    problems: [{ path: "$.schema" }],
  })
  for (const canvas of ["{", "[]", '{"schema":"tafelrunde/canvas","version":2,"records":[]}']) {
    expect(faultOf(zip({ "canvas.json": text(canvas) }))).toBe("badCanvas")
  }
  for (const protection of ["yes", [], null, { "shape:a": 1 }, { "page:a": true }]) {
    const canvas = { schema: "tafelrunde/canvas", version: 1, records: [], protection }
    expect(faultOf(zip({ "canvas.json": text(JSON.stringify(canvas)) }))).toBe("badCanvas")
  }
  const twice = JSON.stringify({
    schema: "tafelrunde/canvas",
    version: 1,
    records: [canvasSamples[0], canvasSamples[0]],
  })
  expect(faultOf(zip({ "canvas.json": text(twice) }))).toBe("badCanvas")
})

test("a file that unpacks to more than it may is refused before it is unpacked", () => {
  const bomb = zip({ "content.json": new Uint8Array(2 ** 26) })
  expect(bomb.length).toBeLessThan(2 ** 17)
  expect(faultOf(bomb)).toBe("tooLarge")
  expect(faultOf(zip({ [`pictures/${HASH}`]: new Uint8Array(1001) }))).toBe("tooLarge")
})

test("a file that lies about its size is not unpacked beyond what it says", () => {
  const packed = deflateRawSync(Buffer.alloc(2 ** 26))
  const file = Buffer.from(
    zipSync({ "content.json": CONTENT, "canvas.json": CANVAS }, { level: 0 }),
  )
  // The same entry, but with the packed bytes of a bomb behind the small size that it names.
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE("content.json".length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc32(CONTENT), 16)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(CONTENT.length, 24)
  entry.writeUInt16LE("content.json".length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + 12 + packed.length, 16)
  const name = Buffer.from("content.json")
  const liar = Buffer.concat([header, name, packed, entry, name, end])
  expect(faultOf(new Uint8Array(file))).toBe("none")
  expect(faultOf(new Uint8Array(liar))).toBe("tooLarge")
})
