import { plural } from "../plural.ts"

/** Messages for what only facilitators do: lock, links and code, people, the end of the board. */
export const facilitationMessages = {
  cancel: "Abbrechen",

  spaceMenu: "Platz …",
  spaceTitle: "Was braucht den Platz?",
  spaceLoading: "Wird gezählt …",
  spaceTaken: (taken: string, most: string): string =>
    `Die Tafel belegt ${taken} von ${most}. Ein Achtel davon ist der Moderation vorbehalten, und eine Institution kann höchstens ein Viertel belegen.`,
  spaceDrawings: "Freihand-Zeichnungen",
  spaceDrawingsHint: "Auf der Tafel auswählen und löschen.",
  spaceCanvas: "Zettel, Texte, Pfeile und Rahmen",
  spaceCanvasHint: "Auf der Tafel auswählen und löschen.",
  spaceContent: "Tabelle und Matrix",
  spaceContentHint: "Auch der Papierkorb zählt mit; dort lässt es sich endgültig löschen.",
  spaceUnknown: (root: string): string => `„${root}“`,
  spaceUnknownHint: "Zeigt keine Ansicht. Ein anderes Programm hat es auf die Tafel geschrieben.",
  spaceRemove: "Entfernen",
  spaceRemoveOf: (root: string): string => `„${root}“ entfernen`,
  spaceRemoveTitle: (root: string): string => `„${root}“ entfernen?`,
  spaceRemoveMore:
    "Das lässt sich nicht rückgängig machen. Was Tafel, Tabelle und Papier zeigen, bleibt.",
  spaceRemoved: "Entfernt. Der Platz ist in wenigen Sekunden frei.",
  spaceWho: "Wer am meisten geschrieben hat",
  spaceNobody: "jemand ohne Institution",
  spacePictures: (count: number, taken: string, most: string): string =>
    `Bilder zählen für sich: ${plural("de", count, { one: "# Bild", other: "# Bilder" })}, ${taken} von ${most}.`,

  lock: "Sperren",
  unlock: "Entsperren",
  lockBoard: "Tafel für Teilnehmende sperren",
  unlockBoard: "Tafel für Teilnehmende entsperren",
  lockedNow: "Die Tafel ist gesperrt. Teilnehmende sehen alles, ändern kann nur die Moderation.",
  lockedSaid: "Die Tafel ist für Teilnehmende gesperrt.",
  unlockedSaid: "Die Tafel ist wieder offen: Teilnehmende können schreiben.",

  renewLink: "Erneuern",
  renewLinkOf: (link: string): string => `${link} erneuern`,
  renewTitle: (link: string): string => `${link} erneuern?`,
  renewFacilitator:
    "Der bisherige Link gilt sofort nicht mehr. Wer mit ihm an der Tafel ist, wird getrennt; Sie selbst bleiben. Bewahren Sie den neuen Link auf: Er ist der einzige Weg zurück in die Moderation.",
  renewParticipant:
    "Der bisherige Link gilt sofort nicht mehr. Alle Teilnehmenden werden getrennt, auch wer mit dem Code kam, und brauchen den neuen Link oder den Code. Was sie noch nicht übertragen haben, bleibt auf ihrem Gerät und kommt mit dem neuen Link nach.",
  renewViewer:
    "Der bisherige Link gilt sofort nicht mehr. Beamer und Gäste werden getrennt und brauchen den neuen Link.",
  renewDo: "Link erneuern",
  renewed: (link: string): string => `${link}: ab jetzt gilt der neue.`,
  codeRenewed: "Ab jetzt gilt der neue Code. Wer schon an der Tafel ist, bleibt.",
  codeOffSaid: "Mit dem Code kommt niemand mehr herein. Wer schon an der Tafel ist, bleibt.",
  codeOnSaid: "Der Code gilt wieder.",

  removeNoFacilitators:
    "Wer zur Moderation gehört, lässt sich nicht einzeln entfernen, denn alle haben denselben Link. Erneuern Sie unter „Teilen“ den Link für die Moderation: Dann bleiben nur Sie.",
  removePerson: "Entfernen",
  removePersonOf: (name: string): string => `${name} von der Tafel entfernen`,
  removeTitle: (name: string): string => `${name} entfernen?`,
  removeMore: (name: string): string =>
    `${name} wird sofort von der Tafel getrennt und sieht nichts mehr. Was auf der Tafel steht, bleibt.`,
  removeDo: "Von der Tafel entfernen",
  removeRenew: (name: string): string => `Link und Code erneuern, damit ${name} nicht wiederkommt`,
  removeRenewMore:
    "Alle anderen bleiben an der Tafel. Wer später dazukommt, braucht den neuen Link oder Code; beide stehen unter „Teilen“.",
  removeKeepMore: (name: string): string =>
    `Link und Code bleiben, wie sie sind. ${name} kann damit wiederkommen.`,
  removedRenewed: (name: string, ended: number): string =>
    `${name} ist nicht mehr an der Tafel. Link und Code sind neu. ${
      ended === 0
        ? "Wer in der Liste steht, bleibt."
        : `${plural("de", ended, { one: "# Zugang gilt nicht mehr", other: "# Zugänge gelten nicht mehr" })}; wer in der Liste steht, bleibt.`
    }`,
  removedOpen: (name: string): string =>
    `${name} ist nicht mehr an der Tafel, kann aber mit dem Link oder Code wiederkommen.`,

  changeSeat: "Institution ändern …",
  changeSeatOf: (name: string): string => `${name}: Institution ändern …`,
  seatTitle: (name: string): string => `Für welche Institution ist ${name} hier?`,
  seatInstitution: "Institution",
  seatOther: "Andere …",
  seatOtherName: "Name der Institution",
  seatMissing: "Bitte geben Sie den Namen der Institution ein.",
  seatMerge: (name: string): string => `Alle von „${name}“ mitnehmen`,
  seatMergeMore:
    "Für zwei Schreibweisen derselben Institution: Auch wer sich später so einträgt, gehört dann dazu.",
  seatDo: "Ändern",
  seatChanged: (name: string, institution: string): string =>
    `${name} ist jetzt für „${institution}“ hier.`,
  seatsMerged: (institution: string): string => `Jetzt gehören alle zu „${institution}“.`,

  accessMenu: "Zugänge und Protokoll …",
  accessTitle: "Zugänge und Protokoll",
  accessLoading: "Wird geladen …",
  accessTokens: "Zugänge",
  accessTokensAbout:
    "Damit kommt man auf die Tafel: mit den drei Links, und mit jedem Gerät, das über Link oder Code schon hier war. Die Kennung unterscheidet die Zugänge; herein kommt damit niemand.",
  accessLinkFacilitator: "Link für die Moderation",
  accessLinkParticipant: "Link für Teilnehmende",
  accessLinkViewer: "Link zum Ansehen",
  accessDevice: "Gerät einer teilnehmenden Person",
  accessDeviceOf: (institution: string): string => `Gerät: ${institution}`,
  accessDeviceViewer: "Gerät zum Ansehen",
  accessConnected: "gerade verbunden",
  accessUsed: (when: string): string => `zuletzt benutzt: ${when}`,
  accessUnused: "noch nicht benutzt",
  accessSince: (when: string): string => `seit ${when}`,
  accessId: (id: string): string => `Kennung ${id}`,
  accessEnd: "Beenden",
  accessEndOf: (name: string, id: string): string => `Zugang beenden: ${name}, Kennung ${id}`,
  accessEndTitle: "Diesen Zugang beenden?",
  accessEndMore:
    "Das Gerät wird sofort von der Tafel getrennt. Mit Link oder Code kann es wiederkommen. Soll es das nicht, erneuern Sie beide unter „Teilen“.",
  accessEnded: "Der Zugang ist beendet.",

  accessRecord: "Protokoll der Zugriffe",
  accessRecordAbout:
    "Wer hereinkam, was heruntergeladen, eingelesen und wiederhergestellt wurde und wie sich die Zugänge geändert haben. Namen von Personen stehen hier nicht, und von der Internetadresse nur das Netz. Was ohne Verbindung getan wurde, steht mit der Zeit, zu der es ankam. Alte Einträge löscht der Server von selbst.",
  accessNone: "Noch gibt es keine Einträge.",
  accessMore: (count: number): string =>
    plural("de", count, { one: "Noch einen Eintrag zeigen", other: "# weitere Einträge zeigen" }),
  accessTimes: (count: number): string => `${count}-mal innerhalb einer Stunde`,
  accessAddress: (network: string): string => `Netz ${network}`,
  accessFacilitator: "Moderation",
  accessParticipant: "Teilnehmende",
  accessViewer: "Nur ansehen",
  accessInstitution: "Link einer Institution",
  accessOrganiser: "Startseite",
  accessOperator: "Verwaltung des Servers",
  accessServer: "Server",
  accessCreated: "Tafel angelegt",
  accessJoinedByLink: "Über den Link hereingekommen",
  accessJoinedByCode: "Mit dem Code hereingekommen",
  accessContent: "Inhalt der Tafel",
  accessExported: (name: string, profile: string): string =>
    `Heruntergeladen: ${name} (${profile})`,
  accessInternal: "intern",
  accessNetwork: "fürs Netzwerk",
  accessPublic: "öffentlich",
  accessVersionRead: (n: string): string => `Heruntergeladen: Inhalt der Version Nr. ${n}`,
  accessImported: "Inhalt durch eine Datei ersetzt",
  accessReplaced: "Ganze Tafel durch eine Datei ersetzt",
  accessRepaired: "Tafel repariert",
  accessDamaged: (count: number): string =>
    count === 1
      ? "Eine gespeicherte Änderung ist beschädigt und fehlt auf der Tafel"
      : `${count} gespeicherte Änderungen sind beschädigt und fehlen auf der Tafel`,
  accessLocked: "Tafel gesperrt",
  accessUnlocked: "Tafel entsperrt",
  accessRemoved: "Person entfernt",
  accessRemovedRenewed: "Person entfernt, Link und Code erneuert",
  accessEndedOne: (id: string): string => `Zugang beendet: Kennung ${id}`,
  accessLinkRenewed: (link: string): string => `Erneuert: ${link}`,
  accessOwnOpened: "Eigene Angaben geöffnet",
  accessAnswered: "Eigene Angaben geändert",
  accessConfirmed: "Eigene Angaben bestätigt",
  accessInstitutionLinksMade: "Links für Institutionen angelegt",
  accessInstitutionLinksRenewed: "Links für Institutionen erneuert",
  accessInstitutionLinksEnded: "Links für Institutionen beendet",
  accessCodeRenewed: "Code erneuert",
  accessCodeOn: "Code eingeschaltet",
  accessCodeOff: "Code ausgeschaltet",
  accessRestored: (n: string): string => `Version Nr. ${n} wiederhergestellt`,
  accessVersionDeleted: (n: string): string => `Version Nr. ${n} gelöscht`,
  accessDeleted: "Tafel gelöscht",

  deleteBoard: "Tafel löschen …",
  deleteTitle: (title: string): string => `„${title}“ löschen?`,
  deleteMore:
    "Die Tafel wird mit allen Inhalten, Zeichnungen und Kontakten sofort und für alle gelöscht. Das lässt sich nicht rückgängig machen. Wenn Sie sie behalten möchten, laden Sie vorher die ganze Tafel herunter: Aus der Datei wird mit „Neue Tafel anlegen – Aus Datei“ wieder eine Tafel mit allem, was darauf steht.",
  deleteSaveFirst: "Ganze Tafel herunterladen",
  deleteType: (title: string): string => `Zur Bestätigung den Titel der Tafel eingeben: ${title}`,
  deleteWrong: "Das ist nicht der Titel der Tafel.",
  deleteDo: "Endgültig löschen",
  deleted: (title: string): string => `„${title}“ wurde gelöscht.`,

  noticePrint: "Aushang drucken (A4)",
  notice: "Aushang",
  noticeTime: (times: string): string => `${times} Uhr`,
  noticeScan: "Die Kamera des Handys oder Tablets auf den QR-Code richten und den Link öffnen.",
  noticeName:
    "Namen eingeben und die Institution auswählen. Ein Konto oder eine App braucht niemand.",
  noticeCode: (address: string): string =>
    `Ohne Kamera: im Browser ${address} öffnen und diesen Code eingeben:`,
  noticeKeep:
    "Wer diesen Aushang liest, kann auf der Tafel mitarbeiten. Bitte nicht veröffentlichen und nach dem Workshop abnehmen.",
}

export type FacilitationMessages = typeof facilitationMessages
