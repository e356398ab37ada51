import type { Language } from "../../content/index.ts"

interface FrameWords {
  /** The frame's name; "go to" in the findings leads there. */
  readonly name: string
  /** The question to the group in this frame. */
  readonly task: string
}

export interface TemplateWords {
  readonly goals: FrameWords
  readonly actors: FrameWords
  readonly chain: FrameWords
  readonly matrix: FrameWords
  readonly handovers: FrameWords
  readonly agreements: FrameWords
  readonly questions: FrameWords
  readonly target: string
  readonly deadline: string
  readonly due: string
  readonly asks: string
  /** For what there is no room, which stands in the table and in the paper. */
  readonly more: (count: number) => string
  readonly parked: string
  readonly focus: string
  readonly clock: string
}

/** The texts that templates write on the board, in the board's language. */
export const TEMPLATE_WORDS: Readonly<Record<Language, TemplateWords>> = {
  de: {
    goals: { name: "Ankommen und Ziele", task: "Was wollen wir gemeinsam erreichen?" },
    actors: { name: "Akteure", task: "Wer ist da, und wofür zuständig?" },
    chain: { name: "Prozesskette", task: "Wer wirkt in welcher Phase, und wer übergibt an wen?" },
    matrix: { name: "Zuständigkeiten", task: "Wer trägt bei welcher Aufgabe die Verantwortung?" },
    handovers: { name: "Schnittstellen", task: "Was geben wir weiter: an wen, wie und bis wann?" },
    agreements: { name: "Vereinbarungen", task: "Was vereinbaren wir verbindlich?" },
    questions: { name: "Offene Punkte und Themenspeicher", task: "Was bleibt zu klären?" },
    target: "Ziel",
    deadline: "Frist",
    due: "bis",
    asks: "fragt",
    more: (count) => `… und ${count} weitere`,
    parked: "Themenspeicher",
    focus: "Schwerpunkt",
    clock: "Uhr",
  },
  en: {
    goals: { name: "Arrival and goals", task: "What do we want to achieve together?" },
    actors: { name: "Who is here", task: "Who is here, and responsible for what?" },
    chain: { name: "Process chain", task: "Who acts in which phase, and who hands over to whom?" },
    matrix: { name: "Responsibilities", task: "Who is responsible for which task?" },
    handovers: { name: "Interfaces", task: "What do we hand over: to whom, how and by when?" },
    agreements: { name: "Agreements", task: "What do we firmly agree on?" },
    questions: { name: "Open questions and parking lot", task: "What remains to be clarified?" },
    target: "Target",
    deadline: "Deadline",
    due: "by",
    asks: "asks",
    more: (count) => `… and ${count} more`,
    parked: "Parking lot",
    focus: "Focus",
    clock: "",
  },
}

/** A date as people write it, from YYYY-MM-DD. */
export function writtenDate(date: string, language: Language): string {
  return language === "de" ? date.split("-").toReversed().join(".") : date
}
