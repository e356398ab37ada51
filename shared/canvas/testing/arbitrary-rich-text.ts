import fc from "fast-check"

import type { JsonObject } from "../records/json.ts"
import { MARKS } from "../text/rich-text.ts"

const marks = fc
  .subarray([...MARKS], { maxLength: 3 })
  .map((types) =>
    types.map((type) =>
      type === "link" ? { type, attrs: { href: "https://a.example" } } : { type },
    ),
  )

function run(letters: readonly string[]): fc.Arbitrary<JsonObject> {
  const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 4 })
  return fc
    .record({ text, marks }, { noNullPrototype: true })
    .map(({ text: words, marks: some }) => ({
      type: "text",
      ...(some.length > 0 && { marks: some }),
      text: words,
    }))
}

function withContent(type: string, content: readonly JsonObject[], attrs?: JsonObject): JsonObject {
  return { type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
}

/** Paragraphs, headings and lists within lists, as the text editor makes them; of these letters. */
export function arbitraryRichText(
  letters: readonly string[] = ["a", "b", "ä", "😀"],
): fc.Arbitrary<JsonObject> {
  const inline = fc.oneof(
    { weight: 4, arbitrary: run(letters) },
    fc.constant({ type: "hardBreak" }),
  )
  const line = fc.array(inline, { maxLength: 4 })
  const paragraph = fc
    .tuple(
      line,
      fc.constantFrom<JsonObject | undefined>(undefined, { dir: "auto" }, { dir: "rtl" }),
    )
    .map(([content, attrs]) => withContent("paragraph", content, attrs))
  const heading = fc
    .tuple(line, fc.constantFrom(1, 2))
    .map(([content, level]) => withContent("heading", content, { dir: "auto", level }))
  const { blocks } = fc.letrec<{ blocks: JsonObject[]; item: JsonObject; list: JsonObject }>(
    (tie) => ({
      list: fc
        .tuple(
          fc.array(tie("item"), { minLength: 1, maxLength: 2 }),
          fc.constantFrom("bulletList", "orderedList"),
        )
        .map(([items, type]) =>
          type === "orderedList"
            ? withContent(type, items, { start: 1, type: null })
            : withContent(type, items),
        ),
      item: fc
        .tuple(paragraph, tie("blocks"))
        .map(([first, rest]) => withContent("listItem", [first, ...rest])),
      blocks: fc.array(
        fc.oneof(
          { depthSize: "small", withCrossShrink: true },
          { weight: 3, arbitrary: paragraph },
          { weight: 1, arbitrary: heading },
          { weight: 1, arbitrary: tie("list") },
        ),
        { maxLength: 2, depthIdentifier: "blocks" },
      ),
    }),
  )
  return fc
    .tuple(fc.oneof(paragraph, heading), blocks, blocks)
    .map(([first, some, more]) => ({ type: "doc", content: [...some, first, ...more] }))
}
