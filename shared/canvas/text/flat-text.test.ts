import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import type { JsonObject } from "../records/json.ts"
import { arbitraryRichText } from "../testing/arbitrary-rich-text.ts"
import { fillFlatText, readFlatText, writeFlatText } from "./flat-text.ts"
import { plainText, richTextViolation, toRichText } from "./rich-text.ts"

function open(richText: JsonObject): Y.Text {
  const text = new Y.Doc().getText("text")
  fillFlatText(text, richText)
  return text
}

/** Yjs has no borders between letters of the same look; neither has the text editor. */
function inOneRun(richText: JsonObject): JsonObject {
  return readFlatText(open(richText))
}

test("a text comes back as it was, and so does each later version of it", () => {
  fc.assert(
    fc.property(arbitraryRichText(), arbitraryRichText(), (first, second) => {
      const text = open(first)
      text.doc?.transact(() => writeFlatText(text, second))
      expect(readFlatText(text)).toEqual(inOneRun(second))
      expect(plainText(readFlatText(text))).toBe(plainText(second))
      expect(structureOf(readFlatText(text))).toEqual(structureOf(second))
    }),
    { numRuns: 500 },
  )
})

/** Everything but where one run of letters ends and the next begins. */
function structureOf(node: JsonObject): unknown {
  const content = Array.isArray(node["content"]) ? (node["content"] as JsonObject[]) : []
  const parts = content.map(structureOf)
  const isLine = node["type"] === "paragraph" || node["type"] === "heading"
  return [node["type"], node["attrs"], isLine ? plainText(node) : parts]
}

test("line feeds and line separators that somebody has pasted into a line stay letters", () => {
  fc.assert(
    fc.property(arbitraryRichText(["a", "\n", "\u2028"]), (richText) => {
      expect(structureOf(inOneRun(richText))).toEqual(structureOf(richText))
    }),
  )
})

test("an empty note costs nothing", () => {
  const text = open(toRichText(""))
  expect(text.length).toBe(0)
  expect(readFlatText(text)).toEqual(toRichText(""))
})

test("a paragraph that is joined or split, or becomes a list, moves no letter", () => {
  const deleted: number[] = []
  const text = open(toRichText("eins\nzwei\ndrei"))
  text.observe((event) => {
    for (const { delete: count } of event.delta) if (count !== undefined) deleted.push(count)
  })
  const list = {
    type: "bulletList",
    content: [
      { type: "listItem", content: [paragraph("eins"), paragraph("zwei")] },
      { type: "listItem", content: [paragraph("drei")] },
    ],
  }
  writeFlatText(text, { type: "doc", content: [list] })
  writeFlatText(text, { type: "doc", content: [paragraph("eins"), paragraph("zwei"), list] })
  expect(deleted).toEqual([])
  writeFlatText(text, toRichText("eins\nzweieins\nzwei\ndrei"))
  expect(deleted).toEqual([1])
})

function paragraph(text: string): JsonObject {
  return { type: "paragraph", content: [{ type: "text", text }] }
}

test("what is the same in the middle of a replacement stays", () => {
  const text = open(toRichText("Die Ziele der Runde stehen fest."))
  const other = new Y.Doc()
  other.getText("text")
  Y.applyUpdate(other, Y.encodeStateAsUpdate(text.doc ?? other))
  other.getText("text").insert("Die Ziele der Runde".length, "!!!")
  writeFlatText(text, toRichText("Unsere Ziele der Runde stehen nicht fest."))
  Y.applyUpdate(text.doc ?? other, Y.encodeStateAsUpdate(other))
  expect(plainText(readFlatText(text))).toBe("Unsere Ziele der Runde!!! stehen nicht fest.")
})

test("whatever stands in the text, what is read can be shown", () => {
  const formats = fc.dictionary(
    fc.constantFrom("block", "break", "letter", "bold", "link"),
    fc.oneof(
      fc.constantFrom<unknown>(
        '["heading",[["level",2]],[],0,0]',
        '["paragraph",[],[["bulletList",[]]],1,1]',
        '["paragraph",[],[["bulletList",[]],["orderedList",[]],["bulletList",[]]],0,0]',
        '["paragraph",[],[["orderedList",[]]],0,0]',
        '["evil",[],[],0,0]',
        "[",
        null,
        {},
      ),
      fc.string(),
    ),
    { noNullPrototype: true },
  )
  const parts = fc.array(fc.tuple(fc.constantFrom("a", "\n", "b\nc", "\u2028"), formats))
  fc.assert(
    fc.property(parts, (inserts) => {
      const text = new Y.Doc().getText("text")
      text.applyDelta(inserts.map(([insert, attributes]) => ({ insert, attributes })))
      const read = readFlatText(text)
      const known = richTextViolation(read)
      expect(known === null || known.startsWith("an unknown")).toBe(true)
    }),
    { numRuns: 500 },
  )
})

interface Deed {
  readonly kind: (typeof KINDS)[number]
  readonly person: number
  readonly at: number
  readonly length: number
}

const KINDS = ["letter", "letter", "split", "join", "list", "no list", "bold", "receive"] as const

const deeds = fc.array(
  fc.record<Deed>(
    {
      kind: fc.constantFrom(...KINDS),
      person: fc.nat({ max: 2 }),
      at: fc.nat({ max: 200 }),
      length: fc.nat({ max: 12 }),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 60, size: "max" },
)

type Paragraphs = { readonly text: string; readonly isItem: boolean; readonly isBold: boolean }[]

/** What a person sees: paragraphs, each plain or in a list, each normal or bold. */
function toParagraphs(richText: JsonObject): Paragraphs {
  const content = richText["content"] as JsonObject[]
  return content.flatMap((node) => {
    const isItem = node["type"] === "bulletList"
    const items = isItem ? (node["content"] as JsonObject[]) : [{ content: [node] }]
    return items.flatMap((item) =>
      (item["content"] as JsonObject[]).map((line) => ({
        text: plainText(line),
        isItem,
        isBold: JSON.stringify(line).includes("bold"),
      })),
    )
  })
}

function toDocument(paragraphs: Paragraphs): JsonObject {
  const groups: { isItem: boolean; lines: JsonObject[] }[] = []
  for (const { text, isItem, isBold } of paragraphs) {
    const letters = { type: "text", text, ...(isBold && { marks: [{ type: "bold" }] }) }
    const line = {
      type: "paragraph",
      attrs: { dir: "auto" },
      ...(text !== "" && { content: [letters] }),
    }
    const last = groups.at(-1)
    if (last?.isItem === isItem) last.lines.push(line)
    else groups.push({ isItem, lines: [line] })
  }
  return {
    type: "doc",
    content: groups.flatMap(({ isItem, lines }) =>
      isItem
        ? [
            {
              type: "bulletList",
              content: lines.map((line) => ({ type: "listItem", content: [line] })),
            },
          ]
        : lines,
    ),
  }
}

function act(paragraphs: Paragraphs, { kind, at, length }: Deed, letter: string): Paragraphs {
  const index = at % paragraphs.length
  const [own, next] = [paragraphs[index], paragraphs[index + 1]]
  if (!own) return paragraphs
  const place = length % (own.text.length + 1)
  const replaced = (...by: Paragraphs): Paragraphs => [
    ...paragraphs.slice(0, index),
    ...by,
    ...paragraphs.slice(index + 1),
  ]
  const [left, right] = [own.text.slice(0, place), own.text.slice(place)]
  switch (kind) {
    case "letter":
      return replaced({ ...own, text: left + letter + right })
    case "split":
      return replaced({ ...own, text: left }, { ...own, text: right })
    case "join":
      return next
        ? [
            ...paragraphs.slice(0, index),
            { ...own, text: own.text + next.text },
            ...paragraphs.slice(index + 2),
          ]
        : paragraphs
    case "list":
    case "no list":
      return paragraphs.map((each, i) =>
        i >= index && i <= index + length ? { ...each, isItem: kind === "list" } : each,
      )
    case "bold":
      return replaced({ ...own, isBold: !own.isBold })
    case "receive":
      return paragraphs
  }
}

function sortedLetters(text: string): readonly string[] {
  return text.split("").toSorted()
}

/** Three people's copies of one text, and what is on its way to each of them. */
function threePeople(): {
  docs: Y.Doc[]
  receive: (person: number) => void
  receiveAll: () => void
} {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  // Yjs learns of formats only once it knows that this is a text.
  const [first] = docs.map((doc) => doc.getText("text"))
  if (first) fillFlatText(first, toRichText("eins\nzwei\ndrei"))
  const start = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of start) Y.applyUpdate(doc, update)
  const inboxes: Uint8Array[][] = [[], [], []]
  for (const [i, doc] of docs.entries()) {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "network") return
      for (const [j, inbox] of inboxes.entries()) if (i !== j) inbox.push(update)
    })
  }
  const receive = (person: number): void => {
    const doc = docs[person]
    for (const update of inboxes[person]?.splice(0) ?? []) {
      if (doc) Y.applyUpdate(doc, update, "network")
    }
  }
  // Yjs tidies formats up after what it receives, which is a change of its own.
  const receiveAll = (): void => {
    while (inboxes.some((inbox) => inbox.length > 0)) for (const i of docs.keys()) receive(i)
  }
  return { docs, receive, receiveAll }
}

test("three people write, split, join and make lists in one text: no letter is lost or doubled, and all read the same", () => {
  fc.assert(
    fc.property(deeds, (script) => {
      const { docs, receive, receiveAll } = threePeople()
      let letters = ""
      for (const deed of script) {
        const text = docs[deed.person]?.getText("text")
        if (deed.kind === "receive" || !text) {
          receive(deed.person)
          continue
        }
        const letter = String.fromCodePoint(0x4e00 + letters.length)
        if (deed.kind === "letter") letters += letter
        const to = act(toParagraphs(readFlatText(text)), deed, letter)
        text.doc?.transact(() => writeFlatText(text, toDocument(to)))
      }
      receiveAll()

      const read = docs.map((doc) => readFlatText(doc.getText("text")))
      expect(read[1]).toEqual(read[0])
      expect(read[2]).toEqual(read[0])
      expect(richTextViolation(read[0])).toBeNull()
      const words = plainText(read[0]).replaceAll("\n", "")
      expect(sortedLetters(words)).toEqual(sortedLetters(`einszweidrei${letters}`))
    }),
    { numRuns: 300 },
  )
})
