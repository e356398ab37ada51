/** Stretches of a file that show whether its letters were guessed right. */
const MAX_SAMPLES = 5
const AROUND = 20

export interface DecodedText {
  readonly text: string
  /** Set when the bytes are no Unicode: then the encoding is a guess, and a person should look at the samples. */
  readonly guess?: { readonly samples: readonly string[] }
}

/** The text of a chosen file; see `decodeText`. */
export async function decodeFile(file: {
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}): Promise<DecodedText> {
  return decodeText(new Uint8Array(await file.arrayBuffer()))
}

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark or recognised by its zeros. What is neither is read as
 * Windows-1252, as older German programs write it, never with replacement characters.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder(unicodeOf(bytes), { fatal: true }).decode(bytes) }
  } catch {
    // Not valid: `fatal` throws instead of putting U+FFFD in place of letters.
    const text = new TextDecoder("windows-1252").decode(bytes)
    return { text, guess: { samples: samplesOf(text) } }
  }
}

function unicodeOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  return utf16WithoutMark(bytes.subarray(0, LOOKED_AT)) ?? "utf-8"
}

const LOOKED_AT = 1024

/** Texts of our languages have a zero in nearly every pair of bytes, and none in other encodings. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = bytes.length / 4
  if (odd > most && even < odd / 4) return "utf-16le"
  return even > most && odd < even / 4 ? "utf-16be" : undefined
}

function samplesOf(text: string): string[] {
  const samples = new Set<string>()
  for (const { index } of text.matchAll(/[\u0080-\uffff]/g)) {
    const start =
      text
        .slice(Math.max(0, index - AROUND), index)
        .split(/[\s"]/)
        .at(-1) ?? ""
    const end = text.slice(index, index + AROUND).split(/[\s"]/)[0] ?? ""
    samples.add(start + end)
    if (samples.size === MAX_SAMPLES) break
  }
  return [...samples]
}
