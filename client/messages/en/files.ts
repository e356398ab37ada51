import type { FilesMessages } from "../de/files.ts"
import { plural } from "../plural.ts"

export const filesMessages: FilesMessages = {
  making: "The file is being made …",
  makingPage: (page: number, of: number) => `The file is being made: page ${page} of ${of} …`,
  pageNumber: (page: number, of: number) => `Page ${page} of ${of}`,
  outside: "Outside of the frames",
  saved: (name: string) => `Saved: ${name}`,
  nothing: "There is nothing here that could be saved.",
  notSaved: "The file could not be made. Please try again.",
  reading: "The drawing is being read …",
  opened: (shapes: number) =>
    plural("en", shapes, { one: "One item read.", other: "# items read." }),
  openedPartly: (shapes: number, refused: number) =>
    `${shapes} items read, ${refused} could not be used.`,
  placed: {
    beside: "What was read is selected and in view.",
    replace: "The areas are replaced. “Undo” brings back what was there.",
  },
  areasAreHere: (count: number) =>
    plural("en", count, {
      one: "The board has this area already",
      other: "The board has these # areas already",
    }),
  replaceOrBeside:
    "Shall the drawing replace what is in these areas now, or be put beside what is there?",
  besideOnly:
    "The areas are protected, and only facilitators can replace them. The drawing can be put beside what is there.",
  replaceAreas: "Replace areas",
  putBeside: "Put beside",
  readNothing: "Read nothing",
  notADrawing: "This file is not a drawing that can be read (.tldr). Nothing was read.",
  older:
    "This drawing is from the first version of tldraw, which cannot be read here. Nothing was read. Open it on tldraw.com and save it anew there.",
  newer:
    "This drawing is from a newer version of tldraw than the one running here. Nothing was read. Copy what you need as a picture instead.",
  tooMuch: "This drawing has more items or pages than the board has room for. Nothing was read.",
  notPermitted: "You cannot read anything into this board just now.",

  pictures: {
    uploading: (percent: number) => `Picture is being uploaded: ${percent} %`,
    othersUploading: "Somebody is uploading a picture here …",
    waiting: "The picture waits and will be uploaded as soon as possible.",
    pendingOnDevice:
      "The picture cannot be uploaded just now. It stays on this device and goes as soon as the board is connected here again.",
    pendingInPage:
      "The picture cannot be uploaded just now. It waits here until it can; please keep the page open until then.",
    uploaded: "The picture is uploaded.",
    notYet:
      "This picture has not arrived yet. It comes as soon as the device it is from is connected again.",
    gone: "This picture is no longer there.",
    unreachable: "The picture cannot be loaded just now.",
    svg: "SVG files can contain programs and are not accepted. Please save the picture as PNG.",
    notAPicture: "Pictures can be PNG, JPEG, GIF or WebP.",
    unreadable: "This file cannot be read as a picture.",
    tooLarge: "This file is too large.",
    notTaken: "The server did not accept the picture.",
    tooMany: (most: number) => `Please add at most ${most} pictures at once.`,
    locked: "The board is locked just now: you cannot add anything.",
    viewer: "With this link you look on: you cannot add anything.",
    refused: (name: string, reason: string) => `${name}: ${reason}`,
    unnamed: "Picture",
  },
}
