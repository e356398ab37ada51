import type { PicturesMessages } from "../de/pictures.ts"

export const picturesMessages: PicturesMessages = {
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
}
