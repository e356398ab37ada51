// @vitest-environment happy-dom
import { findExport } from "@tafelrunde/shared/paper"
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { createState } from "../../board/state.ts"
import { setLanguage } from "../../messages/language.ts"
import { ExportQuestion } from "./export-question.tsx"
import { type ExportSource, printFor, saveExport } from "./save-export.ts"

const board = {
  id: "b",
  token: "t",
  access: createState({ role: "facilitator", access: "write", locked: false }),
} as unknown as ExportSource

const UNCONFIRMED = {
  rule: "UNCONFIRMED_CONTACT_IN_PUBLIC_EXPORT",
  severity: "error",
  message: "Kontakt (SOZ) ist noch nicht bestätigt.",
}
const NAMED = {
  rule: "HIDDEN_NAME_IN_TEXT",
  severity: "warning",
  message: "Aufgabe „Beraten“: „Anmerkung“ enthält vielleicht einen Namen.",
}

/** A server with these findings; the addresses that it was asked for. */
function stubServer(findings: readonly unknown[]): string[] {
  const asked: string[] = []
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url)
    const answer = url.includes("/findings") ? Response.json(findings) : new Response("x")
    return Promise.resolve(answer)
  })
  return asked
}

function matrixCsv(): NonNullable<ReturnType<typeof findExport>> {
  const found = findExport("matrix.csv")
  if (!found) throw new Error("There is such an export")
  return found
}

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("where contacts are not confirmed, no file is asked for, and the way leads to the contacts", async () => {
  const asked = stubServer([UNCONFIRMED])
  const onContacts = vi.fn<() => void>()
  render(<ExportQuestion onContacts={onContacts} />)

  await saveExport(board, matrixCsv(), { profile: "public" })
  expect(await screen.findByText(UNCONFIRMED.message)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Zu den Kontakten" }))

  expect(onContacts).toHaveBeenCalledOnce()
  expect(screen.queryByRole("dialog")).toBeNull()
  expect(asked.filter((url) => url.includes("/exports/"))).toEqual([])
})

test("places with names are shown before the file is made, which goes on when somebody says so", async () => {
  const asked = stubServer([NAMED])
  render(<ExportQuestion onContacts={() => {}} />)

  await saveExport(board, matrixCsv(), { profile: "network" })
  expect(await screen.findByText(NAMED.message)).toBeTruthy()
  expect(asked.some((url) => url.includes("/exports/"))).toBe(false)
  fireEvent.click(screen.getByRole("button", { name: "Trotzdem exportieren" }))

  expect(asked.some((url) => url.includes("/exports/matrix.csv?profile=network"))).toBe(true)
})

test("a file for internal use asks nothing", async () => {
  const asked = stubServer([NAMED])
  await saveExport(board, matrixCsv(), { profile: "internal" })
  expect(asked).toEqual(["/api/boards/b/exports/matrix.csv?profile=internal&lang=de"])
})

test("what is printed for the public asks for confirmed contacts as a file does", async () => {
  stubServer([UNCONFIRMED])
  const print = vi.fn<() => void>()
  render(<ExportQuestion onContacts={() => {}} />)

  await printFor(board, "public", print)
  expect(await screen.findByText(UNCONFIRMED.message)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Zu den Kontakten" }))
  expect(print).not.toHaveBeenCalled()

  stubServer([])
  await printFor(board, "public", print)
  await printFor(board, "internal", print)
  expect(print).toHaveBeenCalledTimes(2)
})

test("where the server does not answer, a participant prints nothing for the public", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")))
  const connection = createState({ kind: "offline", pending: 0, persisted: true })
  const docs = { doc: new Y.Doc(), contactsDoc: new Y.Doc(), internalDoc: undefined, connection }
  const access = createState({ role: "participant", access: "write", locked: false })
  const print = vi.fn<() => void>()

  await printFor({ ...board, ...docs, access } as unknown as ExportSource, "public", print)

  expect(print).not.toHaveBeenCalled()
})
