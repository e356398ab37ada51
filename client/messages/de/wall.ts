import { plural } from "../plural.ts"

/** Messages of the wall, the picture on the projector. */
export const wallMessages = {
  wall: "Wand",
  phase: (number: number, title: string): string => `${number}. ${title || "(ohne Titel)"}`,
  task: "Aufgabe",
  legend: "Legende",
  unnamed: "(ohne Namen)",
  untitled: "(ohne Titel)",
  noMatrix: "Hier steht die Matrix, sobald es Phasen mit Aufgaben gibt.",
  darkWall: "Dunkle Wand",
  pageOf: (page: number, count: number): string => `Seite ${page} von ${count}`,
  offline: "Keine Verbindung: Das Bild ist nicht auf dem neuesten Stand.",

  matrixGroup: "Matrix, Phase für Phase",
  resultsGroup: "Ergebnisse und Einladung",
  diagramsGroup: "Schaubilder",
  areasGroup: "Bereiche der Tafel",
  unnamedArea: "Bereich ohne Namen",
  agreements: "Vereinbarungen",
  findings: "Befunde",
  code: "Code und QR-Code",
  diagrams: {
    chain: "Prozesskette",
    network: "Netz der Schnittstellen",
    lanes: "Bahnen",
    heatMap: "Phasen × Institutionen",
  },
  areaLoading: "Der Bereich wird geladen …",

  noAgreements: "Noch sind keine Vereinbarungen aufgeschrieben.",
  owner: (name: string): string => `verantwortlich: ${name}`,
  due: (day: string): string => `Frist: ${day}`,
  states: {
    done: "erledigt",
    cancelled: "aufgehoben",
    overdue: "überfällig",
    accepted: "von allen angenommen",
    withoutOwner: "niemand verantwortlich",
    withoutDue: "ohne Frist",
    declined: (names: string): string => `abgelehnt von ${names}`,
    reserved: (names: string): string => `Vorbehalt von ${names}`,
    notAccepted: (names: string): string => `Zustimmung fehlt von ${names}`,
  },

  joinTitle: "Mitmachen",
  joinAt: "einzugeben auf",
  qrLabel: "QR-Code: führt mit dem Code zur Tafel",
  codeLoading: "Der Code wird geladen …",
  codeOff: "Der Code ist abgeschaltet oder abgelaufen. Unter „Teilen“ gibt es einen neuen.",
  codeUntold: "Der Code steht hier, sobald die Moderation ihn an die Wand bringt.",

  controls: "Bedienung der Wand",
  choose: "Was die Wand zeigt",
  follows: "Die Wand zeigt, was die Moderation wählt.",
  stays: "Die Wand bleibt bei dem, was hier gewählt wurde.",
  follow: "Der Moderation folgen",
  black: "Schwarz (B)",
  blackOff: "Wieder zeigen (B)",
  smaller: "Schrift kleiner",
  larger: "Schrift größer",
  fullScreen: "Vollbild (F)",
  pageBack: "Seite zurück",
  pageOn: "Seite weiter",
  leave: "Zur Tafel",
  awakeUnsupported:
    "Dieser Browser hält den Bildschirm hier nicht wach (das geht nur über https). Bitte schalten Sie das Energiesparen am Rechner aus.",
  awakeRefused:
    "Der Rechner lässt den Bildschirm nicht wach halten. Bitte schalten Sie das Energiesparen aus oder schließen Sie das Netzteil an.",

  menu: "Wand steuern …",
  steering: "Wand steuern",
  close: "„Wand steuern“ schließen",
  makeBlack: "Wand schwarz",
  showAgain: "Wieder zeigen",
  preview: "Wand ansehen",
  noWall:
    "Gerade zeigt niemand die Wand. Öffnen Sie am Beamer den Link zum Ansehen und drücken Sie „Als Wand zeigen“.",
  walls: (following: number, staying: number): string => {
    const follow = plural("de", following, {
      one: "Eine Wand zeigt, was Sie hier wählen.",
      other: "# Wände zeigen, was Sie hier wählen.",
    })
    const stay = plural("de", staying, {
      one: "Eine Wand bleibt bei dem, was an ihr gewählt wurde.",
      other: "# Wände bleiben bei dem, was an ihnen gewählt wurde.",
    })
    return [following > 0 && follow, staying > 0 && stay].filter(Boolean).join(" ")
  },

  gather: "Alle hierher",
  gatherAt: (name: string): string => `Alle hierher: ${name}`,
  gathered: (name: string): string => `Alle werden geholt: ${name}.`,
  called: (name: string): string => `Die Moderation hat alle hierher geholt: ${name}.`,
  calledTo: (name: string): string => `Die Moderation ist jetzt auf der Tafel bei: ${name}.`,
  calling: (name: string): string =>
    `Die Moderation holt alle zu: ${name}. Es geht los, sobald Sie hier fertig sind.`,
  goNow: "Jetzt hin",
  stayHere: "Hier bleiben",
}

export type WallMessages = typeof wallMessages
