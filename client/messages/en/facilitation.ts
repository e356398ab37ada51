import type { FacilitationMessages } from "../de/facilitation.ts"
import { plural } from "../plural.ts"

export const facilitationMessages: FacilitationMessages = {
  cancel: "Cancel",

  spaceMenu: "Space …",
  spaceTitle: "What takes the space?",
  spaceLoading: "Counting …",
  spaceTaken: (taken: string, most: string) =>
    `The board takes ${taken} of ${most}. An eighth of it is reserved for facilitators, and one institution can take a quarter at most.`,
  spaceDrawings: "Freehand drawings",
  spaceDrawingsHint: "Select and delete them on the canvas.",
  spaceCanvas: "Notes, texts, arrows and frames",
  spaceCanvasHint: "Select and delete them on the canvas.",
  spaceContent: "Table and matrix",
  spaceContentHint: "The bin counts too; there you can delete for good.",
  spaceUnknown: (root: string) => `“${root}”`,
  spaceUnknownHint: "No view shows it. Another program has written it onto the board.",
  spaceRemove: "Remove",
  spaceRemoveOf: (root: string) => `Remove “${root}”`,
  spaceRemoveTitle: (root: string) => `Remove “${root}”?`,
  spaceRemoveMore: "This cannot be undone. What canvas, table and paper show stays.",
  spaceRemoved: "Removed. The space is free within seconds.",
  spaceWho: "Who has written most",
  spaceNobody: "somebody without an institution",
  spacePictures: (count: number, taken: string, most: string) =>
    `Pictures count separately: ${plural("en", count, { one: "# picture", other: "# pictures" })}, ${taken} of ${most}.`,

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

  removeNoFacilitators:
    "Facilitators cannot be removed one by one, because all of them have the same link. Renew the facilitators’ link under “Share”: then only you stay.",
  removePerson: "Remove",
  removePersonOf: (name: string) => `Remove ${name} from the board`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeMore: (name: string) =>
    `${name} is disconnected from the board at once and sees nothing more. What is on the board stays.`,
  removeDo: "Remove from the board",
  removeRenew: (name: string) => `Renew the link and the code so that ${name} cannot come back`,
  removeRenewMore:
    "Everyone else stays at the board. Who joins later needs the new link or code; both are under “Share”.",
  removeKeepMore: (name: string) =>
    `Link and code stay as they are. ${name} can come back with them.`,
  removedRenewed: (name: string, ended: number) =>
    `${name} is no longer at the board. The link and the code are new. ${
      ended === 0
        ? "Whoever is in the list stays."
        : `${plural("en", ended, { one: "# access no longer works", other: "# accesses no longer work" })}; whoever is in the list stays.`
    }`,
  removedOpen: (name: string) =>
    `${name} is no longer at the board but can come back with the link or the code.`,

  changeSeat: "Change institution …",
  changeSeatOf: (name: string) => `${name}: Change institution …`,
  seatTitle: (name: string) => `Which institution is ${name} here for?`,
  seatInstitution: "Institution",
  seatOther: "Other …",
  seatOtherName: "Name of the institution",
  seatMissing: "Please enter the name of the institution.",
  seatMerge: (name: string) => `Move everyone of “${name}” as well`,
  seatMergeMore:
    "For two spellings of the same institution: whoever enters the old one later belongs to it too.",
  seatDo: "Change",
  seatChanged: (name: string, institution: string) => `${name} is now here for “${institution}”.`,
  seatsMerged: (institution: string) => `Everyone now belongs to “${institution}”.`,

  accessMenu: "Access and record …",
  accessTitle: "Access and record",
  accessLoading: "Loading …",
  accessTokens: "Access",
  accessTokensAbout:
    "What opens the board: the three links, and each device that has been here by link or code. The id tells them apart; it lets nobody in.",
  accessLinkFacilitator: "Link for facilitators",
  accessLinkParticipant: "Link for participants",
  accessLinkViewer: "Link to view",
  accessDevice: "Device of a participant",
  accessDeviceOf: (institution: string) => `Device: ${institution}`,
  accessDeviceViewer: "Device that views",
  accessConnected: "connected now",
  accessUsed: (when: string) => `last used: ${when}`,
  accessUnused: "not used yet",
  accessSince: (when: string) => `since ${when}`,
  accessId: (id: string) => `id ${id}`,
  accessEnd: "End",
  accessEndOf: (name: string, id: string) => `End access: ${name}, id ${id}`,
  accessEndTitle: "End this access?",
  accessEndMore:
    "The device is disconnected from the board at once. It can come back by link or code. To keep it out, renew both under “Share”.",
  accessEnded: "The access has ended.",

  accessRecord: "Access record",
  accessRecordAbout:
    "Who came in, what was downloaded, imported and restored, and how access has changed. There are no names of people here, and of internet addresses only the network. What was done without a connection stands with the time at which it arrived. The server deletes old entries by itself.",
  accessNone: "There are no entries yet.",
  accessMore: (count: number) =>
    plural("en", count, { one: "Show one more entry", other: "Show # more entries" }),
  accessTimes: (count: number) => `${count} times within an hour`,
  accessAddress: (network: string) => `network ${network}`,
  accessFacilitator: "Facilitators",
  accessParticipant: "Participants",
  accessInstitution: "Link of an institution",
  accessViewer: "View only",
  accessOrganiser: "Start page",
  accessOperator: "Server administration",
  accessServer: "Server",
  accessCreated: "Board created",
  accessJoinedByLink: "Came in by the link",
  accessJoinedByCode: "Came in with the code",
  accessContent: "Content of the board",
  accessExported: (name: string, profile: string) => `Downloaded: ${name} (${profile})`,
  accessInternal: "internal",
  accessNetwork: "for the network",
  accessPublic: "public",
  accessVersionRead: (n: string) => `Downloaded: content of version no. ${n}`,
  accessImported: "Content replaced by a file",
  accessReplaced: "Whole board replaced by a file",
  accessRepaired: "Board repaired",
  accessDamaged: (count: number) =>
    count === 1
      ? "A saved change is damaged and missing from the board"
      : `${count} saved changes are damaged and missing from the board`,
  accessLocked: "Board locked",
  accessUnlocked: "Board unlocked",
  accessRemoved: "Person removed",
  accessRemovedRenewed: "Person removed, link and code renewed",
  accessEndedOne: (id: string) => `Access ended: id ${id}`,
  accessLinkRenewed: (link: string) => `Renewed: ${link}`,
  accessOwnOpened: "Opened their own details",
  accessAnswered: "Changed their own details",
  accessConfirmed: "Confirmed their own details",
  accessInstitutionLinksMade: "Created links for institutions",
  accessInstitutionLinksRenewed: "Renewed links for institutions",
  accessInstitutionLinksEnded: "Ended links for institutions",
  accessCodeRenewed: "Code renewed",
  accessCodeOn: "Code switched on",
  accessCodeOff: "Code switched off",
  accessRestored: (n: string) => `Version no. ${n} restored`,
  accessVersionDeleted: (n: string) => `Version no. ${n} deleted`,
  accessDeleted: "Board deleted",

  deleteBoard: "Delete board …",
  deleteTitle: (title: string) => `Delete “${title}”?`,
  deleteMore:
    "The board is deleted with all content, drawings and contacts, at once and for everyone. This cannot be undone. If you want to keep it, download the whole board first: “Create a board – From a file” makes a board of the file again, with everything on it.",
  deleteSaveFirst: "Download the whole board",
  deleteType: (title: string) => `To confirm, enter the board's title: ${title}`,
  deleteWrong: "This is not the board's title.",
  deleteDo: "Delete for good",
  deleted: (title: string) => `“${title}” was deleted.`,

  noticePrint: "Print a notice (A4)",
  notice: "Notice",
  noticeTime: (times: string): string => times,
  noticeScan: "Point the camera of your phone or tablet at the QR code and open the link.",
  noticeName: "Enter your name and choose your institution. Nobody needs an account or an app.",
  noticeCode: (address: string): string =>
    `Without a camera: open ${address} in the browser and enter this code:`,
  noticeKeep:
    "Whoever reads this notice can work on the board. Please do not publish it, and take it down after the workshop.",
}
