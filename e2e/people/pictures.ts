import { crc32, deflateSync } from "node:zlib"

import { expect, type Locator } from "@playwright/test"

import { type Person } from "./person.ts"

/** A file as a person has it on the own device. */
export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** By the tool of the toolbar, as with a mouse. */
export async function choose({ page }: Person, file: GivenFile): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByTestId("tools.asset").click()
  await (await chooser).setFiles(file)
}

export async function paste(
  { page }: Person,
  { name, mimeType, buffer }: GivenFile,
): Promise<void> {
  await page.locator(".tl-canvas").focus()
  await page.evaluate(
    ({ base64, ...file }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], file.name, { type: file.mimeType }))
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { name, mimeType, base64: buffer.toString("base64") },
  )
}

/** From another window onto the middle of the canvas. */
export async function drop({ page }: Person, { name, mimeType, buffer }: GivenFile): Promise<void> {
  await page.locator(".tl-canvas").evaluate(
    (canvas, { base64, ...file }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], file.name, { type: file.mimeType }))
      const at = { clientX: innerWidth / 2, clientY: innerHeight / 2 }
      for (const type of ["dragenter", "dragover", "drop"]) {
        const options = { ...at, dataTransfer, bubbles: true, cancelable: true }
        canvas.dispatchEvent(new DragEvent(type, options))
      }
    },
    { name, mimeType, base64: buffer.toString("base64") },
  )
}

/** A picture on the canvas has no role of its own for tldraw. */
export function picturesOf({ page }: Person): Locator {
  return page.locator(".tl-shape[data-shape-type=image] img")
}

/** Its own pixels: a picture that is not loaded has none. */
export async function expectWidth(picture: Locator, pixels: number): Promise<void> {
  await expect
    .poll(() =>
      picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    )
    .toBe(pixels)
}

export function png(name: string, { width, height }: { width: number; height: number }): GivenFile {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  // Stripes, so that one sees it.
  const rows = Buffer.alloc((width + 1) * height, 0x90)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  for (let at = 0; at < rows.length; at += 1) {
    if (at % (width + 1) !== 0 && at % 40 < 20) rows[at] = 0x50
  }
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ])
  return { name, mimeType: "image/png", buffer }
}

function chunk(name: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), bytes])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(bytes.length)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** Two frames of 3 × 2 pixels. */
export const gif = Buffer.from(
  "R0lGODlhAwACAIAAAACAgP8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQEMgAAACwAAAAAAwACAAACBQRBEARRACH5BAQyAAAALAAAAAADAAIAAAIFDMMwDFMAOw==",
  "base64",
)
