import {
  type Field,
  meta,
  type SectionName,
  type Words,
  workshop,
} from "@tafelrunde/shared/entities"
import { localEdit, readContent, setSectionField } from "@tafelrunde/shared/model"

import type { Board } from "../../board/board.ts"
import { type ContentSource, readBoardContent } from "../../board/content.ts"

type Path = `${Extract<SectionName, "meta" | "workshop">}.${string}`

export interface Detail {
  readonly path: Path
  readonly field: Field
  /** What the form calls it, where the description's word needs its section beside it. */
  readonly label?: Words
}

/** Texts by path, empty where nothing is entered. */
export type Details = Readonly<Record<string, string>>

/** In the order of the form. */
export const DETAILS: readonly Detail[] = [
  { path: "meta.title", field: meta.fields.title },
  { path: "meta.region", field: meta.fields.region },
  { path: "workshop.place", field: workshop.fields.place },
  {
    path: "workshop.date",
    field: workshop.fields.date,
    label: { de: "Datum des Workshops", en: "Date of the workshop" },
  },
  { path: "meta.version", field: meta.fields.version },
  { path: "meta.status", field: meta.fields.status },
  { path: "meta.asOf", field: meta.fields.asOf },
  { path: "meta.reviewBy", field: meta.fields.reviewBy },
  { path: "meta.circulation", field: meta.fields.circulation },
]

export function readDetails(board: ContentSource): Details {
  const content = readBoardContent(board)
  return Object.fromEntries(
    DETAILS.map(({ path }) => {
      const [section, name] = partsOf(path)
      const value = content[section]?.[name]
      return [path, typeof value === "string" ? value : ""]
    }),
  )
}

/** Writes what is different from before, in one step; what others have changed meanwhile stays. */
export function writeDetails(doc: Board["doc"], before: Details, now: Details): void {
  const changed = DETAILS.filter(({ path }) => now[path] !== before[path])
  const isNew = !readContent({ board: doc }).workshop
  doc.transact(() => {
    for (const { path } of changed) {
      const [section, field] = partsOf(path)
      setSectionField(doc, section, { field, value: now[path]?.trim() || null })
    }
    if (isNew && changed.some(({ path }) => path.startsWith("workshop."))) {
      // A workshop is only valid with these: one that begins here is called as the board.
      setSectionField(doc, "workshop", { field: "id", value: "workshop" })
      const title = now["meta.title"]?.trim() ?? ""
      setSectionField(doc, "workshop", { field: "title", value: title })
    }
  }, localEdit)
}

function partsOf(path: Path): ["meta" | "workshop", string] {
  const [section, name = ""] = path.split(".")
  return [section === "workshop" ? "workshop" : "meta", name]
}
