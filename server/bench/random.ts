import { create, oneOf, int31 } from "lib0/prng"

/** Chance that a seed repeats exactly. */
export interface Random {
  /** Whole, both ends included. */
  between(from: number, to: number): number
  oneOf<T>(choices: readonly T[]): T
  /** True in this share of the cases. */
  happens(share: number): boolean
}

export function createRandom(seed: number): Random {
  const generator = create(seed)
  return {
    between: (from, to) => int31(generator, from, to),
    oneOf: <T>(choices: readonly T[]): T => oneOf(generator, [...choices]),
    happens: (share) => int31(generator, 0, 999_999) < share * 1_000_000,
  }
}
