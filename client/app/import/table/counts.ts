import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { ImportPlan } from "@tafelrunde/shared/import"

import type { Language } from "../../../messages/language.ts"

type Counts = ImportPlan["counts"]

/** `3 Phasen`, `1 Aufgabe`: what is new or changed, a text a list. */
export function countTexts(
  counts: Counts,
  language: Language,
  which: readonly ("added" | "changed")[] = ["added", "changed"],
): readonly string[] {
  return [...counts].flatMap(([list, count]) => {
    const n = which.reduce((sum, each) => sum + count[each], 0)
    const { one, many } = COLLECTIONS[list]
    const number = new Intl.NumberFormat(language).format(n)
    return n === 0 ? [] : [`${number} ${(n === 1 ? one : many)[language]}`]
  })
}
