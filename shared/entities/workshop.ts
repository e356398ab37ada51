import { type Entity } from "./fields/description.ts"
import { date, id, line, list, required, time, wholeNumber } from "./fields/vocabulary.ts"
import { participant } from "./participant.ts"

/** Who facilitates and who takes the minutes are roles of participants. */
export const workshop = {
  one: { de: "Workshop", en: "Workshop" },
  many: { de: "Workshops", en: "Workshops" },
  max: 1,
  fields: {
    id: id(),
    title: required(line("Titel", "Title")),
    ordinal: wholeNumber("Nummer", "Number"),
    date: date("Datum", "Date"),
    start: time("Beginn", "Start"),
    end: time("Ende", "End"),
    place: line("Ort", "Place"),
    focus: line("Schwerpunktthema", "Focus"),
    previousDate: date("voriger Workshop am", "previous workshop on"),
    nextDate: date("nächster Workshop am", "next workshop on"),
    maxParticipants: wholeNumber("Höchstzahl", "Most participants", { positive: true }),
    participants: list(participant),
  },
} as const satisfies Entity
