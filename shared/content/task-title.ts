/** Characters that one line of the matrix's title column holds, and the most lines that a row has. */
const TITLE_COLUMN = { length: 36, lines: 4 }

/**
 * The lines of a task's title in the matrix, estimated by counting characters: the height of its row
 * follows from them without measuring, the same for everybody, on the server and in pictures too.
 */
export function taskTitleLines(title: string): readonly string[] {
  return wrapTitle(title, TITLE_COLUMN)
}

/** Breaks a title at spaces and after hyphens and slashes; what needs more lines ends with an ellipsis. */
function wrapTitle(
  title: string,
  { length, lines }: { readonly length: number; readonly lines: number },
): readonly string[] {
  const broken: string[] = []
  for (const { text, isJoined } of partsOf(title, length)) {
    const last = broken.at(-1)
    const joined = last === undefined ? text : `${last}${isJoined ? "" : " "}${text}`
    if (last !== undefined && joined.length <= length) broken[broken.length - 1] = joined
    else broken.push(text)
  }
  if (broken.length <= lines) return broken
  return [...broken.slice(0, lines - 1), `${broken[lines - 1] ?? ""} …`]
}

interface Part {
  readonly text: string
  /** Whether the part follows without a space. */
  readonly isJoined: boolean
}

function partsOf(title: string, length: number): readonly Part[] {
  return title.split(/\s+/).flatMap((word) =>
    word
      .split(/(?<=[-–/])/)
      .flatMap((syllable) => chop(syllable, length))
      .map((text, index) => ({ text, isJoined: index > 0 })),
  )
}

function chop(word: string, length: number): readonly string[] {
  const parts: string[] = []
  for (let start = 0; start < word.length; start += length) {
    parts.push(word.slice(start, start + length))
  }
  return parts
}
