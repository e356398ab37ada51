/** Breaks a title for pictures, which are drawn without measuring: at spaces, into at most `lines` lines of about `length` characters. */
export function wrapTitle(
  title: string,
  { length, lines }: { readonly length: number; readonly lines: number },
): readonly string[] {
  const broken: string[] = []
  for (const word of title.split(/\s+/).flatMap((long) => chop(long, length))) {
    const last = broken.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= length) {
      broken[broken.length - 1] = `${last} ${word}`
    } else broken.push(word)
  }
  if (broken.length <= lines) return broken
  return [...broken.slice(0, lines - 1), `${broken[lines - 1] ?? ""} …`]
}

function chop(word: string, length: number): readonly string[] {
  const parts: string[] = []
  for (let start = 0; start < word.length; start += length) {
    parts.push(word.slice(start, start + length))
  }
  return parts
}
