/** Where a finding (or another view) wants the person to be taken. */
export type GoTo =
  | { readonly kind: "cell"; readonly taskId: string; readonly institutionId?: string }
  | { readonly kind: "entity"; readonly entity: string; readonly entityId: string }
