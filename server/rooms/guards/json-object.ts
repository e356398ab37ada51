function codeOf(character: string): number {
  return character.charCodeAt(0)
}

const QUOTE = codeOf('"')
const BACKSLASH = codeOf("\\")
const COMMA = codeOf(",")
const COLON = codeOf(":")
const OPEN_OBJECT = codeOf("{")
const CLOSE_OBJECT = codeOf("}")
const OPEN_ARRAY = codeOf("[")
const CLOSE_ARRAY = codeOf("]")
const MINUS = codeOf("-")
const PLUS = codeOf("+")
const POINT = codeOf(".")
const ZERO = codeOf("0")
const NINE = codeOf("9")
const U = codeOf("u")
const FIRST_PRINTABLE = 0x20
function codesOf(characters: string): readonly number[] {
  return Array.from(characters, codeOf)
}

const SPACES: ReadonlySet<number> = new Set(codesOf(" \t\n\r"))
const ESCAPES: ReadonlySet<number> = new Set(codesOf('"\\/bfnrt'))
const HEX: ReadonlySet<number> = new Set(codesOf("0123456789abcdefABCDEF"))
const EXPONENTS: ReadonlySet<number | undefined> = new Set(codesOf("eE"))
const WORDS: ReadonlyMap<number | undefined, readonly number[]> = new Map(
  ["true", "false", "null"].map((word) => [codeOf(word), codesOf(word)]),
)

/** Checks JSON text (RFC 8259) without building values; each method is false at the first error. */
class Walk {
  readonly #bytes: Uint8Array
  readonly #maxDepth: number
  #at = 0

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.#bytes = bytes
    this.#maxDepth = maxDepth
  }

  wholeObject(): boolean {
    this.#skipSpaces()
    if (this.#bytes[this.#at] !== OPEN_OBJECT || !this.#value(0)) return false
    this.#skipSpaces()
    return this.#at === this.#bytes.length
  }

  #skipSpaces(): void {
    while (SPACES.has(this.#bytes[this.#at] ?? 0)) this.#at += 1
  }

  #take(code: number): boolean {
    if (this.#bytes[this.#at] !== code) return false
    this.#at += 1
    return true
  }

  #value(depth: number): boolean {
    this.#skipSpaces()
    const code = this.#bytes[this.#at]
    if (code === QUOTE) return this.#string()
    if (code === OPEN_OBJECT) return this.#list(CLOSE_OBJECT, depth)
    if (code === OPEN_ARRAY) return this.#list(CLOSE_ARRAY, depth)
    const word = WORDS.get(code)
    return word ? word.every((letter) => this.#take(letter)) : this.#number()
  }

  #list(close: number, depth: number): boolean {
    if (depth >= this.#maxDepth) return false
    this.#at += 1
    this.#skipSpaces()
    if (this.#take(close)) return true
    do {
      if (close === CLOSE_OBJECT && !this.#name()) return false
      if (!this.#value(depth + 1)) return false
      this.#skipSpaces()
    } while (this.#take(COMMA))
    return this.#take(close)
  }

  #name(): boolean {
    this.#skipSpaces()
    if (!this.#string()) return false
    this.#skipSpaces()
    return this.#take(COLON)
  }

  #string(): boolean {
    if (!this.#take(QUOTE)) return false
    for (;;) {
      const code = this.#bytes[this.#at] ?? 0
      if (code < FIRST_PRINTABLE) return false
      this.#at += 1
      if (code === QUOTE) return true
      if (code === BACKSLASH && !this.#escape()) return false
    }
  }

  #escape(): boolean {
    const code = this.#bytes[this.#at] ?? 0
    this.#at += 1
    if (code !== U) return ESCAPES.has(code)
    const end = this.#at + 4
    while (this.#at < end && HEX.has(this.#bytes[this.#at] ?? 0)) this.#at += 1
    return this.#at === end
  }

  #number(): boolean {
    this.#take(MINUS)
    if (!this.#take(ZERO) && !this.#digits()) return false
    if (this.#take(POINT) && !this.#digits()) return false
    if (!EXPONENTS.has(this.#bytes[this.#at])) return true
    this.#at += 1
    if (!this.#take(PLUS)) this.#take(MINUS)
    return this.#digits()
  }

  #digits(): boolean {
    const start = this.#at
    for (;;) {
      const code = this.#bytes[this.#at] ?? 0
      if (code < ZERO || code > NINE) return this.#at > start
      this.#at += 1
    }
  }
}

/**
 * Whether UTF-8 bytes are one JSON object, nested no deeper than `maxDepth`. This runs for every cursor
 * movement; JSON.parse, which builds objects and strings, costs several times as much.
 */
export function isJsonObject(bytes: Uint8Array, maxDepth: number): boolean {
  return new Walk(bytes, maxDepth).wholeObject()
}
