import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import {
  agreement,
  handover,
  meta,
  openQuestion,
  task,
  workshop,
} from "@tafelrunde/shared/entities"
import { cellOfFinding, type Finding, type FindingEntity } from "@tafelrunde/shared/findings"

import { legendLabels, schemeName } from "../../content/index.ts"
import { type Columns, columnsOf } from "./columns.ts"
import { leftOutLines } from "./left-out.ts"
import { type Paper } from "./paper.ts"
import { PROFILE_WORDS, SEVERITY_WORDS } from "./status-texts.ts"
import { type Field, type Table, type TableCell, tableOf } from "./table.ts"

/** The findings, errors first. */
export function findingsTable({ board, findings, language }: Paper): Table {
  const fields: readonly Field<Finding>[] = [
    {
      key: "severity",
      heading: { de: "Schwere", en: "Severity" },
      width: 12,
      value: ({ severity }) => SEVERITY_WORDS[severity][language],
    },
    {
      key: "rule",
      heading: { de: "Regel", en: "Rule" },
      width: 36,
      value: ({ rule }) => rule,
    },
    {
      key: "object",
      heading: { de: "Objekt", en: "Object" },
      width: 44,
      value: (finding) => OBJECTS[finding.entity](board, finding),
    },
    {
      key: "message",
      heading: { de: "Meldung", en: "Message" },
      width: 64,
      value: ({ message }) => message,
    },
    {
      key: "answer",
      heading: { de: "Ist so gewollt, weil", en: "Intended, because" },
      width: 48,
      value: ({ answer }) => answer,
    },
  ]
  const title = { de: "Prüfbericht", en: "Findings" }
  return tableOf({ name: "findings", title, fields, entries: findings }, language)
}

/** The entry as text: `Aufgabe 4: Sprachmittlung …`; for a contact only the institution. */
const OBJECTS: Readonly<Record<FindingEntity, (board: BoardView, finding: Finding) => string>> = {
  board: (board) => board.say({ de: "Tafel", en: "Board" }),
  task: (board, { entityId }) => taskLine(board, entityId, board.title(board.task(entityId))),
  assignment: (board, finding) => {
    const cell = cellOfFinding(finding)
    return taskLine(board, cell?.taskId ?? "", board.short(cell?.institutionId))
  },
  institution: (board, { entityId }) => board.name(entityId),
  contact: (board, { institutionIds }) => board.name(institutionIds[0]),
  handover: (board, { entityId }) => line(board.say(handover.one), board.handovers, entityId),
  agreement: (board, { entityId }) => line(board.say(agreement.one), board.agreements, entityId),
  question: (board, { entityId }) => line(board.say(openQuestion.one), board.questions, entityId),
}

function taskLine(board: BoardView, taskId: string, rest: string): string {
  return `${board.say(task.one)} ${board.taskNumber(taskId)}: ${rest}`
}

function line(
  word: string,
  entries: readonly { readonly id: string; readonly title?: string; readonly text?: string }[],
  id: string,
): string {
  const entry = entries.find((it) => it.id === id)
  return `${word} ${spokenNumber(entries, id)}: ${entry?.title ?? entry?.text ?? ""}`
}

type Entry = readonly [key: string, value: TableCell | undefined]

/** Version, day, circulation and the legend of the role codes. */
export function metadataTable(paper: Paper): Table {
  const { board, language, profile } = paper
  const entries: readonly Entry[] = [
    ...paperData(paper, META_TITLE),
    ...workshopData(paper),
    ...paperData(paper, [...META_VALIDITY, "circulation"]),
    [
      board.say({ de: "Diese Datei ist für", en: "This file is for" }),
      PROFILE_WORDS[profile][language],
    ],
    ...leftOutLines(paper).map((text): Entry => [
      board.say({ de: "Nicht enthalten", en: "Left out" }),
      text,
    ]),
    ...paperData(paper, ["disclaimer"]),
    ...otherPaperData(paper),
    ...legend(paper),
    ["Software", "Tafelrunde"],
  ]
  const fields: readonly Field<Entry>[] = [
    { key: "key", heading: { de: "Schlüssel", en: "Key" }, width: 30, value: ([key]) => key },
    {
      key: "value",
      heading: { de: "Wert", en: "Value" },
      kind: "any",
      width: 80,
      value: ([, value]) => value,
    },
  ]
  const title = { de: "Metadaten", en: "Metadata" }
  return tableOf({ name: "metadata", title, fields, entries }, language)
}

const META_TITLE = ["title", "subtitle", "region", "version", "status"]
const META_VALIDITY = ["asOf", "validFrom", "reviewBy"]
/** What the metadata say elsewhere, or what is not for readers of the paper. */
const META_ELSEWHERE = [
  ...META_TITLE,
  ...META_VALIDITY,
  "circulation",
  "disclaimer",
  "language",
  "organiserInstitutionId",
  "editorContactId",
  "retention.contactsReviewBy",
  "retention.boardDeleteAfter",
]

function paperColumns({ asOf, board, content }: Paper): Columns<null> {
  const ofThisDay = { ...content.meta, asOf }
  return columnsOf<null>({ board, entity: meta, entryOf: () => ofThisDay })
}

function paperData(paper: Paper, paths: readonly string[]): readonly Entry[] {
  return asEntries(paper, paperColumns(paper).pick(...paths))
}

/** Where and when the workshop was, as far as that is known. */
function workshopData(paper: Paper): readonly Entry[] {
  const { board, content } = paper
  const entryOf = (): typeof content.workshop & object => content.workshop ?? { id: "", title: "" }
  const columns = columnsOf<null>({ board, entity: workshop, entryOf })
  return asEntries(paper, columns.pick("place", "date")).filter(([, value]) => Boolean(value))
}

function otherPaperData(paper: Paper): readonly Entry[] {
  return asEntries(paper, paperColumns(paper).filled([null], META_ELSEWHERE))
}

function asEntries({ language }: Paper, columns: readonly Field<null>[]): readonly Entry[] {
  return columns.map(({ heading, value }) => [heading[language], value(null)])
}

/** The role scheme, and every code that it offers or the board uses. */
function legend({ board, content, language }: Paper): readonly Entry[] {
  const scheme = content.roleScheme
  const used = board.assignments.flatMap(({ roles }) => roles ?? [])
  const word = board.say({ de: "Legende", en: "Legend" })
  return [
    [board.say({ de: "Rollenschema", en: "Role scheme" }), schemeName(scheme, language)],
    ...legendLabels(scheme, used, language).map((label): Entry => [
      `${word} ${label.letter}`,
      label.word,
    ]),
  ]
}
