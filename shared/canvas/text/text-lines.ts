import { isJsonObject, type Json, type JsonObject, stringAt } from "../records/json.ts"

/** A stretch of text whose characters have the same formats (mark name → its attributes). */
export interface Run {
  readonly text: string
  readonly formats: Readonly<Record<string, JsonObject>>
}

/** An inline part of a line: letters, or a line break within the paragraph. */
export type Inline = Run | "break"

/** A list around a line: its node type and attributes. */
export interface ListLevel {
  readonly type: string
  readonly attrs?: JsonObject | undefined
}

/**
 * What a paragraph is besides its letters. A rich text is a sequence of lines, whose blocks say how
 * they hang together: two neighbours in the same lists stand in the same lists.
 */
export interface Block {
  readonly type: string
  readonly attrs?: JsonObject | undefined
  /** From the outermost list to the innermost. */
  readonly lists: readonly ListLevel[]
  /** The line is another paragraph of the list item before it. */
  readonly isContinued: boolean
  /** The innermost list begins anew, although the line before stands in one of the same kind. */
  readonly beginsList: boolean
}

export interface Line {
  readonly block: Block
  readonly content: readonly Inline[]
}

/** The lines of a rich text without a `richTextViolation`. */
export function toLines(richText: JsonObject): Line[] {
  const lines: Line[] = []
  readBlocks(richText, [], lines)
  return lines
}

function readBlocks(parent: JsonObject, lists: readonly ListLevel[], lines: Line[]): void {
  let isContinued = false
  let before: JsonObject | undefined
  for (const node of childrenOf(parent)) {
    const type = stringAt(node, "type")
    if (type.endsWith("List")) {
      const level = { type, attrs: attrsOf(node) }
      const beginsList = before !== undefined && isSameLevel(levelOf(before), level)
      readItems(node, [...lists, level], { lines, beginsList })
    } else {
      const block = { type, attrs: attrsOf(node), lists, isContinued, beginsList: false }
      lines.push({ block, content: readInline(node) })
    }
    before = node
    isContinued = lists.length > 0
  }
}

function readItems(
  list: JsonObject,
  lists: readonly ListLevel[],
  { lines, beginsList }: { readonly lines: Line[]; readonly beginsList: boolean },
): void {
  for (const [index, item] of childrenOf(list).entries()) {
    const start = lines.length
    readBlocks(item, lists, lines)
    const first = lines[start]
    if (index === 0 && beginsList && first) {
      lines[start] = { ...first, block: { ...first.block, beginsList: true } }
    }
  }
}

function readInline(paragraph: JsonObject): Inline[] {
  return childrenOf(paragraph).map((node) =>
    node["type"] === "hardBreak"
      ? "break"
      : { text: stringAt(node, "text"), formats: toFormats(node["marks"]) },
  )
}

function toFormats(marks: Json | undefined): Readonly<Record<string, JsonObject>> {
  const formats: Record<string, JsonObject> = {}
  for (const mark of Array.isArray(marks) ? marks.filter(isJsonObject) : []) {
    formats[stringAt(mark, "type")] = isJsonObject(mark["attrs"]) ? { ...mark["attrs"] } : {}
  }
  return formats
}

function childrenOf(node: JsonObject): JsonObject[] {
  const content = node["content"]
  return Array.isArray(content) ? content.filter(isJsonObject) : []
}

function attrsOf(node: JsonObject): JsonObject | undefined {
  const attrs = node["attrs"]
  return isJsonObject(attrs) && Object.keys(attrs).length > 0 ? attrs : undefined
}

function levelOf(node: JsonObject): ListLevel {
  return { type: stringAt(node, "type"), attrs: attrsOf(node) }
}

export function isSameLevel(one: ListLevel | undefined, other: ListLevel): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}
