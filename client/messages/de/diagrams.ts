export const diagramsMessages = {
  title: "Schaubilder",
  which: "Welches Schaubild",
  chain: "Prozesskette",
  network: "Netz",
  lanes: "Bahnen",
  heatMap: "Phasen × Institutionen",
  zoom: "Größe des Bildes",
  smaller: "Kleiner",
  larger: "Größer",
  fit: "An die Breite anpassen",
  picture: (title: string): string => `Schaubild: ${title}. Der Inhalt steht darunter als Liste.`,
  asList: (title: string): string => `${title} als Liste`,
  empty:
    "Hier entsteht ein Schaubild, sobald Phasen, Aufgaben und Institutionen in der Tabelle stehen.",
}

export type DiagramsMessages = typeof diagramsMessages
