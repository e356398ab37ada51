/** Messages of the dialog about title, region, dates and version. */
export const detailsMessages = {
  item: "Angaben zur Tafel …",
  title: "Angaben zur Tafel",
  more: "Diese Angaben stehen in den Dateinamen und in den exportierten Tabellen und Seiten.",
  titleMissing: "Bitte geben Sie einen Titel ein.",
  notChosen: "Nicht angegeben",
  save: "Speichern",
  saved: "Die Angaben sind gespeichert.",
  cancel: "Abbrechen",
}

export type DetailsMessages = typeof detailsMessages
