import { type Words } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { type TableNode } from "../node.ts"

interface Step {
  readonly minutes: number
  readonly title: Words
  readonly activity: Words
}

const BREAK = { de: "Pause", en: "Break" }
const NOTHING = { de: "", en: "" }

/** A day, after the course that the domain describes; people arrive before it begins. */
const DAY: readonly Step[] = [
  step(20, ["Auftakt", "Opening"], ["Ziele, Regeln, Datenschutz", "Aims, rules, data protection"]),
  step(
    35,
    ["Wer ist da", "Who is here"],
    ["Jedes Haus: Auftrag und ein Wunsch", "Each house: mandate and one wish"],
  ),
  step(
    20,
    ["Rückblick", "Looking back"],
    ["Stand der Vereinbarungen vom letzten Mal", "State of the agreements of last time"],
  ),
  step(
    45,
    ["Prozesskette", "Process chain"],
    ["Aufgaben den Phasen zuordnen und ergänzen", "Place tasks on phases and add missing ones"],
  ),
  { minutes: 15, title: BREAK, activity: NOTHING },
  step(
    60,
    ["Zuständigkeiten I", "Responsibilities I"],
    ["In Gruppen: Wer macht was?", "In groups: who does what?"],
  ),
  { minutes: 45, title: { de: "Mittagspause", en: "Lunch" }, activity: NOTHING },
  step(
    45,
    ["Zuständigkeiten II", "Responsibilities II"],
    ["Gemeinsam: nur die Konflikte", "Together: conflicts only"],
  ),
  step(
    45,
    ["Schnittstellen", "Handovers"],
    ["Ein Fall geht durch die Kette", "One case goes through the chain"],
  ),
  { minutes: 15, title: BREAK, activity: NOTHING },
  step(
    45,
    ["Vereinbarungen", "Agreements"],
    ["Wer, was, bis wann; jedes Haus sagt zu", "Who, what, by when; each house accepts"],
  ),
  step(
    15,
    ["Themenspeicher", "Topic store"],
    ["Offene Punkte, nächster Termin", "Open questions, next date"],
  ),
  step(
    15,
    ["Abschluss", "Closing"],
    ["Das Papier ansehen, Kontakte bestätigen", "Look at the paper, confirm contacts"],
  ),
]

const HALF_DAY: readonly Step[] = [
  step(15, ["Auftakt", "Opening"], ["Ankommen, Ziele", "Arrival, aims"]),
  step(
    25,
    ["Rückblick", "Looking back"],
    [
      "Vereinbarungen und Kontakte: Stimmt alles noch?",
      "Agreements and contacts: is all still right?",
    ],
  ),
  step(
    20,
    ["Schwerpunkt", "Focus"],
    ["Drei bis fünf Aufgaben auswählen", "Choose three to five tasks"],
  ),
  step(
    50,
    ["Zuständigkeiten", "Responsibilities"],
    ["In Gruppen, dann gemeinsam die Konflikte", "In groups, then conflicts together"],
  ),
  { minutes: 15, title: BREAK, activity: NOTHING },
  step(
    40,
    ["Schnittstellen", "Handovers"],
    ["Übergaben der ausgewählten Aufgaben", "Handovers of the chosen tasks"],
  ),
  step(
    30,
    ["Vereinbarungen", "Agreements"],
    ["Wer, was, bis wann; jedes Haus sagt zu", "Who, what, by when; each house accepts"],
  ),
  step(
    15,
    ["Abschluss", "Closing"],
    [
      "Themenspeicher, nächster Termin, das Papier ansehen",
      "Topic store, next date, look at the paper",
    ],
  ),
]

function step(minutes: number, [de, en]: Pair, [activityDe, activityEn]: Pair): Step {
  return { minutes, title: { de, en }, activity: { de: activityDe, en: activityEn } }
}
type Pair = readonly [de: string, en: string]

const STARTS_AT = 9 * 60
/** A workshop up to this long is a half day. */
const HALF_DAY_MINUTES = 300
/** Times of an agenda are read at a glance. */
const STEP_MINUTES = 5

/** The usual course of a workshop, stretched over the time that this one has. */
export function agendaTable({ board, content }: Paper): TableNode {
  const start = minutesOf(content.workshop?.start) ?? STARTS_AT
  const end = minutesOf(content.workshop?.end)
  const given = end !== undefined && end > start ? end - start : undefined
  const steps = given !== undefined && given <= HALF_DAY_MINUTES ? HALF_DAY : DAY
  const usual = steps.reduce((sum, { minutes }) => sum + minutes, 0)
  const scale = (given ?? usual) / usual
  let passed = 0
  const rows = steps.map(({ minutes, title, activity }) => {
    const from = start + rounded(passed * scale)
    passed += minutes
    const to = start + rounded(passed * scale)
    const cells = [
      { text: `${clock(from)}–${clock(to)}` },
      { text: board.say(title) },
      { text: board.say(activity) },
    ]
    return { kind: "cells", cells } as const
  })
  return {
    kind: "table",
    caption: board.say({ de: "Ablauf", en: "Agenda" }),
    columns: [
      { heading: board.say({ de: "Zeit", en: "Time" }), width: 26 },
      { heading: board.say({ de: "Schritt", en: "Step" }), width: 34 },
      { heading: board.say({ de: "Was wir tun", en: "Activity" }), width: 44 },
    ],
    rows,
    rowHeader: 1,
  }
}

function rounded(minutes: number): number {
  return Math.round(minutes / STEP_MINUTES) * STEP_MINUTES
}

/** `HH:MM` as minutes since midnight. */
function minutesOf(time: string | null | undefined): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time ?? "") ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

function clock(minutes: number): string {
  const hours = Math.floor(minutes / 60) % 24
  return `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
}
