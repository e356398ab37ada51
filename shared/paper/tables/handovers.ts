import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"

import { type Handover } from "../../content/index.ts"
import { type Paper } from "./paper.ts"
import { unitOf } from "./people.ts"
import { HANDOVER_WORDS, wordOf, yesOrNo } from "./status-words.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export function handoversTable(paper: Paper): Table {
  return tableOf(
    {
      name: "handovers",
      title: { de: "Schnittstellen", en: "Handovers" },
      fields: [...partyFields(paper.board), ...whatFields, ...howFields(paper)],
      entries: paper.board.handovers,
    },
    paper.language,
  )
}

function partyFields(board: BoardView): readonly Field<Handover>[] {
  return [
    {
      key: "number",
      heading: { de: "Nr.", en: "No." },
      width: 6,
      value: ({ id }) => spokenNumber(board.handovers, id),
    },
    {
      key: "fromInstitution",
      heading: { de: "von Institution", en: "from institution" },
      width: 30,
      value: ({ fromInstitutionId }) => board.name(fromInstitutionId),
    },
    {
      key: "fromUnit",
      heading: { de: "von Einheit", en: "from unit" },
      value: (it) => unitOf(board, it.fromInstitutionId, it.fromUnitId)?.name,
    },
    {
      key: "toInstitution",
      heading: { de: "an Institution", en: "to institution" },
      width: 30,
      value: ({ toInstitutionId }) => board.name(toInstitutionId),
    },
    {
      key: "toUnit",
      heading: { de: "an Einheit", en: "to unit" },
      value: (it) => unitOf(board, it.toInstitutionId, it.toUnitId)?.name,
    },
  ]
}

const whatFields: readonly Field<Handover>[] = [
  {
    key: "kind",
    heading: { de: "Art", en: "Kind" },
    width: 16,
    // `kind` is an extra field that some boards carry; the fixed fields have none.
    value: (handover) => (typeof handover["kind"] === "string" ? handover["kind"] : null),
  },
  {
    key: "trigger",
    heading: { de: "Anlass", en: "Trigger" },
    width: 32,
    value: ({ trigger }) => trigger,
  },
  {
    key: "subject",
    heading: { de: "Gegenstand", en: "Subject" },
    width: 36,
    value: ({ subject, title }) => subject || title,
  },
  {
    key: "dataCategories",
    heading: { de: "Datenkategorien", en: "Data categories" },
    width: 28,
    value: ({ dataCategories }) => dataCategories?.join("; "),
  },
  {
    key: "legalBasis",
    heading: { de: "Rechtsgrundlage", en: "Legal basis" },
    width: 28,
    value: ({ legalBasis }) => legalBasis?.join("; "),
  },
]

function howFields({ board, language }: Paper): readonly Field<Handover>[] {
  return [
    {
      key: "consent",
      heading: { de: "Einwilligung", en: "Consent" },
      width: 14,
      value: ({ consentRequired }) => yesOrNo(consentRequired, language),
    },
    {
      key: "channel",
      heading: { de: "Kanal", en: "Channel" },
      width: 32,
      value: ({ channel }) => channel,
    },
    {
      key: "deadline",
      heading: { de: "Frist", en: "Time limit" },
      width: 26,
      value: ({ deadline }) => deadline,
    },
    {
      key: "feedback",
      heading: { de: "Rückmeldung", en: "Feedback" },
      width: 28,
      value: ({ feedback }) => feedback,
    },
    {
      key: "taskNumbers",
      heading: { de: "Aufgaben-Nr.", en: "Task nos." },
      width: 14,
      value: ({ taskIds }) => taskNumbers(board, taskIds).join(", "),
    },
    {
      key: "status",
      heading: { de: "Status", en: "Status" },
      width: 12,
      value: ({ status }) => wordOf(HANDOVER_WORDS, status, language),
    },
  ]
}

export function taskNumbers(board: BoardView, ids: readonly string[] | null | undefined): number[] {
  return (ids ?? []).filter((id) => board.task(id)).map((id) => board.taskNumber(id))
}
