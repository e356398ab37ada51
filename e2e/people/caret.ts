import { expect } from "@playwright/test"

import { type Person } from "./person.ts"

/** Opens a note and puts the caret before its first letter. */
export async function writesBefore(person: Person, note: string): Promise<void> {
  await person.note(note).dblclick()
  // The editor marks the whole text as it opens, and for 50 ms takes every other caret back.
  await expect(async () => {
    await person.page.keyboard.press("Control+Home")
    expect(await person.page.evaluate(caretThatStays)).toBe(`${note} at 0`)
  }).toPass()
}

/** In the page: the text of the line that the caret stands in, and where; nothing as soon as text is marked. */
async function caretThatStays(): Promise<string> {
  for (let picture = 0; picture < 20; picture += 1) {
    await new Promise(requestAnimationFrame)
    if (!getSelection()?.isCollapsed) return ""
  }
  const selection = getSelection()
  return `${selection?.anchorNode?.textContent?.trim()} at ${selection?.anchorOffset}`
}
