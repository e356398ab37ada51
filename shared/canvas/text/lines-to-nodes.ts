import type { JsonObject } from "../records/json.ts"
import { MARKS } from "./rich-text.ts"
import { type Block, isSameLevel, type Line, type ListLevel, type Run } from "./text-lines.ts"

interface Container {
  readonly content: Node[]
}
interface Node extends Container {
  readonly type: string
  readonly attrs?: JsonObject | undefined
  /** For letters and breaks, which are finished. */
  readonly leaf?: JsonObject
}

/**
 * The rich text that these lines make up. Lines that two people's changes have left in lists that do
 * not fit together stand as deep as they can, so that the text editor can show whatever comes.
 */
export function toNodes(lines: readonly Line[]): JsonObject {
  const doc: Container = { content: [] }
  // The open list items, from the outermost to the innermost, with the list that each is in.
  let open: readonly OpenItem[] = []
  for (const { block, content } of lines) {
    open = openItemsOf(block, { open, doc })
    const parent = open.at(-1)?.item ?? doc
    parent.content.push({ ...block, content: content.map(toInlineNode) })
  }
  if (doc.content.length === 0) doc.content.push({ type: "paragraph", content: [] })
  return { type: "doc", content: doc.content.map(toJson) }
}

interface OpenItem {
  readonly level: ListLevel
  readonly item: Container
}

/** The list items that the line stands in, some of them new. */
function openItemsOf(
  block: Block,
  { open, doc }: { readonly open: readonly OpenItem[]; readonly doc: Container },
): readonly OpenItem[] {
  const { lists } = block
  const shared = sharedDepth(open, block)
  if (block.isContinued && shared > 0 && shared === lists.length) return open.slice(0, shared)
  const depth = Math.min(lists.length, shared + 1)
  const level = lists[depth - 1]
  if (!level) return []
  const outer = open.slice(0, depth - 1)
  const parent = outer.at(-1)?.item ?? doc
  return [...outer, { level, item: addItem(parent, level, block.beginsList) }]
}

/** In how many of the open lists, from the outermost, the line stands too. */
function sharedDepth(open: readonly { readonly level: ListLevel }[], { lists }: Block): number {
  let depth = 0
  while (depth < open.length && depth < lists.length) {
    const level = lists[depth]
    if (!level || !isSameLevel(open[depth]?.level, level)) break
    depth += 1
  }
  return depth
}

/** A new item in the list that the parent ends with, or in a new list. */
function addItem(parent: Container, level: ListLevel, beginsList: boolean): Container {
  const last = parent.content.at(-1)
  const goesOn = last && !beginsList && isSameLevel({ type: last.type, attrs: last.attrs }, level)
  const list = goesOn ? last : { ...level, content: [] }
  if (!goesOn) parent.content.push(list)
  const item = { type: "listItem", content: [] }
  list.content.push(item)
  return item
}

function toInlineNode(inline: Run | "break"): Node {
  const leaf = inline === "break" ? { type: "hardBreak" } : toTextNode(inline)
  return { type: "text", content: [], leaf }
}

function toTextNode({ text, formats }: Run): JsonObject {
  const known: readonly string[] = MARKS
  const names = Object.keys(formats).toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
  const marks = names.map((type) => {
    const attrs = formats[type] ?? {}
    return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
  })
  return { type: "text", ...(marks.length > 0 && { marks }), text }
}

function toJson({ type, attrs, content, leaf }: Node): JsonObject {
  if (leaf) return leaf
  return {
    type,
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content: content.map(toJson) }),
  }
}
