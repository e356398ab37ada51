import { type Person } from "./person.ts"

/** What another program has put into the clipboard. */
export interface Clipboard {
  readonly text: string
  readonly html?: string
  /** Spreadsheets put a picture of the cells beside them. */
  readonly withPicture?: boolean
}

/** As by Ctrl+V, on the canvas or where the caret is. */
export async function pasteText(
  { page }: Person,
  clipboard: Clipboard,
  where: "on the canvas" | "where the caret is" = "on the canvas",
): Promise<void> {
  if (where === "on the canvas") await page.locator(".tl-canvas").focus()
  await page.evaluate(({ text, html, withPicture }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", text)
    if (html !== undefined) clipboardData.setData("text/html", html)
    if (withPicture) clipboardData.items.add(new File(["-"], "image.png", { type: "image/png" }))
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, clipboard)
}
