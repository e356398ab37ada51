import type { ExportMessages } from "../de/export.ts"
import { plural } from "../plural.ts"

export const exportMessages: ExportMessages = {
  forWhom: "For whom",
  internal: "Internal: all contacts",
  network: "Network: released contacts only",
  public: "Public: public contacts only",
  done: (name: string) => `${name} was downloaded.`,
  doneHere: (name: string) =>
    `${name} was made on this device: the server does not answer at the moment.`,
  making: "The file is being made …",
  failed: "The export did not work.",
  tooLarge: "The board is too large for this file. The whole content (JSON) always works.",
  busy: "The server is making other files. Please try again in a moment.",
  noPdf:
    "This server cannot make PDF files. Please take the paper as Word (DOCX) or OpenDocument (ODT).",
  missingPictures: (count: number) =>
    plural("en", count, {
      one: "One picture of the board is not on this device and would be missing from the file.",
      other: "# pictures of the board are not on this device and would be missing from the file.",
    }),
  missingPicturesTitle: "Save without all pictures?",
  missingPicturesMore:
    "With a connection to the server the file is complete. Everything else on the board is in it already.",
  dontSave: "Don’t save",
  saveWithout: "Save anyway",
  needsServer: "Only the server can make this file, and it cannot be reached at the moment.",
  publicNeedsServer:
    "No connection: only the server knows whether all contacts are confirmed. Until then no file is made for the public.",
  offline: "No connection: this page makes most files itself. The others need the server.",
  offlineViewer:
    "No connection: only the server makes these files, because a device that may only view holds no contacts.",

  unconfirmedTitle: "Not all contacts are confirmed yet",
  unconfirmedMore:
    "A file is made for the public only when all contacts are confirmed. Please settle these:",
  toContacts: "To the contacts",
  namesTitle: "Names in texts",
  namesMore:
    "Texts are exported as they are written. Please look at these places, whether somebody is named there who should not be in this file:",
  exportAnyway: "Export all the same",
  cancel: "Cancel",

  canvasTitle: "Drawing",
  canvasBoard: "Board as a picture",
  canvasPage: "Open page as a picture",
  canvasSelection: "Selection as a picture",
  canvasFrames: "Frames as pages",
  canvasDrawing: "Editable drawing",
  canvasOpen: "Import a drawing (TLDR) …",
}
