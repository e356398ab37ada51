import { findingsMessages as de, type FindingsMessages } from "./de/findings.ts"
import { findingsMessages as en } from "./en/findings.ts"
import type { Translations } from "./language.ts"

export type { FindingsMessages } from "./de/findings.ts"

export const findingsMessages: Translations<FindingsMessages> = { de, en }
