import type { BinMessages } from "../de/bin.ts"
import { plural } from "../plural.ts"

export const binMessages: BinMessages = {
  menu: "Bin …",
  title: "Bin",
  about:
    "Here is what was removed from table and matrix. Brought back, it returns to its place with all responsibilities and references.",
  empty: "The bin is empty.",
  facilitator: "Facilitator",
  participant: "a participant",
  removedBy: (when: string, who: string): string =>
    when ? `Removed on ${when}: ${who}` : `Removed: ${who}`,
  restore: "Bring back",
  restoreOf: (what: string): string => `Bring back “${what}”`,
  restored: (what: string): string => `“${what}” is back.`,
  purge: "Delete for good",
  purgeOf: (what: string): string => `Delete “${what}” for good`,
  purgeTitle: (what: string): string => `Delete “${what}” for good?`,
  purgeMore:
    "The responsibilities, contacts and handovers that hang on it go too. This cannot be undone.",
  purged: (what: string): string => `“${what}” has been deleted for good.`,
  participantsMayRemove: "Participants may also remove what has been filled in",
  removed: (what: string, who: string): string => `“${what}” was removed (${who}).`,
  removedMany: (count: number, who: string): string =>
    plural("en", count, {
      one: `# entry was removed (${who}).`,
      other: `# entries were removed (${who}).`,
    }),
  dismiss: "Close this message",
  revertedRemoval: (count: number): string =>
    plural("en", count, {
      one: "What you removed is back: it has been filled in, and only facilitators can remove it.",
      other:
        "# entries that you removed are back: they have been filled in, and only facilitators can remove them.",
    }),
}
