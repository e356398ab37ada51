import { saveFile } from "../../ui/save-file.ts"

/** Named by the day, because several may be kept. */
export function saveUnsyncedChanges(work: unknown): void {
  const day = new Date().toISOString().slice(0, 10)
  const file = new Blob([JSON.stringify(work)], { type: "application/json" })
  saveFile(file, `tafelrunde-gesichert-${day}.json`)
}
