import { type EntryPlace } from "@tafelrunde/shared/model"

/** The place that a finding, another view or a facilitator asks to show. */
export type GoTo =
  | { readonly kind: "cell"; readonly taskId: string; readonly institutionId?: string }
  | { readonly kind: "entity"; readonly entity: string; readonly entityId: string }
  | { readonly kind: "list"; readonly list: EntryPlace["collection"] }
  | { readonly kind: "phase"; readonly phaseId: string }
  /** Of the canvas, by its frame. */
  | { readonly kind: "area"; readonly areaId: string }
