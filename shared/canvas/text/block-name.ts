import { isJson, isJsonObject, type Json, type JsonObject } from "../records/json.ts"
import { type Block, type ListLevel } from "./text-lines.ts"

/** What the text editor makes of a line that is nothing in particular: the block without a name. */
const ORDINARY: Block = {
  type: "paragraph",
  attrs: { dir: "auto" },
  lists: [],
  isContinued: false,
  beginsList: false,
}
const LINE_TYPES = new Set(["paragraph", "heading"])
const LIST_TYPES = new Set(["bulletList", "orderedList"])
const MAX_LEVELS = 40
const MAX_REMEMBERED = 500

const remembered = new Map<string, Block>()

/**
 * A block as the value of a format: one string, because Yjs compares the values of formats by
 * identity or one level deep. Undefined for an ordinary paragraph.
 */
export function nameOfBlock(block: Block): string | undefined {
  const name = toName(block)
  return name === toName(ORDINARY) ? undefined : name
}

function toName({ type, attrs, lists, isContinued, beginsList }: Block): string {
  return JSON.stringify([
    type,
    sorted(attrs),
    lists.map((level) => [level.type, sorted(level.attrs)]),
    isContinued ? 1 : 0,
    beginsList ? 1 : 0,
  ])
}

function sorted(attrs: JsonObject | undefined): [string, Json][] {
  return Object.entries(attrs ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Inverse of `nameOfBlock`; whatever is no such name is an ordinary paragraph. */
export function blockOf(name: unknown): Block {
  if (typeof name !== "string") return ORDINARY
  const known = remembered.get(name)
  if (known) return known
  const block = parseBlock(name) ?? ORDINARY
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(name, block)
  return block
}

function parseBlock(name: string): Block | undefined {
  const parts = parseJson(name)
  if (!Array.isArray(parts)) return undefined
  const [type, attrs, lists, isContinued, beginsList] = parts as unknown[]
  if (typeof type !== "string" || !LINE_TYPES.has(type)) return undefined
  if (!Array.isArray(lists) || lists.length > MAX_LEVELS) return undefined
  const levels = lists.map(parseLevel)
  if (levels.some((level) => level === undefined)) return undefined
  return {
    type,
    attrs: parseAttributes(attrs),
    lists: levels.filter((level) => level !== undefined),
    isContinued: isContinued === 1,
    beginsList: beginsList === 1,
  }
}

function parseLevel(level: unknown): ListLevel | undefined {
  if (!Array.isArray(level)) return undefined
  const [type, attrs] = level as unknown[]
  if (typeof type !== "string" || !LIST_TYPES.has(type)) return undefined
  return { type, attrs: parseAttributes(attrs) }
}

function parseAttributes(pairs: unknown): JsonObject | undefined {
  if (!Array.isArray(pairs)) return undefined
  const attrs: unknown = Object.fromEntries(
    pairs.filter((pair): pair is [string, unknown] => {
      return Array.isArray(pair) && typeof pair[0] === "string" && isJson(pair[1])
    }),
  )
  return isJsonObject(attrs) && Object.keys(attrs).length > 0 ? attrs : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Written by another program: it names no block.
    return undefined
  }
}
