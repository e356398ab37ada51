// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import { EXPORTS } from "@tafelrunde/shared/paper"
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { createState } from "../../board/state.ts"
import { type Access, type ConnectionStatus } from "../../board/sync/connection-status.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { ExportItems, useProfile } from "./export-items.tsx"

beforeEach(() => setLanguage("en"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

type Role = Access["role"]

/** The part of a board that the menu reads. */
function boardOf(role: Role, connection: ConnectionStatus = { kind: "saved" }): Board {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, templateContent("musterstadt", { language: "de" }))
  const board = {
    id: "b1",
    token: "t",
    doc: docs.board,
    contactsDoc: role === "viewer" ? undefined : docs.contacts,
    internalDoc: role === "facilitator" ? docs.internal : undefined,
    access: createState<Access>({ role, access: "read", locked: false }),
    connection: createState(connection),
  }
  return board as unknown as Board
}

function Items({ board }: { board: Board }): JSX.Element {
  const [profile, setProfile] = useProfile(board.access.get().role)
  return (
    <>
      <ExportItems board={board} profile={profile} onProfile={setProfile} />
      <Toasts />
    </>
  )
}

/** Files that the page handed to the browser to save, by name. */
function watchDownloads(): Map<string, Blob> {
  const saved = new Map<string, Blob>()
  let last: Blob | undefined
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    last = blob as Blob
    return "blob:x"
  })
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    if (last) saved.set(this.download, last)
  })
  return saved
}

test.each([
  { role: "facilitator", readers: ["Internal", "Network", "Public"] },
  { role: "participant", readers: ["Network", "Public"] },
  { role: "viewer", readers: [] },
] as const)("a $role chooses among the readers that a $role may export for", (each) => {
  render(<Items board={boardOf(each.role)} />)

  const offered = screen.queryAllByRole("menuitemradio").map(({ textContent }) => textContent)
  expect(offered.map((name) => name?.replace(/:.*/, ""))).toEqual(each.readers)
})

test.each(["de", "en"] as const)("every export there is stands in the menu (%s)", (language) => {
  setLanguage(language)
  render(<Items board={boardOf("participant")} />)

  const offered = screen.getAllByRole("menuitem").map(({ textContent }) => textContent)
  expect(offered.toSorted()).toEqual(
    EXPORTS.map(({ label, format }) => `${label[language]} ${format.toUpperCase()}`).toSorted(),
  )
  const group = language === "de" ? "Wer macht was" : "Who does what"
  expect(screen.getByRole("group", { name: group })).toBeTruthy()
})

test("without a connection the menu says which files need the server, and makes the others", async () => {
  const saved = watchDownloads()
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")))
  render(<Items board={boardOf("participant", { kind: "offline", pending: 0, persisted: true })} />)

  const paper = screen.getByRole("menuitem", { name: /Interface paper.* PDF/ })
  expect(paper.getAttribute("aria-disabled")).toBe("true")
  const reason = document.getElementById(paper.getAttribute("aria-describedby") ?? "")
  expect(reason?.textContent).toMatch(/others need the server/)
  fireEvent.click(paper)
  expect(screen.getByText(/Only the server can make this file/)).toBeTruthy()

  for (const name of ["Matrix CSV", "Matrix HTML", "Matrix XLSX", "Whole content JSON"]) {
    const item = screen.getByRole("menuitem", { name })
    expect(item.getAttribute("aria-disabled")).toBe("false")
    fireEvent.click(item)
  }
  await waitFor(() => expect(saved.size).toBe(4))
  expect([...saved.keys()].toSorted()).toEqual([
    "Board_Musterstadt_2027-03-10_v3-0_Network.json",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.csv",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.html",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.xlsx",
  ])
  const csv = await saved.get("Matrix_Musterstadt_2027-03-10_v3-0_Network.csv")?.text()
  expect(csv?.split("\r\n")).toHaveLength(1 + 24 + 1)
})

test("a viewer, whose browser holds no contacts, is told to wait for the server", () => {
  render(<Items board={boardOf("viewer", { kind: "offline", pending: 0, persisted: true })} />)

  expect(screen.getByText(/a device that may only view holds no contacts/)).toBeTruthy()
  for (const item of screen.getAllByRole("menuitem")) {
    expect(item.getAttribute("aria-disabled")).toBe("true")
  }
})
