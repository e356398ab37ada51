import { isJsonObject, stringAt, type JsonObject } from "../records/json.ts"
import { LIMITS } from "../records/limits.ts"

/** Attributes that a node of tldraw's text editor may have, by node type. tldraw's editor throws on any other. */
const NODE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  paragraph: ["dir"],
  heading: ["dir", "level"],
  bulletList: [],
  orderedList: ["start", "type"],
  listItem: [],
  hardBreak: [],
  text: [],
}

/** The marks that are allowed, in the order in which the text editor writes them. */
export const MARKS = ["highlight", "link", "bold", "code", "italic", "strike"] as const
const LINK_ATTRIBUTES = ["href", "target", "rel", "class"]

/** The children that each node must have; null: none. */
const CHILDREN: Readonly<Record<string, readonly string[] | null>> = {
  doc: ["paragraph", "heading", "bulletList", "orderedList"],
  paragraph: ["text", "hardBreak"],
  heading: ["text", "hardBreak"],
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  listItem: ["paragraph", "heading", "bulletList", "orderedList"],
  hardBreak: null,
  text: null,
}

interface Budget {
  nodes: number
  characters: number
}

/** The violation because of which some client cannot show this text, or null for a valid text. */
export function richTextViolation(value: unknown): string | null {
  if (!isJsonObject(value) || value["type"] !== "doc") return "not a rich text"
  const budget = { nodes: 0, characters: 0 }
  return unknownKey(value, ["type", "content"]) ?? childrenViolation(value, budget, 0)
}

function childrenViolation(node: JsonObject, budget: Budget, depth: number): string | null {
  const type = stringAt(node, "type")
  const allowed = CHILDREN[type]
  const content = node["content"]
  if (content === undefined) return type === "doc" ? "a text without content" : null
  if (!Array.isArray(content)) return "content is not a list"
  if (!allowed) return `${type} cannot have content`
  if (depth > LIMITS.textDepth) return "nested too deeply"
  for (const child of content) {
    const violation =
      nodeViolation(child, allowed, budget) ?? childrenViolation(child, budget, depth + 1)
    if (violation) return violation
  }
  return null
}

function nodeViolation(node: unknown, allowed: readonly string[], budget: Budget): string | null {
  if (!isJsonObject(node)) return "a node is not an object"
  const type = stringAt(node, "type")
  if (!allowed.includes(type)) return `node ${type} not allowed`
  budget.nodes += 1
  if (budget.nodes > LIMITS.textNodes) return "too many nodes"
  if (type === "text") return textViolation(node, budget)
  return (
    listViolation(node, type) ??
    unknownKey(node, ["type", "attrs", "content"]) ??
    attributesViolation(node, NODE_ATTRIBUTES[type] ?? [])
  )
}

/** The text editor throws on a list without items and on an item without a paragraph. */
function listViolation(node: JsonObject, type: string): string | null {
  if (!type.startsWith("list") && !type.endsWith("List")) return null
  const first: unknown = Array.isArray(node["content"]) ? node["content"][0] : undefined
  if (!isJsonObject(first)) return `${type} is empty`
  if (type === "listItem" && first["type"] !== "paragraph") {
    return "a list item must begin with a paragraph"
  }
  return null
}

function textViolation(node: JsonObject, budget: Budget): string | null {
  const text = node["text"]
  if (typeof text !== "string" || text === "") return "a text node without text"
  budget.characters += text.length
  if (budget.characters > LIMITS.textLength) return "text too long"
  const marks = node["marks"] ?? []
  if (!Array.isArray(marks)) return "marks are not a list"
  const seen = new Set<unknown>()
  for (const mark of marks) {
    const violation = markViolation(mark)
    if (violation) return violation
    if (isJsonObject(mark)) seen.add(mark["type"])
  }
  if (seen.size !== marks.length) return "the same mark twice"
  return unknownKey(node, ["type", "text", "marks"])
}

function markViolation(mark: unknown): string | null {
  if (!isJsonObject(mark)) return "a mark is not an object"
  const type = stringAt(mark, "type")
  if (!MARKS.some((known) => known === type)) return `mark ${type} not allowed`
  return (
    unknownKey(mark, ["type", "attrs"]) ??
    attributesViolation(mark, type === "link" ? LINK_ATTRIBUTES : [])
  )
}

function attributesViolation(node: JsonObject, allowed: readonly string[]): string | null {
  const attributes = node["attrs"]
  if (attributes === undefined) return null
  if (!isJsonObject(attributes)) return "attributes are not an object"
  if (Object.values(attributes).some((value) => typeof value === "object" && value !== null)) {
    return "an attribute is not a plain value"
  }
  const level = attributes["level"]
  if (level !== undefined && !(typeof level === "number" && level >= 1 && level <= 6))
    return "no such heading"
  return unknownKey(attributes, allowed)
}

function unknownKey(value: JsonObject, known: readonly string[]): string | null {
  const stranger = Object.keys(value).find((key) => !known.includes(key))
  return stranger === undefined ? null : `unknown field ${stranger}`
}

/** Rich text with a paragraph per line. */
export function toRichText(text: string): JsonObject {
  const content = text
    .split("\n")
    .map((line) =>
      line === ""
        ? { type: "paragraph" }
        : { type: "paragraph", content: [{ type: "text", text: line }] },
    )
  return { type: "doc", content }
}

/** Rich text whose first line is bold, the rest plain, a paragraph per line; without a title all of it is plain. */
export function toTitledRichText(title: string, text: string): JsonObject {
  if (title === "") return toRichText(text)
  const heading = {
    type: "paragraph",
    content: [{ type: "text", text: title, marks: [{ type: "bold" }] }],
  }
  const { content } = toRichText(text)
  return {
    type: "doc",
    content: [heading, ...(text !== "" && Array.isArray(content) ? content : [])],
  }
}

/** The characters of a rich text, lines separated by a line feed. */
export function plainText(richText: unknown): string {
  if (!isJsonObject(richText)) return ""
  if (typeof richText["text"] === "string") return richText["text"]
  if (richText["type"] === "hardBreak") return "\n"
  const content = richText["content"]
  if (!Array.isArray(content)) return ""
  const inline = richText["type"] === "paragraph" || richText["type"] === "heading"
  return content.map(plainText).join(inline ? "" : "\n")
}
