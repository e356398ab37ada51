import { type EntryPlace } from "@tafelrunde/shared/model"

/** The place that a finding or another view asks to show. */
export type GoTo =
  | { readonly kind: "cell"; readonly taskId: string; readonly institutionId?: string }
  | { readonly kind: "entity"; readonly entity: string; readonly entityId: string }
  | { readonly kind: "list"; readonly list: EntryPlace["collection"] }
