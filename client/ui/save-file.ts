/** Saves a file among the browser's downloads. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  // Revoke the address later: some browsers start reading only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
