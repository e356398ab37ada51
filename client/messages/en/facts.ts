import type { FactMessages } from "../de/facts.ts"

const ROLES: Readonly<Record<string, string>> = {
  facilitator: "Facilitators",
  participant: "no institution",
  server: "Import or restored version",
}

const WHOLE: Readonly<Record<string, string>> = {
  added: "added",
  removed: "moved to the bin",
  restored: "brought back",
}

export const factMessages: FactMessages = {
  history: "History",
  loading: "Loading …",
  failed: "The history cannot be loaded right now. It works again with a connection.",
  none: "Nothing has been changed here in the last weeks.",
  empty: "empty",
  role: (role) => ROLES[role] ?? role,
  whole: (what) => WHOLE[what] ?? "changed",
  changed: (label, before, after) =>
    before === undefined || after === undefined
      ? `${label} changed`
      : `${label}: ${before} → ${after}`,
  restore: (value) => `Restore “${value}”`,
  restoredValue: (label, value) => `${label} is “${value}” again. Undo works as always.`,
}
