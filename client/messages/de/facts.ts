const ROLES: Readonly<Record<string, string>> = {
  facilitator: "Moderation",
  participant: "ohne Institution",
  server: "Einlesen oder Wiederherstellen",
}

const WHOLE: Readonly<Record<string, string>> = {
  added: "angelegt",
  removed: "in den Papierkorb gelegt",
  restored: "zurückgeholt",
}

/** Messages about which institution changed what. */
export const factMessages = {
  history: "Verlauf",
  loading: "Wird geladen …",
  failed: "Der Verlauf ist gerade nicht zu laden. Mit Verbindung geht es wieder.",
  none: "In den letzten Wochen wurde hier nichts geändert.",
  empty: "leer",
  role: (role: string): string => ROLES[role] ?? role,
  whole: (what: string): string => WHOLE[what] ?? "geändert",
  changed: (label: string, before: string | undefined, after: string | undefined): string =>
    before === undefined || after === undefined
      ? `${label} geändert`
      : `${label}: ${before} → ${after}`,
  restore: (value: string): string => `„${value}“ wiederherstellen`,
  restoredValue: (label: string, value: string): string =>
    `${label} ist wieder „${value}“. Rückgängig geht wie immer.`,
}

export type FactMessages = typeof factMessages
