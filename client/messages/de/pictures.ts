export const picturesMessages = {
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
}

export type PicturesMessages = typeof picturesMessages
