import { defineWords } from "../ui/language.ts"

export const picturesWords = defineWords({
  de: {
    uploading: (percent: number) => `Bild wird hochgeladen: ${percent} %`,
    othersUploading: "Hier lädt gerade jemand ein Bild hoch …",
    waiting: "Das Bild wartet und wird hochgeladen, sobald es wieder geht.",
    waitingHint:
      "Das Bild kann gerade nicht hochgeladen werden. Es wartet hier, bis es wieder geht; bitte lassen Sie die Seite so lange offen.",
    uploaded: "Das Bild ist hochgeladen.",
    lost: "Dieses Bild ist nicht angekommen. Bitte löschen Sie es und fügen Sie es noch einmal ein.",
    gone: "Dieses Bild gibt es nicht mehr.",
    unreachable: "Das Bild kann gerade nicht geladen werden.",
    svg: "SVG-Dateien können Programme enthalten und werden nicht angenommen. Bitte speichern Sie das Bild als PNG.",
    notAPicture: "Möglich sind Bilder in den Formaten PNG, JPEG, GIF und WebP.",
    unreadable: "Diese Datei lässt sich nicht als Bild lesen.",
    tooLarge: "Diese Datei ist zu groß.",
    notTaken: "Der Server hat das Bild nicht angenommen.",
    tooMany: (most: number) => `Bitte fügen Sie höchstens ${most} Bilder auf einmal ein.`,
    readOnly: "Sie können hier gerade nichts einfügen.",
    refused: (name: string, reason: string) => `${name}: ${reason}`,
    unnamed: "Bild",
  },
  en: {
    uploading: (percent: number) => `Picture is being uploaded: ${percent} %`,
    othersUploading: "Somebody is uploading a picture here …",
    waiting: "The picture waits and will be uploaded as soon as possible.",
    waitingHint:
      "The picture cannot be uploaded just now. It waits here until it can; please keep the page open until then.",
    uploaded: "The picture is uploaded.",
    lost: "This picture did not arrive. Please delete it and add it again.",
    gone: "This picture is no longer there.",
    unreachable: "The picture cannot be loaded just now.",
    svg: "SVG files can contain programs and are not accepted. Please save the picture as PNG.",
    notAPicture: "Pictures can be PNG, JPEG, GIF or WebP.",
    unreadable: "This file cannot be read as a picture.",
    tooLarge: "This file is too large.",
    notTaken: "The server did not accept the picture.",
    tooMany: (most: number) => `Please add at most ${most} pictures at once.`,
    readOnly: "You cannot add anything here just now.",
    refused: (name: string, reason: string) => `${name}: ${reason}`,
    unnamed: "Picture",
  },
})
