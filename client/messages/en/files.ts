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
}
