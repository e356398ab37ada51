import { type Person } from "./person.ts"

/** Removes a task, phase or institution that somebody has filled in, and confirms it. */
export async function removesFilled(person: Person, what: string): Promise<void> {
  await removes(person, what)
  const dialog = person.page.getByRole("dialog", { name: `„${what}“ entfernen?` })
  await dialog.getByRole("button", { name: "Entfernen" }).click()
}

export async function removes(person: Person, what: string): Promise<void> {
  // The buttons of columns are within a header, so that screen readers read the header alone.
  await person
    .grid()
    .getByRole("button", { name: `Bearbeiten: ${what}`, includeHidden: true })
    .click()
  await person.page.getByRole("menuitem", { name: "Entfernen" }).click()
}

/** A facilitator opens the bin. */
export async function opensBin({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: "Mehr" }).click()
  await page.getByRole("menuitem", { name: "Papierkorb" }).click()
}
