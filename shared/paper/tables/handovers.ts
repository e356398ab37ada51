import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import { handover } from "@tafelrunde/shared/entities"

import { type Handover } from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { type Paper } from "./paper.ts"
import { unitOf } from "./people.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export function handoversTable({ board, language }: Paper): Table {
  const entries = board.handovers
  const columns = columnsOf<Handover>({ board, entity: handover, entryOf: (entry) => entry })
  const fields: readonly Field<Handover>[] = [
    {
      key: "number",
      heading: { de: "Nr.", en: "No." },
      width: 6,
      value: ({ id }) => spokenNumber(entries, id),
    },
    columns.of("fromInstitutionId"),
    columns.of("fromUnitId", {
      value: (it) => unitOf(board, it.fromInstitutionId, it.fromUnitId)?.name,
    }),
    columns.of("toInstitutionId"),
    columns.of("toUnitId", { value: (it) => unitOf(board, it.toInstitutionId, it.toUnitId)?.name }),
    ...columns.pick("kind", "trigger"),
    columns.of("subject", { value: ({ subject, title }) => subject || title }),
    ...columns.pick("dataCategories", "legalBasis", "consentRequired", "channel", "deadline"),
    ...columns.pick("feedback", "taskIds", "status"),
  ]
  return tableOf(
    {
      name: "handovers",
      title: handover.many,
      fields: columns.withFilled(fields, entries, ["title", "specialCategories"]),
      entries,
    },
    language,
  )
}

export function taskNumbers(board: BoardView, ids: readonly string[] | null | undefined): number[] {
  return (ids ?? []).filter((id) => board.task(id)).map((id) => board.taskNumber(id))
}
