import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import type { JsonObject } from "../records/json.ts"
import { LIMITS } from "../records/limits.ts"
import { mergeRichText, mergeText } from "./merge-rich-text.ts"
import { createFragment, readFragment, writeFragment } from "./rich-text-fragment.ts"
import { MARKS, plainText, richTextViolation, toRichText } from "./rich-text.ts"
import { writeText } from "./write-text.ts"

const marks = fc
  .subarray([...MARKS], { maxLength: 3 })
  .map((types) =>
    types.map((type) =>
      type === "link" ? { type, attrs: { href: "https://a.example" } } : { type },
    ),
  )
const run = fc
  .record(
    {
      text: fc.string({ unit: fc.constantFrom("a", "b", "ä", "😀"), minLength: 1, maxLength: 4 }),
      marks,
    },
    { noNullPrototype: true },
  )
  .map(({ text, marks: some }) => ({ type: "text", ...(some.length > 0 && { marks: some }), text }))
const inline = fc.oneof({ weight: 4, arbitrary: run }, fc.constant({ type: "hardBreak" }))
const paragraph = fc.array(inline, { maxLength: 4 }).map((content) => ({
  type: "paragraph",
  attrs: { dir: "auto" },
  ...(content.length > 0 && { content }),
}))
const list = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((items) => ({
  type: "orderedList",
  attrs: { start: 1, type: null },
  content: items.map((item) => ({ type: "listItem", content: [item] })),
}))
const richText: fc.Arbitrary<JsonObject> = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, list), { minLength: 1, maxLength: 3 })
  .map((content) => ({ type: "doc", content }))

/** Neither Yjs nor the text editor keeps a boundary between characters of the same format. */
function inOneRun(node: JsonObject): JsonObject {
  const doc = new Y.Doc()
  doc.getMap("m").set("t", createFragment(node))
  const fragment = doc.getMap("m").get("t")
  return fragment instanceof Y.XmlFragment ? readFragment(fragment) : {}
}

test("a text comes back as it was, and so does each later version of it", () => {
  fc.assert(
    fc.property(richText, richText, (first, second) => {
      const doc = new Y.Doc()
      doc.getMap("m").set("t", createFragment(first))
      const fragment = doc.getMap("m").get("t")
      if (!(fragment instanceof Y.XmlFragment)) throw new Error("no text")
      doc.transact(() => writeFragment(fragment, second))
      expect(readFragment(fragment)).toEqual(inOneRun(second))
      expect(plainText(readFragment(fragment))).toBe(plainText(second))
    }),
  )
})

test("the texts that people write are allowed", () => {
  fc.assert(
    fc.property(richText, (written) => {
      expect(richTextViolation(written)).toBeNull()
    }),
  )
})

test("two people's letters both stay, wherever they write", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme-ascii", maxLength: 20 }),
      fc.nat(20),
      fc.nat(20),
      (from, a, b) => {
        const mine = `${from.slice(0, a)}MINE${from.slice(a)}`
        const theirs = `${from.slice(0, b)}THEIRS${from.slice(b)}`
        const merged = mergeText({ from, to: mine, current: theirs })
        expect(merged.length).toBe(from.length + 10)
        expect(merged.replace("MINE", "").replace("THEIRS", "").length).toBe(from.length)
      },
    ),
  )
})

test("taking back one's own line leaves another's", () => {
  const merged = mergeRichText({
    from: toRichText("Ziele\nmeine Zeile"),
    to: toRichText("Ziele"),
    current: toRichText("Unsere Ziele\nmeine Zeile"),
  })

  expect(plainText(merged)).toBe("Unsere Ziele")
})

test("a change never splits an emoji", () => {
  const text = new Y.Doc().getText("text")
  for (const written of ["😀", "😁", "a😁😁", "😁a😁"]) {
    writeText(text, written)
    expect(text.toJSON()).toBe(written)
  }
})

function textNode(fields: JsonObject): JsonObject {
  return {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "a", ...fields }] }],
  }
}

test.each([
  ["no text at all", 7],
  ["another root", { type: "evil", content: [] }],
  ["no content", { type: "doc" }],
  ["an unknown node", { type: "doc", content: [{ type: "iframe" }] }],
  ["text beside paragraphs", { type: "doc", content: [{ type: "text", text: "a" }] }],
  ["an unknown field", { type: "doc", content: [], evil: 1 }],
  [
    "an unknown attribute",
    { type: "doc", content: [{ type: "paragraph", attrs: { onclick: "evil" } }] },
  ],
  [
    "an attribute that is no plain value",
    { type: "doc", content: [{ type: "paragraph", attrs: { dir: {} } }] },
  ],
  ["a heading of no level", { type: "doc", content: [{ type: "heading", attrs: { level: 99 } }] }],
  ["a list without items", { type: "doc", content: [{ type: "bulletList" }] }],
  [
    "an empty item",
    { type: "doc", content: [{ type: "bulletList", content: [{ type: "listItem" }] }] },
  ],
  ["an empty text", textNode({ text: "" })],
  ["an unknown mark", textNode({ marks: [{ type: "evil" }] })],
  ["the same mark twice", textNode({ marks: [{ type: "bold" }, { type: "bold" }] })],
  ["a very long text", textNode({ text: "a".repeat(LIMITS.textLength + 1) })],
  [
    "very many nodes",
    {
      type: "doc",
      content: Array.from({ length: LIMITS.textNodes + 1 }, () => ({ type: "paragraph" })),
    },
  ],
])("%s is refused", (_what, value) => {
  expect(richTextViolation(value)).not.toBeNull()
})

test("a list within a list within … is refused at some depth", () => {
  let nested: JsonObject = { type: "paragraph" }
  for (let i = 0; i < LIMITS.textDepth; i += 1) {
    nested = {
      type: "bulletList",
      content: [{ type: "listItem", content: [{ type: "paragraph" }, nested] }],
    }
  }

  expect(richTextViolation({ type: "doc", content: [nested] })).toBe("nested too deeply")
})
