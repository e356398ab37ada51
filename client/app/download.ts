/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  // Not at once: some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Named by the day, because several may be kept. */
export function saveUnsentWork(work: unknown): void {
  const day = new Date().toISOString().slice(0, 10)
  const file = new Blob([JSON.stringify(work)], { type: "application/json" })
  saveFile(file, `tafelrunde-gesichert-${day}.json`)
}
