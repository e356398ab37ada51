import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test"

/** What a person at the board does, in the words on the screen (German interface). */
export class Person {
  readonly page: Page
  readonly context: BrowserContext

  constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
  }

  /** Opens a link and takes a seat; what stays undefined is left as the page offers it. */
  async joins(
    link: string,
    name: string,
    institution = "Jobcenter Musterstadt (JC)",
  ): Promise<void> {
    await this.page.goto(link)
    await this.page.getByLabel("Ihr Name").fill(name)
    const listed = this.page.getByRole("combobox", { name: "Ihre Institution" })
    const typed = this.page.getByRole("textbox", { name: "Ihre Institution" })
    // Facilitators are asked for none.
    if (await listed.isVisible()) await listed.selectOption(institution)
    else if (await typed.isVisible()) await typed.fill(institution)
    await this.page.getByRole("button", { name: "An die Tafel" }).click()
    await expect(this.page.getByRole("banner")).toBeVisible()
  }

  async opensTable(): Promise<void> {
    await this.page.getByRole("banner").getByText("Tabelle", { exact: true }).click()
    await expect(this.grid()).toBeVisible()
  }

  async opensCanvas(): Promise<void> {
    await this.page.getByRole("banner").getByText("Tafel", { exact: true }).click()
    await expect(this.canvas()).toBeVisible()
  }

  /** Zooms to an area of the wall, by the list that everybody has. */
  async opensArea(name: string): Promise<void> {
    await this.page.getByTestId("areas.button").click()
    await this.page.getByRole("menuitem", { name, exact: true }).click()
    await expect(this.page.getByText(`${name} wird gezeigt.`)).toBeAttached()
  }

  /** Zooms out to the whole wall. */
  async seesWholeWall(): Promise<void> {
    await this.page.getByTestId("areas.button").click()
    await this.page.getByRole("menuitem", { name: "Alles zeigen", exact: true }).click()
    await expect(this.canvas().getByText("Was bleibt zu klären?").first()).toBeInViewport()
  }

  canvas(): Locator {
    return this.page.locator(".tl-canvas")
  }

  /** A text on the canvas; tldraw keeps hidden twins of a text that is being edited. */
  note(text: string): Locator {
    return this.canvas().getByText(text).filter({ visible: true }).first()
  }

  grid(): Locator {
    return this.page.getByRole("grid").first()
  }

  /** A cell of the matrix; `roles` as they are read out, or nothing for any. */
  cell(task: number, institution: string, roles = ""): Locator {
    return this.grid().getByRole("gridcell", {
      name: `Aufgabe ${task}, ${institution}: ${roles}`,
      exact: roles !== "",
    })
  }

  /** Says what the bar says of the connection: "Gespeichert", "Keine Verbindung" … */
  async sees(words: string | RegExp): Promise<void> {
    await expect(this.page.getByText(words).first()).toBeVisible()
  }

  async waitsUntilSaved(): Promise<void> {
    await expect(
      this.page.getByRole("banner").getByText("Gespeichert", { exact: true }),
    ).toBeVisible()
  }
}
