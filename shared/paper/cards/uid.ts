import { type PaperOptions } from "../tables/table.ts"

/** The id of an entry beyond its board: many boards have an agreement `v01`. */
export function uidOf(id: string, { boardId }: PaperOptions): string {
  return [id, boardId, "tafelrunde"].filter(Boolean).join("@")
}
