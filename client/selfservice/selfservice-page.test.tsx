// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { changeOwn, type OwnChange, ownContent } from "@tafelrunde/shared/selfservice"
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../messages/language.ts"
import { Failure, OwnPart, SelfservicePage, type ServedPart } from "./selfservice-page.tsx"

const TODAY = "2027-03-10"
const EMPTY: BoardContent = { schema: "tafelrunde/board-content", version: 1 }

/** A server with the part of VHS, which changes as the real one does; `failure` is what it answers instead. */
class FakeServer {
  content = ownContent(templateContent("musterstadt", { language: "de" }), "vhs") ?? EMPTY
  isLocked = false
  confirmedAt: string | null = null
  failure: Failure | undefined
  readonly changes: OwnChange[] = []

  read = (): Promise<ServedPart> => this.#answer()

  change = (change: OwnChange): Promise<ServedPart> => {
    if (this.failure) return this.#answer()
    this.changes.push(change)
    const changed = changeOwn(this.content, change, { institutionId: "vhs", today: TODAY })
    if (typeof changed !== "string") this.content = changed
    if (change.kind === "confirm" && change.whole) this.confirmedAt = `${TODAY}T10:00:00.000Z`
    return this.#answer()
  }

  #answer(): Promise<ServedPart> {
    const { content, isLocked, confirmedAt } = this
    if (this.failure) return Promise.reject(this.failure)
    return Promise.resolve({ institutionId: "vhs", content, isLocked, confirmedAt })
  }
}

async function open(server = new FakeServer()): Promise<{
  readonly server: FakeServer
  readonly own: OwnPart
  readonly refusals: readonly string[]
}> {
  const refusals: string[] = []
  const onRefused = ({ message }: Failure): void => void refusals.push(message)
  const own = new OwnPart({ server, onRefused, today: () => TODAY })
  await own.load()
  render(
    <SelfservicePage
      own={own}
      renderHeading={(text) => <h1>{text}</h1>}
      renderFailure={({ status }) => <p>failed {status}</p>}
    />,
  )
  return { server, own, refusals }
}

function section(name: string): ReturnType<typeof within> {
  return within(screen.getByRole("region", { name }))
}

function enter(within_: ReturnType<typeof within>, label: string, value: string): void {
  const field = within_.getByLabelText(label)
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value } })
  fireEvent.blur(field)
}

async function saved({ own }: { readonly own: OwnPart }): Promise<void> {
  own.flush()
  await waitFor(() => expect(screen.getByText("Alles gespeichert")).toBeTruthy())
}

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

test("an institution sees its own part, and what it types is saved as one change a field", async () => {
  const page = await open()
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Volkshochschule")

  const institution = section("Auftrag und Erreichbarkeit")
  enter(institution, "Auftrag", "Kurse")
  enter(institution, "Auftrag", "Kurse für alle")
  enter(institution, "Ort", "Neustadt")
  expect(screen.getByText("Wird gespeichert …")).toBeTruthy()
  await saved(page)

  expect(page.server.changes.map((change) => change.kind === "set" && change.field)).toEqual([
    "mandate",
    "address.city",
  ])
  expect(page.server.content.institutions?.find(({ id }) => id === "vhs")).toMatchObject({
    mandate: "Kurse für alle",
    address: { city: "Neustadt" },
  })
})

test("a contact is added once it has a name, and confirmed once somebody may see it", async () => {
  const page = await open()
  const contacts = section("Ansprechpersonen")

  fireEvent.click(contacts.getByRole("button", { name: "Ansprechperson hinzufügen" }))
  fireEvent.click(contacts.getByRole("button", { name: "Hinzufügen" }))
  expect(contacts.getByRole("alert").textContent).toContain("Namen oder eine Funktion")
  enter(contacts, "Nachname", "Neumann")
  fireEvent.click(contacts.getByRole("button", { name: "Hinzufügen" }))
  const confirm = contacts.getByRole("button", { name: "Stimmt noch: Neumann" })
  expect(confirm.hasAttribute("disabled")).toBe(true)
  fireEvent.click(contacts.getByRole("button", { name: "Ändern: Neumann" }))
  fireEvent.change(contacts.getByLabelText("Sichtbarkeit"), { target: { value: "network" } })
  fireEvent.click(contacts.getByRole("button", { name: "Stimmt noch: Neumann" }))
  await saved(page)

  expect(page.server.content.contacts?.at(-1)).toMatchObject({
    lastName: "Neumann",
    institutionId: "vhs",
    privacy: { visibility: "network", confirmedOn: TODAY },
  })
})

test("what no longer is right becomes an open question with the task, and “done” confirms the rest", async () => {
  const page = await open()
  const rows = section("Stimmt noch?")
  const [wrong] = rows.getAllByRole("button", { name: /^Stimmt nicht mehr: / })
  const task = wrong?.getAttribute("aria-label")?.replace("Stimmt nicht mehr: ", "") ?? ""

  if (wrong) fireEvent.click(wrong)
  enter(rows, "Was stimmt nicht mehr?", "Das macht jetzt der Landkreis.")
  fireEvent.click(rows.getByRole("button", { name: "Als offenen Punkt eintragen" }))
  fireEvent.click(screen.getByRole("button", { name: "Alles durchgesehen, stimmt so" }))
  await saved(page)

  expect(page.server.content.openQuestions?.at(-1)).toMatchObject({
    text: `${task}: Das macht jetzt der Landkreis.`,
    raisedByInstitutionId: "vhs",
    taskIds: [page.server.content.assignments?.[0]?.taskId],
  })
  expect(screen.getByText("Zuletzt bestätigt am 10. März 2027")).toBeTruthy()
  expect(rows.getByText("Ihr offener Punkt: Das macht jetzt der Landkreis.")).toBeTruthy()
})

test("without a connection what was typed stays in sight and is sent when it is back", async () => {
  const page = await open()
  page.server.failure = new Failure(0, "")

  enter(section("Auftrag und Erreichbarkeit"), "Ort", "Neustadt")
  page.own.flush()
  await waitFor(() => expect(screen.getByText(/^Keine Verbindung/)).toBeTruthy())
  expect(page.own.hasUnsaved).toBe(true)
  page.server.failure = undefined
  await saved(page)

  expect(page.server.changes).toHaveLength(1)
  expect(page.refusals).toEqual([])
})

test("what the server refuses is said, and its state is shown again", async () => {
  const page = await open()
  const before = page.server.content
  const { read } = page.server
  page.server.read = () => {
    page.server.failure = undefined
    return read()
  }
  page.server.failure = new Failure(409, "Die Tafel ist gesperrt.")

  enter(section("Auftrag und Erreichbarkeit"), "Ort", "Neustadt")
  await saved(page)

  expect(page.refusals).toEqual(["Die Tafel ist gesperrt."])
  expect(page.own.get().part?.content).toEqual(before)
})

test("on a locked board everything can be read and nothing changed; an ended link shows nothing", async () => {
  const server = new FakeServer()
  server.isLocked = true
  const page = await open(server)

  expect(screen.getByText(/Moderation hat die Tafel gerade gesperrt/)).toBeTruthy()
  expect(screen.getByLabelText("Ort").hasAttribute("readonly")).toBe(true)
  expect(screen.queryByRole("button", { name: /^Entfernen|hinzufügen$/ })).toBeNull()
  server.failure = new Failure(401, "")
  await page.own.load()

  await waitFor(() => expect(screen.getByText("failed 401")).toBeTruthy())
  expect(screen.queryByLabelText("Ort")).toBeNull()
})
