// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { facilitationMessages } from "../../messages/facilitation.ts"
import { setLanguage } from "../../messages/language.ts"
import type { AccessToken, AuditEntry } from "../api.ts"
import { AccessDialog } from "./access-dialog.tsx"
import { entryText } from "./access-text.ts"

const TOKEN: AccessToken = {
  id: "0a1b2c3d4e5f",
  role: "participant",
  origin: "own",
  seat: { id: "jc", institutionId: "jc", name: "Jobcenter" },
  createdAt: "2027-03-10T08:00:00.000Z",
  usedAt: null,
  connections: 1,
}

const LINK: AccessToken = {
  ...TOKEN,
  id: "ffffffffffff",
  role: "facilitator",
  origin: "link",
  seat: null,
  connections: 0,
}

function entry(more: Partial<AuditEntry>): AuditEntry {
  return {
    at: "2027-03-10T09:00:00.000Z",
    action: "exported",
    role: "participant",
    seat: "Jobcenter",
    token: TOKEN.id,
    address: "192.0.2.0/24",
    subject: "matrix.xlsx",
    profile: "network",
    times: 1,
    ...more,
  }
}

/** A server with these tokens and entries; the calls that end something. */
function stubServer(tokens: readonly AccessToken[], entries: readonly AuditEntry[]): string[] {
  const ended: string[] = []
  vi.stubGlobal("fetch", (url: string, { method }: RequestInit) => {
    if (method === "DELETE") ended.push(url)
    if (method === "DELETE") return Promise.resolve(new Response(null, { status: 204 }))
    return Promise.resolve(Response.json(url.endsWith("tokens") ? tokens : entries))
  })
  return ended
}

function open(): void {
  render(<AccessDialog board={{ id: "b" }} token="t" onClose={() => {}} />)
}

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("a device is listed with its institution and ends after a question; a link has no such button", async () => {
  const ended = stubServer([LINK, TOKEN], [])
  open()
  const item = (await screen.findByText("Gerät: Jobcenter")).closest("li")
  expect(item?.textContent).toContain("gerade verbunden")
  expect(screen.getAllByRole("button", { name: /^Zugang beenden/ })).toHaveLength(1)

  fireEvent.click(
    screen.getByRole("button", { name: "Zugang beenden: Gerät: Jobcenter, Kennung 0a1b2c3d4e5f" }),
  )
  const question = screen.getByRole("dialog", { name: "Diesen Zugang beenden?" })
  expect(ended).toEqual([])
  fireEvent.click(within(question).getByRole("button", { name: "Beenden" }))

  expect(await screen.findByText("Der Zugang ist beendet.")).toBeTruthy()
  expect(ended).toEqual(["/api/boards/b/tokens/0a1b2c3d4e5f"])
})

test("the record says what was done, when, and by which role, institution and network", async () => {
  stubServer([], [entry({ times: 3 })])
  open()

  const item = (await screen.findByText("Heruntergeladen: matrix.xlsx (fürs Netzwerk)")).closest(
    "li",
  )
  for (const fact of [
    "3-mal",
    "Teilnehmende",
    "Jobcenter",
    TOKEN.id,
    "Netz 192.0.2.0/24",
    "2027",
  ]) {
    expect(item?.textContent).toContain(fact)
  }
})

test("a long record is shown in parts", async () => {
  stubServer(
    [],
    Array.from({ length: 60 }, (_, n) => entry({ subject: `file-${n}.csv` })),
  )
  open()
  await screen.findByText(/file-0\.csv/)
  expect(screen.queryByText(/file-55\.csv/)).toBeNull()

  fireEvent.click(screen.getByRole("button", { name: "10 weitere Einträge zeigen" }))

  expect(screen.getByText(/file-55\.csv/)).toBeTruthy()
  expect(screen.queryByRole("button", { name: /weitere/ })).toBeNull()
})

test.each([
  [{ action: "created", subject: null }, "Board created"],
  [{ action: "joined", subject: "joinCode" }, "Came in with the code"],
  [{ action: "joined", subject: "link" }, "Came in by the link"],
  [
    { action: "exported", subject: "version 7", profile: "internal" },
    "Downloaded: content of version no. 7",
  ],
  [
    { action: "exported", subject: "content", profile: "public" },
    "Downloaded: Content of the board (public)",
  ],
  [{ action: "imported", subject: "board" }, "Whole board replaced by a file"],
  [{ action: "removed", subject: "renewed" }, "Person removed, link and code renewed"],
  [{ action: "renewed", subject: "viewer" }, "Renewed: Link to view"],
  [{ action: "renewed", subject: "joinCode off" }, "Code switched off"],
  [{ action: "damaged", subject: "3" }, "3 saved changes are damaged and missing from the board"],
  [{ action: "deleted", subject: "3" }, "Version no. 3 deleted"],
  [{ action: "deleted", subject: "board" }, "Board deleted"],
] as const)("%o reads: %s", (facts, text) => {
  expect(entryText(entry(facts), facilitationMessages.en)).toBe(text)
})
