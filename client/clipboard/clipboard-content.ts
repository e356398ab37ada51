import { blocksOf, parseHtml } from "./html.ts"

/** What is on the clipboard; empty strings for what is not. */
export interface ClipboardContent {
  readonly text: string
  readonly html: string
  readonly files: readonly File[]
}

/** What a paste event brings. It is read at once: the browser empties it after the event. */
export function readTransfer(data: DataTransfer): ClipboardContent {
  const html = data.getData("text/html")
  return {
    text: data.getData("text/plain") || textOfHtml(html),
    html,
    files: [...data.files],
  }
}

/** What the clipboard holds when no paste event brings it. Rejects when the browser does not allow it. */
export async function readClipboard(): Promise<ClipboardContent> {
  const files: File[] = []
  const strings = { "text/plain": "", "text/html": "" }
  for (const item of await navigator.clipboard.read()) {
    for (const type of ["text/plain", "text/html"] as const) {
      if (item.types.includes(type)) strings[type] ||= await (await item.getType(type)).text()
    }
    const picture = item.types.find((type) => type.startsWith("image/"))
    if (picture !== undefined) {
      files.push(new File([await item.getType(picture)], "", { type: picture }))
    }
  }
  const html = strings["text/html"]
  return { text: strings["text/plain"] || textOfHtml(html), html, files }
}

/** Whether the HTML says something; that of a copied picture holds the picture only. */
export function saysSomething(html: string): boolean {
  return html !== "" && blocksOf(parseHtml(html)).length > 0
}

function textOfHtml(html: string): string {
  if (html === "") return ""
  return blocksOf(parseHtml(html))
    .flatMap((block) =>
      block.kind === "line" ? block.text : block.rows.map((row) => row.join("\t")),
    )
    .join("\n")
}
