import { saveFile } from "../../ui/files.ts"

/** The file name contains the day, because people may save several files. */
export function saveUnsyncedChanges(work: unknown): void {
  const day = new Date().toISOString().slice(0, 10)
  const file = new Blob([JSON.stringify(work)], { type: "application/json" })
  saveFile(file, `tafelrunde-gesichert-${day}.json`)
}
