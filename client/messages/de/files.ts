import { plural } from "../plural.ts"

export const filesMessages = {
  making: "Die Datei wird erstellt …",
  makingPage: (page: number, of: number): string =>
    `Die Datei wird erstellt: Seite ${page} von ${of} …`,
  pageNumber: (page: number, of: number): string => `Seite ${page} von ${of}`,
  outside: "Außerhalb der Rahmen",
  saved: (name: string): string => `Gespeichert: ${name}`,
  nothing: "Hier ist nichts, was gespeichert werden kann.",
  notSaved: "Die Datei konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.",
  reading: "Die Zeichnung wird eingelesen …",
  opened: (shapes: number): string =>
    plural("de", shapes, { one: "Ein Element eingelesen.", other: "# Elemente eingelesen." }),
  openedPartly: (shapes: number, refused: number): string =>
    `${shapes} Elemente eingelesen, ${refused} konnten nicht übernommen werden.`,
  placed: {
    beside: "Was eingelesen wurde, ist ausgewählt und im Bild.",
    replace: "Die Bereiche sind ersetzt. „Rückgängig“ holt den vorigen Stand zurück.",
  },
  areasAreHere: (count: number): string =>
    plural("de", count, {
      one: "Diesen Bereich gibt es hier schon",
      other: "Diese # Bereiche gibt es hier schon",
    }),
  replaceOrBeside:
    "Soll die Zeichnung ersetzen, was jetzt in diesen Bereichen steht, oder daneben eingefügt werden?",
  besideOnly:
    "Die Bereiche sind geschützt, nur die Moderation kann sie ersetzen. Die Zeichnung kann daneben eingefügt werden.",
  replaceAreas: "Bereiche ersetzen",
  putBeside: "Daneben einfügen",
  readNothing: "Nichts einlesen",
  notADrawing: "Diese Datei ist keine lesbare Zeichnung (.tldr). Es wurde nichts eingelesen.",
  older:
    "Diese Zeichnung stammt aus der ersten Fassung von tldraw, die hier nicht gelesen werden kann. Es wurde nichts eingelesen. Öffnen Sie sie auf tldraw.com und speichern Sie sie dort neu.",
  newer:
    "Diese Zeichnung stammt aus einer neueren Fassung von tldraw als der, die hier läuft. Es wurde nichts eingelesen. Kopieren Sie stattdessen, was Sie brauchen, als Bild.",
  tooMuch:
    "Diese Zeichnung hat mehr Elemente oder Seiten, als auf die Tafel passen. Es wurde nichts eingelesen.",
  notPermitted: "Sie können auf dieser Tafel gerade nichts einlesen.",

  pictures: {
    uploading: (percent: number): string => `Bild wird hochgeladen: ${percent} %`,
    othersUploading: "Hier lädt gerade jemand ein Bild hoch …",
    waiting: "Das Bild wartet und wird hochgeladen, sobald es wieder geht.",
    pendingOnDevice:
      "Das Bild kann gerade nicht hochgeladen werden. Es bleibt auf diesem Gerät und geht, sobald die Tafel hier wieder verbunden ist.",
    pendingInPage:
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
    tooMany: (most: number): string => `Bitte fügen Sie höchstens ${most} Bilder auf einmal ein.`,
    locked: "Die Tafel ist gerade gesperrt: Sie können nichts einfügen.",
    viewer: "Mit diesem Link sehen Sie zu: Sie können nichts einfügen.",
    refused: (name: string, reason: string): string => `${name}: ${reason}`,
    unnamed: "Bild",
  },
}

export type FilesMessages = typeof filesMessages
