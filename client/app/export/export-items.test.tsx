// @vitest-environment happy-dom
import { readArchive } from "@tafelrunde/shared/archive"
import { canvasRecords, createRecord, seedCanvas } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import { EXPORTS } from "@tafelrunde/shared/paper"
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { createCanvasFiles } from "../../board/canvas-files.ts"
import { createState } from "../../board/state.ts"
import { type Access, type ConnectionStatus } from "../../board/sync/connection-status.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { ExportItems, useProfile } from "./export-items.tsx"
import { MissingPicturesQuestion } from "./missing-pictures.tsx"

beforeEach(() => setLanguage("en"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

type Role = Access["role"]

/** Writers are loaded on demand. */
const LOADING = { timeout: 15_000 }

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
    canvasFiles: createCanvasFiles(),
  }
  return board as unknown as Board
}

function Items({ board }: { board: Board }): JSX.Element {
  const [profile, setProfile] = useProfile(board.access.get().role)
  return (
    <>
      <ExportItems board={board} profile={profile} onProfile={setProfile} />
      <MissingPicturesQuestion />
      <Toasts />
    </>
  )
}

function addPicture(doc: Y.Doc, hash: string): void {
  const id = `asset:${hash.slice(0, 8)}`
  const records = canvasRecords(doc)
  doc.transact(() => {
    createRecord(records, { id, typeName: "asset", type: "image", props: { src: `asset:${hash}` } })
    createRecord(records, {
      id: `shape:${hash.slice(0, 8)}`,
      typeName: "shape",
      type: "image",
      parentId: "page:page",
      props: { assetId: id },
    })
  })
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
    EXPORTS.map(({ label, choice }) => `${label[language]} ${choice}`).toSorted(),
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
  await waitFor(() => expect(saved.size).toBe(4), LOADING)
  expect([...saved.keys()].toSorted()).toEqual([
    "Board_Musterstadt_2027-03-10_v3-0_Network.json",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.csv",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.html",
    "Matrix_Musterstadt_2027-03-10_v3-0_Network.xlsx",
  ])
  const csv = await saved.get("Matrix_Musterstadt_2027-03-10_v3-0_Network.csv")?.text()
  expect(csv?.split("\r\n")).toHaveLength(1 + 24 + 1)
})

test("without a connection a participant gets no file for the public: the page cannot know who is unconfirmed", () => {
  render(<Items board={boardOf("participant", { kind: "offline", pending: 0, persisted: true })} />)
  fireEvent.click(screen.getByRole("menuitemradio", { name: /^Public/ }))

  expect(screen.getByText(/Until then no file is made for the public/)).toBeTruthy()
  for (const item of screen.getAllByRole("menuitem")) {
    expect(item.getAttribute("aria-disabled")).toBe("true")
  }
})

test("where the server does not answer, a participant's public file is refused and not made by the page", async () => {
  const saved = watchDownloads()
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")))
  render(<Items board={boardOf("participant")} />)
  fireEvent.click(screen.getByRole("menuitemradio", { name: /^Public/ }))
  fireEvent.click(screen.getByRole("menuitem", { name: "Matrix CSV" }))

  expect(await screen.findByText(/Until then no file is made for the public/)).toBeTruthy()
  expect(saved.size).toBe(0)
})

test("without a connection the whole board is saved with the pictures that this device has", async () => {
  const saved = watchDownloads()
  const [here, elsewhere] = ["a".repeat(64), "b".repeat(64)]
  vi.stubGlobal("fetch", (address: string) =>
    address.endsWith(`/assets/${here}`)
      ? Promise.resolve(new Response(Uint8Array.of(1, 2, 3)))
      : Promise.reject(new TypeError("no network")),
  )
  const board = boardOf("facilitator", { kind: "offline", pending: 0, persisted: true })
  seedCanvas(board.doc, "musterstadt", templateContent("musterstadt", { language: "de" }))
  for (const hash of [here, elsewhere]) addPicture(board.doc, hash)
  render(<Items board={board} />)

  const item = screen.getByRole("menuitem", { name: "Whole board with drawing TAFELRUNDE" })

  fireEvent.click(item)

  // What would be missing is named before the file is saved.
  await screen.findByText(/^One picture of the board is not on this device/, {}, LOADING)
  expect(saved.size).toBe(0)
  fireEvent.click(screen.getByRole("button", { name: "Don’t save" }))
  fireEvent.click(item)
  await screen.findByText(/^One picture of the board is not on this device/, {}, LOADING)
  expect(saved.size).toBe(0)
  fireEvent.click(screen.getByRole("button", { name: "Save anyway" }))

  await screen.findByText(/made on this device/, {}, LOADING)
  const file = saved.get("Board_Musterstadt_2027-03-10_v3-0_Network.tafelrunde")
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())
  const limits = { contentBytes: 1e6, canvasBytes: 1e6, pictureBytes: 1e6 }
  const read = readArchive(bytes, limits, "en")
  if (!read.ok) throw new Error(read.fault)
  const { archive } = read
  expect([...archive.pictures.keys()]).toEqual([here])
  expect(archive.records.some(({ id }) => id === "shape:frame-goals")).toBe(true)
  expect(archive.content.tasks).toHaveLength(24)
})

test("a viewer, whose browser holds no contacts, is told to wait for the server", () => {
  render(<Items board={boardOf("viewer", { kind: "offline", pending: 0, persisted: true })} />)

  expect(screen.getByText(/a device that may only view holds no contacts/)).toBeTruthy()
  for (const item of screen.getAllByRole("menuitem")) {
    expect(item.getAttribute("aria-disabled")).toBe("true")
  }
})
