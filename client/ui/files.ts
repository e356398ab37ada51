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

/**
 * Asks for a file of the device. `accept` is as in HTML: endings and media types with commas. The field is not on the
 * page, because the menu that asks closes before the file is chosen.
 */
export function chooseFile(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement("input")
  input.type = "file"
  input.accept = accept
  input.addEventListener("change", () => {
    const file = input.files?.[0]
    if (file) onFile(file)
  })
  input.click()
}
