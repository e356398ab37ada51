/** Dark enough for white letters on them (≥ 4.5:1), told apart by hue and depth; in the order of the board's institutions. */
export const INSTITUTION_COLORS = [
  "#0b559b",
  "#a3191d",
  "#1a6937",
  "#84400c",
  "#5b3a8c",
  "#00666e",
  "#a11567",
  "#5c5a00",
  "#3a3f47",
  "#b3410e",
  "#2f3f9e",
  "#4a6b12",
  "#7a2a4f",
  "#00708f",
  "#6d4c41",
  "#8326a8",
] as const

/** `index` is the institution's place on the board; institutions that are not on it get a colour by their name. */
export function institutionColor(index: number, name: string): string {
  const place = index >= 0 ? index : hash(name)
  return INSTITUTION_COLORS[place % INSTITUTION_COLORS.length] ?? INSTITUTION_COLORS[0]
}

function hash(text: string): number {
  let sum = 7
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum
}
