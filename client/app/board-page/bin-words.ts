import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { BinEntry, Remover } from "@tafelrunde/shared/model"

import type { BinMessages } from "../../messages/bin.ts"
import { useLanguage } from "../../messages/language.ts"

/** The name of a removed entry, or its kind if it has none. */
export function useWhat(): (entry: BinEntry) => string {
  const { language } = useLanguage()
  return ({ name, collection }) => name || COLLECTIONS[collection].one[language]
}

/** Who removed something: an institution, or in which role somebody was here. */
export function removerName(by: Remover, messages: BinMessages): string {
  return by.institution ?? (by.isFacilitator ? messages.facilitator : messages.participant)
}
