import { rolesMessages as de, type RolesMessages } from "./de/roles.ts"
import { rolesMessages as en } from "./en/roles.ts"
import type { Translations } from "./language.ts"

export type { RolesMessages } from "./de/roles.ts"

export const rolesMessages: Translations<RolesMessages> = { de, en }
