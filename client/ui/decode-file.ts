/** Stretches of a file that show whether its letters were guessed right. */
const MAX_SAMPLES = 5
const AROUND = 20

export interface DecodedFile {
  readonly text: string
  /** Set when the bytes are no Unicode: then the encoding is a guess, and a person should look at the samples. */
  readonly guess?: { readonly samples: readonly string[] }
}

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark. What is neither is read as
 * Windows-1252, as older German programs write it, never with replacement characters.
 */
export async function decodeFile(file: Blob): Promise<DecodedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    return { text: new TextDecoder(unicodeOf(bytes), { fatal: true }).decode(bytes) }
  } catch {
    // Not valid: `fatal` throws instead of putting U+FFFD in place of letters.
    const text = new TextDecoder("windows-1252").decode(bytes)
    return { text, guess: { samples: samplesOf(text) } }
  }
}

function unicodeOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le"
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8"
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
