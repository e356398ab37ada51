import { defineWords } from "../../ui/language.ts"

/** Words for what only facilitators do: lock, links and code, people, the end of the board. */
export const facilitationWords = defineWords({
  de: {
    cancel: "Abbrechen",
    failed: (why: string) => `Das ging nicht. ${why}`,

    lock: "Sperren",
    unlock: "Entsperren",
    lockBoard: "Tafel für Teilnehmende sperren",
    unlockBoard: "Tafel für Teilnehmende entsperren",
    lockedNow: "Die Tafel ist gesperrt. Teilnehmende sehen alles, ändern kann nur die Moderation.",
    lockedSaid: "Die Tafel ist für Teilnehmende gesperrt.",
    unlockedSaid: "Die Tafel ist wieder offen: Teilnehmende können schreiben.",

    renewLink: "Erneuern",
    renewLinkOf: (link: string) => `${link} erneuern`,
    renewTitle: (link: string) => `${link} erneuern?`,
    renewFacilitator:
      "Der bisherige Link gilt sofort nicht mehr. Wer mit ihm an der Tafel ist, wird getrennt; Sie selbst bleiben. Bewahren Sie den neuen Link auf: Er ist der einzige Weg zurück in die Moderation.",
    renewParticipant:
      "Der bisherige Link gilt sofort nicht mehr. Alle Teilnehmenden werden getrennt, auch wer mit dem Code kam, und brauchen den neuen Link oder den Code. Was sie noch nicht übertragen haben, bleibt auf ihrem Gerät und kommt mit dem neuen Link nach.",
    renewViewer:
      "Der bisherige Link gilt sofort nicht mehr. Beamer und Gäste werden getrennt und brauchen den neuen Link.",
    renewDo: "Link erneuern",
    renewed: (link: string) => `${link}: ab jetzt gilt der neue.`,
    codeRenewed: "Ab jetzt gilt der neue Code. Wer schon an der Tafel ist, bleibt.",
    codeOffSaid: "Mit dem Code kommt niemand mehr herein. Wer schon an der Tafel ist, bleibt.",
    codeOnSaid: "Der Code gilt wieder.",

    removePerson: "Entfernen",
    removePersonOf: (name: string) => `${name} von der Tafel entfernen`,
    removeTitle: (name: string) => `${name} entfernen?`,
    removeMore: (name: string) =>
      `${name} wird sofort von der Tafel getrennt und sieht nichts mehr. Was auf der Tafel steht, bleibt.`,
    removeDo: "Von der Tafel entfernen",
    removeRenew: (name: string) => `Link und Code erneuern, damit ${name} nicht wiederkommt`,
    removeRenewMore:
      "Alle anderen bleiben an der Tafel. Wer später dazukommt, braucht den neuen Link oder Code; beide stehen unter „Teilen“.",
    removedRenewed: (name: string) =>
      `${name} ist nicht mehr an der Tafel. Link und Code sind neu, alle anderen bleiben.`,
    removedOpen: (name: string) =>
      `${name} ist nicht mehr an der Tafel, kann aber mit dem Link oder Code wiederkommen.`,

    deleteBoard: "Tafel löschen …",
    deleteTitle: (title: string) => `„${title}“ löschen?`,
    deleteMore:
      "Die Tafel wird mit allen Inhalten, Zeichnungen und Kontakten sofort und für alle gelöscht. Das lässt sich nicht rückgängig machen. Laden Sie vorher den ganzen Inhalt herunter, wenn Sie ihn behalten möchten.",
    deleteType: (title: string) => `Zur Bestätigung den Titel der Tafel eingeben: ${title}`,
    deleteWrong: "Das ist nicht der Titel der Tafel.",
    deleteDo: "Endgültig löschen",
    deleted: (title: string) => `„${title}“ wurde gelöscht.`,
  },
  en: {
    cancel: "Cancel",
    failed: (why: string) => `That did not work. ${why}`,

    lock: "Lock",
    unlock: "Unlock",
    lockBoard: "Lock the board for participants",
    unlockBoard: "Unlock the board for participants",
    lockedNow:
      "The board is locked. Participants see everything; only facilitators can make changes.",
    lockedSaid: "The board is locked for participants.",
    unlockedSaid: "The board is open again: participants can write.",

    renewLink: "Renew",
    renewLinkOf: (link: string) => `Renew: ${link}`,
    renewTitle: (link: string) => `Renew “${link}”?`,
    renewFacilitator:
      "The present link ends at once. Whoever is at the board with it is disconnected; you yourself stay. Keep the new link: it is the only way back into the facilitator's role.",
    renewParticipant:
      "The present link ends at once. All participants are disconnected, also those who came with the code, and need the new link or the code. What they have not sent yet stays on their device and follows with the new link.",
    renewViewer:
      "The present link ends at once. Projectors and guests are disconnected and need the new link.",
    renewDo: "Renew the link",
    renewed: (link: string) => `${link}: the new one is valid from now on.`,
    codeRenewed: "The new code is valid from now on. Who is at the board already stays.",
    codeOffSaid: "Nobody can join with the code any more. Who is at the board already stays.",
    codeOnSaid: "The code is valid again.",

    removePerson: "Remove",
    removePersonOf: (name: string) => `Remove ${name} from the board`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeMore: (name: string) =>
      `${name} is disconnected from the board at once and sees nothing more. What is on the board stays.`,
    removeDo: "Remove from the board",
    removeRenew: (name: string) => `Renew the link and the code so that ${name} cannot come back`,
    removeRenewMore:
      "Everyone else stays at the board. Who joins later needs the new link or code; both are under “Share”.",
    removedRenewed: (name: string) =>
      `${name} is no longer at the board. The link and the code are new; everyone else stays.`,
    removedOpen: (name: string) =>
      `${name} is no longer at the board but can come back with the link or the code.`,

    deleteBoard: "Delete board …",
    deleteTitle: (title: string) => `Delete “${title}”?`,
    deleteMore:
      "The board is deleted with all content, drawings and contacts, at once and for everyone. This cannot be undone. Download the whole content first if you want to keep it.",
    deleteType: (title: string) => `To confirm, enter the board's title: ${title}`,
    deleteWrong: "This is not the board's title.",
    deleteDo: "Delete for good",
    deleted: (title: string) => `“${title}” was deleted.`,
  },
})
