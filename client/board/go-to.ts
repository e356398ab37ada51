/** The place that a finding or another view asks to show. */
export type GoTo =
  | { readonly kind: "cell"; readonly taskId: string; readonly institutionId?: string }
  | { readonly kind: "entity"; readonly entity: string; readonly entityId: string }
