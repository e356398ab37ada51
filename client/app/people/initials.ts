/** Titles and name particles, which initials leave out. */
const PASSED_OVER = /^(?:\p{L}{2,5}\.(?:-\p{L}+\.)*|\p{Ll}+)$/u

/** The initials of first and last name: “FM” of “Dr. Friederike Müller-Lüdenscheidt”. */
export function initials(name: string): string {
  const all = name.trim().split(/\s+/)
  const telling = all.filter((part) => !PASSED_OVER.test(part))
  const parts = telling.length > 0 ? telling : all
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  // By code point, so that a letter outside the basic plane is not cut in half.
  return letters
    .map((part) => String.fromCodePoint(part?.codePointAt(0) ?? 32).toUpperCase())
    .join("")
    .trim()
}
