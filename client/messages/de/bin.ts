import { plural } from "../plural.ts"

/** Messages of the bin: what was removed from the board, and how it comes back. */
export const binMessages = {
  menu: "Papierkorb …",
  title: "Papierkorb",
  about:
    "Hier liegt, was aus Tabelle und Matrix entfernt wurde. Zurückgeholt kommt es mit allen Zuständigkeiten und Verweisen wieder an seinen Platz.",
  empty: "Der Papierkorb ist leer.",
  facilitator: "Moderation",
  participant: "eine teilnehmende Person",
  removedBy: (when: string, who: string): string =>
    when ? `Entfernt am ${when}: ${who}` : `Entfernt: ${who}`,
  restore: "Zurückholen",
  restoreOf: (what: string): string => `„${what}“ zurückholen`,
  restored: (what: string): string => `„${what}“ ist wieder da.`,
  purge: "Endgültig löschen",
  purgeOf: (what: string): string => `„${what}“ endgültig löschen`,
  purgeTitle: (what: string): string => `„${what}“ endgültig löschen?`,
  purgeMore:
    "Damit verschwinden auch die Zuständigkeiten, Kontakte und Übergaben, die daran hängen. Das lässt sich nicht rückgängig machen.",
  purged: (what: string): string => `„${what}“ wurde endgültig gelöscht.`,
  participantsMayRemove: "Teilnehmende dürfen auch entfernen, was schon ausgefüllt ist",
  removed: (what: string, who: string): string => `„${what}“ wurde entfernt (${who}).`,
  removedMany: (count: number, who: string): string =>
    plural("de", count, {
      one: `# Eintrag wurde entfernt (${who}).`,
      other: `# Einträge wurden entfernt (${who}).`,
    }),
  dismiss: "Hinweis schließen",
  revertedRemoval: (count: number): string =>
    plural("de", count, {
      one: "Was Sie entfernt haben, steht wieder da: Es ist schon ausgefüllt, und entfernen kann das nur die Moderation.",
      other:
        "# Einträge, die Sie entfernt haben, stehen wieder da: Sie sind schon ausgefüllt, und entfernen kann das nur die Moderation.",
    }),
}

export type BinMessages = typeof binMessages
