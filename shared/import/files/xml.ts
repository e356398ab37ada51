import { TableFileError } from "./sheet.ts"

/** A piece of an XML text, names without their prefix. */
export type XmlPiece =
  | {
      readonly kind: "open"
      readonly name: string
      readonly tag: string
      readonly isEmpty: boolean
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }

/** Longer tags are no spreadsheet's. */
const MAX_TAG = 20_000

/**
 * The pieces of an XML text in their order. Entities of the file's own are refused, so that nothing can be read from
 * elsewhere and no text grows; comments and instructions are left out.
 */
export function* readXml(text: string): Generator<XmlPiece, void, undefined> {
  let at = 0
  while (at < text.length) {
    const next = text.indexOf("<", at)
    const end = next === -1 ? text.length : next
    if (end > at) yield { kind: "text", text: unescaped(text.slice(at, end)) }
    if (next === -1) return
    const special = specialAt(text, next)
    if (special) {
      if (special.text !== "") yield { kind: "text", text: special.text }
      at = special.end
      continue
    }
    const close = tagEnd(text, next)
    yield* tagPieces(text.slice(next + 1, close))
    at = close + 1
  }
}

interface Special {
  readonly text: string
  readonly end: number
}

/** A comment, an instruction or a section of characters; undefined for a tag. */
function specialAt(text: string, at: number): Special | undefined {
  if (text.startsWith("<?", at)) return { text: "", end: endOf(text, "?>", at) }
  if (text[at + 1] !== "!") return undefined
  if (text.startsWith("<!--", at)) return { text: "", end: endOf(text, "-->", at + 4) }
  if (text.startsWith("<![CDATA[", at)) {
    const end = endOf(text, "]]>", at)
    return { text: text.slice(at + "<![CDATA[".length, end - "]]>".length), end }
  }
  throw new TableFileError("entities")
}

function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from)
  if (at === -1) throw new TableFileError("damaged")
  return at + sign.length
}

/** Where the tag's `>` is; one inside quotes is none. */
function tagEnd(text: string, from: number): number {
  let quote = ""
  for (let at = from + 1; at < text.length && at - from < MAX_TAG; at += 1) {
    const sign = text[at] ?? ""
    if (quote !== "") {
      if (sign === quote) quote = ""
    } else if (sign === ">") return at
    else if (sign === '"' || sign === "'") quote = sign
  }
  throw new TableFileError("damaged")
}

function* tagPieces(tag: string): Generator<XmlPiece, void, undefined> {
  if (tag.startsWith("/")) {
    yield { kind: "close", name: localName(tag.slice(1)) }
    return
  }
  const isEmpty = tag.endsWith("/")
  const name = localName(tag)
  yield { kind: "open", name, tag, isEmpty }
  if (isEmpty) yield { kind: "close", name }
}

function localName(tag: string): string {
  const [whole = ""] = /^[^\s/]+/.exec(tag) ?? []
  return whole.slice(whole.indexOf(":") + 1)
}

/** An attribute of a tag by its full name, prefix included. */
export function attribute(tag: string, name: string): string | undefined {
  for (const [, key, double, single] of tag.matchAll(ATTRIBUTE)) {
    if (key === name) return unescaped(double ?? single ?? "")
  }
  return undefined
}

/** A count in an attribute: a whole number of at least 1. */
export function countIn(tag: string, name: string): number {
  const value = Number(attribute(tag, name) ?? 1)
  return Number.isSafeInteger(value) && value > 0 ? value : 1
}

const ATTRIBUTE = /(?<=\s)([\w:.-]+)=(?:"([^"]*)"|'([^']*)')/g

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  if (!text.includes("&")) return text
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,10});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole
    const isHex = /^#x/i.test(name)
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ""
  })
}
