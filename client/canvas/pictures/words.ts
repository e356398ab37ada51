import { defineWords } from "../../ui/language.ts"

export const picturesWords = defineWords({
  de: {
    uploading: (percent: number) => `Bild wird hochgeladen: ${percent} %`,
    othersUploading: "Hier lädt gerade jemand ein Bild hoch …",
    waiting: "Das Bild wartet und wird hochgeladen, sobald es wieder geht.",
    waitingKept:
      "Das Bild kann gerade nicht hochgeladen werden. Es bleibt auf diesem Gerät und geht, sobald die Tafel hier wieder verbunden ist.",
    waitingHere:
      "Das Bild kann gerade nicht hochgeladen werden. Es wartet hier, bis es wieder geht; bitte lassen Sie die Seite so lange offen.",
    uploaded: "Das Bild ist hochgeladen.",
    notYet:
      "Dieses Bild ist noch nicht angekommen. Es kommt, sobald das Gerät, von dem es stammt, wieder verbunden ist.",
    gone: "Dieses Bild gibt es nicht mehr.",
    unreachable: "Das Bild kann gerade nicht geladen werden.",
    svg: "SVG-Dateien können Programme enthalten und werden nicht angenommen. Bitte speichern Sie das Bild als PNG.",
    notAPicture: "Möglich sind Bilder in den Formaten PNG, JPEG, GIF und WebP.",
    unreadable: "Diese Datei lässt sich nicht als Bild lesen.",
    tooLarge: "Diese Datei ist zu groß.",
    notTaken: "Der Server hat das Bild nicht angenommen.",
    tooMany: (most: number) => `Bitte fügen Sie höchstens ${most} Bilder auf einmal ein.`,
    locked: "Die Tafel ist gerade gesperrt: Sie können nichts einfügen.",
    viewer: "Mit diesem Link sehen Sie zu: Sie können nichts einfügen.",
    refused: (name: string, reason: string) => `${name}: ${reason}`,
    unnamed: "Bild",
  },
  en: {
    uploading: (percent: number) => `Picture is being uploaded: ${percent} %`,
    othersUploading: "Somebody is uploading a picture here …",
    waiting: "The picture waits and will be uploaded as soon as possible.",
    waitingKept:
      "The picture cannot be uploaded just now. It stays on this device and goes as soon as the board is connected here again.",
    waitingHere:
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
})
